// <nb-digit> takes a digit from the visitor's hand: drawn, from a file that is chosen, dropped or pasted, or
// from the camera. Below it stands how it becomes like those of MNIST, step by step. Fires `nb-value` with
// 28 × 28 values. A value from elsewhere, of a link for example, is put on the board enlarged.
//
//   <nb-digit label="Your digit" .value=${values}>

import { css, html, LitElement } from 'lit';
import { digitSteps, resized } from '../own-data/digit.js';
import { paint } from '../plots/paint.js';
import { controls } from './controls-style.js';
import { dataStyles } from './data-style.js';
import './nb-camera.js';
import './nb-paint.js';

/** @typedef {import('../own-data/digit.js').Picture} Picture */

/** Pixels along the board, and along the network's input. */
const [BOARD, INPUT] = [112, 28];

export class NbDigit extends LitElement {
  static properties = {
    label: {},
    value: { attribute: false },
    drawn: { state: true },
  };

  static styles = [
    controls,
    dataStyles,
    css`
      ol {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: 0.5rem;
        max-width: 18rem;
        margin: 0.6rem 0 0.3rem;
        padding: 0;
        list-style: none;
        font-size: var(--text-small);
        line-height: 1.25;
        color: var(--ink-soft);
      }
      canvas {
        display: block;
        width: 100%;
        aspect-ratio: 1;
        margin-bottom: 0.25rem;
        object-fit: contain;
        image-rendering: pixelated;
        background: #440154;
        border-radius: var(--radius-small);
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    /** @type {Float32Array} */
    this.value = new Float32Array(INPUT * INPUT);
    /** What is on the board. @type {Picture} */
    this.drawn = { values: new Float32Array(BOARD * BOARD), width: BOARD, height: BOARD };
    /** What the board became. @type {[string, Picture][]} */
    this.steps = digitSteps(this.drawn);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('value') || this.#isMine(this.value)) return;
    const given = { values: this.value, width: INPUT, height: INPUT };
    this.drawn = resized(given, BOARD, BOARD);
    this.steps = digitSteps(this.drawn).with(-1, ['centred, 28 × 28', given]);
  }

  /** Whether the board became this. @param {Float32Array} value */
  #isMine(value) {
    return String(value) === String(this.steps[this.steps.length - 1][1].values);
  }

  /** @param {Float32Array} values what is now on the board */
  take(values) {
    this.drawn = { values, width: BOARD, height: BOARD };
    this.steps = digitSteps(this.drawn);
    this.value = this.steps[this.steps.length - 1][1].values;
    this.dispatchEvent(new CustomEvent('nb-value', { detail: this.value }));
  }

  updated() {
    const canvases = this.renderRoot.querySelectorAll('canvas');
    this.steps.forEach(([, picture], i) => {
      paint(canvases[i], picture, [0, 1]);
    });
  }

  render() {
    return html`
      <nb-paint label=${this.label} .size=${{ width: BOARD, height: BOARD }} .value=${this.drawn.values}
        @nb-value=${(/** @type {CustomEvent} */ { detail }) => this.take(detail)}></nb-paint>
      <nb-camera side=${BOARD}
        @nb-value=${(/** @type {CustomEvent} */ { detail }) => this.take(detail)}></nb-camera>
      <ol aria-label="What the network is given, step by step">
        ${this.steps.map(([word]) => html`<li><canvas aria-hidden="true"></canvas>${word}</li>`)}
      </ol>
      <p>Draw it large. It is made like the digits of MNIST, which the network knows.</p>
    `;
  }
}

customElements.define('nb-digit', NbDigit);
