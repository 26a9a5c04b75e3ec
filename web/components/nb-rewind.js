// <nb-rewind> is a slider over the run of a demo: each stop is a step that can be looked at again.
// Fires `nb-command` with {command: 'look', value: index of the stop}, {command: 'goon'}.
//
//   <nb-rewind .stops=${[0, 100, 200]} step="100"></nb-rewind>

import { css, html, LitElement } from 'lit';
import { formatCount } from '../plots/scale.js';
import { controls } from './controls-style.js';

export class NbRewind extends LitElement {
  static properties = {
    stops: { attribute: false },
    step: { type: Number },
    back: { type: Boolean },
  };

  static styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.2rem 0.75rem;
        min-height: 2.5rem;
      }
      input {
        flex: 1 1 12rem;
        min-width: 0;
        width: auto;
      }
      label {
        color: var(--ink-soft);
      }
      button {
        visibility: hidden;
      }
      button.back {
        visibility: visible;
      }
      output {
        min-width: 9.5em;
        font-variant-numeric: tabular-nums;
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {number[]} */
    this.stops = [0];
    this.step = 0;
    this.back = false;
  }

  /** @param {string} command @param {number} [value] */
  order(command, value) {
    this.dispatchEvent(new CustomEvent('nb-command', { detail: { command, value } }));
  }

  render() {
    const { stops, step, back } = this;
    const last = stops.length - 1;
    const words = `step ${formatCount(step)} of ${formatCount(stops[last])}`;
    return html`
      <label for="stop">Look back</label>
      <input id="stop" type="range" min="0" max=${Math.max(1, last)} step="1" ?disabled=${last < 1}
        .value=${String(last < 1 ? 1 : stops.indexOf(step))} aria-valuetext=${words}
        @input=${(/** @type {any} */ event) => this.order('look', event.target.valueAsNumber)} />
      <output for="stop">${back ? words : 'the newest step'}</output>
      <button type="button" class=${back ? 'back' : ''} ?disabled=${!back}
        @click=${() => this.order('goon')}>Go on from here</button>
    `;
  }
}

customElements.define('nb-rewind', NbRewind);
