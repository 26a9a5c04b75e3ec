// <nb-slider> is a number between two ends: a native slider for the hand, a native number field for
// the exact value. Fires `nb-value` with the number when the visitor has let go. What cannot be used
// is told in a sentence, and the value before stays.
//
//   <nb-slider label="Learning rate" .range=${{ min: 0.001, max: 10, scale: 'log' }} .value=${0.1}>
//   <nb-slider compact …>   everything in one line

import { css, html, LitElement } from 'lit';
import { fits, wanted } from '../demo/params.js';
import { position, valueAt } from '../plots/scale.js';
import { controls } from './controls-style.js';
import { nudged } from './nudge.js';

/** Places on the slider: fine enough for three digits over five decades. */
const PLACES = 1000;

export class NbSlider extends LitElement {
  static properties = {
    label: {},
    range: { attribute: false },
    value: { attribute: false },
    disabled: { type: Boolean },
    moving: { state: true },
    fault: { state: true },
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
        width: 100%;
        min-height: 2rem;
        padding: 0 0 0 0.4em;
        font-variant-numeric: tabular-nums;
      }
      :host([compact]) .all {
        display: grid;
        grid-template-columns: minmax(var(--name-width, 2.6em), auto) minmax(0, 1fr);
        align-items: center;
        gap: 0 0.6rem;
      }
      :host([compact]) .fault {
        grid-column: 1 / -1;
      }
      @media (pointer: coarse) {
        input[type='range'],
        input[type='number'] {
          min-height: 2.5rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    /** @type {import('../plots/scale.js').Range} */
    this.range = { min: 0, max: 1 };
    this.value = 0;
    this.disabled = false;
    /** @type {number | null} */
    this.moving = null;
    this.fault = '';
  }

  /** One place of the slider for each value when they are few. */
  get places() {
    const { min, max, step, scale } = this.range;
    return step && scale !== 'log' ? Math.round((max - min) / step) : PLACES;
  }

  /** Puts the focus into the number field, its text chosen. */
  async focusNumber() {
    await this.updateComplete;
    const field = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('#number'));
    field.focus();
    field.select();
  }

  /** @param {number} value */
  choose(value) {
    this.moving = null;
    this.fault = '';
    this.value = value;
    this.dispatchEvent(new CustomEvent('nb-value', { detail: value }));
  }

  /** @param {any} event */
  typed({ target }) {
    const number = target.valueAsNumber;
    const { min, max, step } = this.range;
    const good = number >= min && number <= max && fits(number, step);
    if (good) return this.choose(number);
    const what = Number.isFinite(number) ? `${number} does not fit` : 'That is no number';
    this.fault = `${what}: ${this.label} must be ${wanted(this.range)}. It stays ${this.value}.`;
    target.value = String(this.value);
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const sideways = /Left|Right|Page/.test(event.key);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (sideways && /** @type {HTMLInputElement} */ (event.target).type === 'number') return;
    const value = nudged(event.key, this.value, this.range);
    if (value === null) return;
    event.preventDefault();
    if (value !== this.value) this.choose(value);
  }

  render() {
    const { label, range, places, fault, disabled } = this;
    const shown = this.moving ?? this.value;
    const slid = (/** @type {any} */ event) => valueAt(event.target.value / places, range);
    return html`<div class="all">
      <label for="number">${label}</label>
      <div class="row" @keydown=${this.pressed}>
        <input type="range" min="0" max=${places} step="1" ?disabled=${disabled} aria-label="${label}, slider"
          aria-valuetext=${String(shown)}
          .value=${String(Math.round(position(shown, range) * places))}
          @input=${(/** @type {any} */ event) => {
            this.moving = slid(event);
          }}
          @change=${(/** @type {any} */ event) => this.choose(slid(event))} />
        <input id="number" type="number" inputmode="decimal" step="any" ?disabled=${disabled}
          min=${range.min} max=${range.max} .value=${String(shown)}
          aria-describedby="fault" @change=${this.typed} />
      </div>
      <p class="fault" id="fault" role="status">${fault}</p>
    </div>`;
  }
}

customElements.define('nb-slider', NbSlider);
