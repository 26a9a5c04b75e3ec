// <nb-paint> is a small picture to paint: with a pointer, or with the keyboard (arrows move the
// brush, space or enter paints). Values from 0 to 1 in steps of 1/15. Fires `nb-value` with a new
// Float32Array when a stroke ends. A picture file that is chosen, dropped or pasted takes its place.
//
//   <nb-paint label="Your target" .size=${{ width: 32, height: 32 }} .value=${picture}>

import { css, html, LitElement } from 'lit';
import { painted } from '../own-data/brush.js';
import { level, pictureOf } from '../own-data/image-file.js';
import { paint } from '../plots/paint.js';
import { controls } from './controls-style.js';
import { dataStyles } from './data-style.js';
import { FileDrop } from './file-drop.js';
import './nb-slider.js';

/** @typedef {import('../own-data/brush.js').Point} Point */

/** @type {Record<string, [number, number]>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Keys lead across a picture in so many strides at most. */
const STRIDES = 32;

export class NbPaint extends LitElement {
  static properties = {
    label: {},
    size: { attribute: false },
    value: { attribute: false },
    ink: { state: true },
    brush: { state: true },
    told: { state: true },
    fault: { state: true },
  };

  static styles = [
    controls,
    dataStyles,
    css`
      .area {
        position: relative;
        max-width: 18rem;
        margin: 0.3rem 0 0.5rem;
      }
      canvas {
        display: block;
        width: 100%;
        aspect-ratio: 1;
        image-rendering: pixelated;
        border-radius: var(--radius-small);
        cursor: crosshair;
        touch-action: none;
      }
      .brush {
        position: absolute;
        width: 14%;
        height: 14%;
        pointer-events: none;
        border: 2px solid #fff;
        outline: 1px solid #000;
        border-radius: 50%;
        transform: translate(-50%, -50%);
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.size = { width: 32, height: 32 };
    /** @type {Float32Array} */
    this.value = new Float32Array(0);
    this.ink = 1;
    this.brush = { x: 0, y: 0, shown: false };
    /** Where the pointer was last while it is down. @type {Point | null} */
    this.pen = null;
    this.told = '';
    this.fault = '';
    new FileDrop(this, { file: (file) => this.open(file) });
  }

  get canvas() {
    return /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('size')) return;
    const { width, height } = this.size;
    this.brush = { ...this.brush, x: width / 2, y: height / 2 };
  }

  updated() {
    const { width, height } = this.size;
    paint(this.canvas, { values: this.value, width, height }, [0, 1]);
    const { style } = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.brush'));
    style.left = `${(100 * this.brush.x) / width}%`;
    style.top = `${(100 * this.brush.y) / height}%`;
  }

  /** @param {Point} from @param {Point} to */
  line(from, to) {
    this.value = painted(this.value, this.size.width, from, to, level(this.ink));
  }

  /** A picture file in the place of what is painted. @param {File} file */
  async open(file) {
    this.told = '';
    this.fault = '';
    try {
      const { picture, told } = await pictureOf(file, this.size);
      this.choose(picture);
      this.told = told;
    } catch (error) {
      this.fault = `${/** @type {Error} */ (error).message} The picture stays as it is.`;
    }
  }

  /** @param {PointerEvent} event */
  stroke(event) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const place = {
      x: ((event.clientX - left) / width) * this.size.width,
      y: ((event.clientY - top) / height) * this.size.height,
    };
    if (event.type === 'pointerdown') this.canvas.setPointerCapture(event.pointerId);
    else if (!this.pen) return;
    this.line(this.pen ?? place, place);
    this.pen = place;
  }

  finish() {
    if (this.pen) this.choose(this.value);
    this.pen = null;
  }

  /** @param {Float32Array} picture */
  choose(picture) {
    this.value = picture;
    this.told = '';
    this.dispatchEvent(new CustomEvent('nb-value', { detail: picture }));
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const move = arrows[event.key];
    const { x, y } = this.brush;
    const within = (/** @type {number} */ at, /** @type {number} */ end) =>
      Math.max(0, Math.min(end, at));
    if (move) {
      const { width, height } = this.size;
      const [across, down] = move.map((way) => way * Math.ceil(width / STRIDES));
      this.brush = { x: within(x + across, width), y: within(y + down, height), shown: true };
    } else if (event.key === ' ' || event.key === 'Enter') {
      this.line({ x, y }, { x, y });
      this.choose(this.value);
    } else return;
    event.preventDefault();
  }

  /** @param {boolean} shown */
  reveal(shown) {
    this.brush = { ...this.brush, shown };
  }

  render() {
    const { shown } = this.brush;
    const fill = (/** @type {number} */ value) => () => this.choose(this.value.map(() => value));
    return html`
      <span>${this.label}</span>
      <div class="area">
        <canvas tabindex="0" role="application"
          aria-label="${this.label}: a picture to paint. Arrow keys move the brush, space paints."
          @pointerdown=${this.stroke} @pointermove=${this.stroke}
          @pointerup=${this.finish} @pointercancel=${this.finish}
          @keydown=${this.pressed}
          @focus=${(/** @type {any} */ event) => this.reveal(event.target.matches(':focus-visible'))}
          @blur=${() => this.reveal(false)}></canvas>
        <span class="brush" ?hidden=${!shown}></span>
      </div>
      <nb-slider label="Brush value" .range=${{ min: 0, max: 1 }} .value=${this.ink}
        @nb-value=${(/** @type {any} */ event) => {
          this.ink = event.detail;
        }}></nb-slider>
      <div class="buttons">
        <button type="button" @click=${fill(0)}>Clear</button>
        <button type="button" @click=${() => this.choose(this.value.map((v) => level(1 - v)))}>Invert</button>
        <label class="file">Open a picture
          <input type="file" accept="image/*" @change=${(/** @type {any} */ { target }) => {
            this.open(target.files[0]);
            target.value = '';
          }} /></label>
      </div>
      <p class="told" role="status">${this.told}</p>
      <p class="fault" role="alert">${this.fault}</p>
      <p>A picture file can be dropped here too. It stays in this page; nothing is sent.</p>
    `;
  }
}

customElements.define('nb-paint', NbPaint);
