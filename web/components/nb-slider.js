// <nb-slider> is a number between two ends: a native slider for the hand, a native number field for
// the exact value. Fires `nb-value` with the number when the visitor has let go.
//
//   <nb-slider label="Learning rate" .range=${{ min: 0.001, max: 10, scale: 'log' }} .value=${0.1}>

import { css, html, LitElement } from 'lit';
import { position, valueAt } from '../plots/scale.js';
import { controls } from './controls-style.js';

/** Places on the slider: fine enough for three digits over five decades. */
const PLACES = 1000;

export class NbSlider extends LitElement {
  static properties = {
    label: {},
    range: { attribute: false },
    value: { attribute: false },
    moving: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 5.4em;
        align-items: center;
        gap: 0.75rem;
      }
      input[type='number'] {
        min-height: 2rem;
        padding: 0 0.4em;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    /** @type {import('../plots/scale.js').Range} */
    this.range = { min: 0, max: 1 };
    this.value = 0;
    /** @type {number | null} */
    this.moving = null;
  }

  /** One place of the slider for each value when they are few. */
  get places() {
    const { min, max, step, scale } = this.range;
    return step && scale !== 'log' ? Math.round((max - min) / step) : PLACES;
  }

  /** @param {number} value */
  choose(value) {
    this.moving = null;
    this.value = value;
    this.dispatchEvent(new CustomEvent('nb-value', { detail: value }));
  }

  /** @param {any} event */
  typed({ target }) {
    const { min, max, step } = this.range;
    const number = target.valueAsNumber;
    const wanted = Number.isFinite(number) ? Math.min(max, Math.max(min, number)) : this.value;
    const value = step ? Number((Math.round(wanted / step) * step).toPrecision(12)) : wanted;
    target.value = String(value);
    this.choose(value);
  }

  render() {
    const { label, range, places } = this;
    const shown = this.moving ?? this.value;
    const slid = (/** @type {any} */ event) => valueAt(event.target.value / places, range);
    return html`
      <label for="number">${label}</label>
      <div class="row">
        <input type="range" min="0" max=${places} step="1" aria-label="${label}, slider"
          aria-valuetext=${String(shown)}
          .value=${String(Math.round(position(shown, range) * places))}
          @input=${(/** @type {any} */ event) => {
            this.moving = slid(event);
          }}
          @change=${(/** @type {any} */ event) => this.choose(slid(event))} />
        <input id="number" type="number" inputmode="decimal" step=${range.step ?? 'any'}
          min=${range.min} max=${range.max} .value=${String(shown)} @change=${this.typed} />
      </div>
    `;
  }
}

customElements.define('nb-slider', NbSlider);
