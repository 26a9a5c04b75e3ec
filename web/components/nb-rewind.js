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
    goal: { attribute: false },
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
        min-width: 8.5em;
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
    /** The step to which the run is being repeated. @type {number | null} */
    this.goal = null;
  }

  /** @param {string} command @param {number} [value] */
  order(command, value) {
    this.dispatchEvent(new CustomEvent('nb-command', { detail: { command, value } }));
  }

  /** The button goes, so the focus moves to the slider. */
  goOn() {
    this.renderRoot.querySelector('input')?.focus();
    this.order('goon');
  }

  /** @param {string} words */
  where(words) {
    if (this.goal !== null) return `repeating, to step ${formatCount(this.goal)}`;
    return this.back ? words : 'the newest step';
  }

  render() {
    const { stops, step, back, goal } = this;
    const last = stops.length - 1;
    const busy = goal !== null;
    const words = `step ${formatCount(step)} of ${formatCount(stops[last])}`;
    return html`
      <label for="stop">Look back</label>
      <input id="stop" type="range" min="0" max=${Math.max(1, last)} step="1" ?disabled=${last < 1 && !busy}
        .value=${String(last < 1 ? 1 : stops.indexOf(step))} aria-valuetext=${words}
        @input=${(/** @type {any} */ event) => this.order('look', event.target.valueAsNumber)} />
      <output for="stop">${this.where(words)}</output>
      <button type="button" class=${back && !busy ? 'back' : ''} ?disabled=${!back || busy}
        @click=${this.goOn}>Go on from here</button>
    `;
  }
}

customElements.define('nb-rewind', NbRewind);
