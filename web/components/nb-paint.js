// <nb-paint> is a small picture to paint: with a pointer, or with the keyboard (arrows move the
// brush, space or enter paints). Values from 0 to 1 in steps of 1/15. Fires `nb-value` with a new
// Float32Array when a stroke ends.
//
//   <nb-paint label="Your target" .size=${{ width: 32, height: 32 }} .value=${picture}>

import { css, html, LitElement } from 'lit';
import { paint } from '../plots/paint.js';
import { controls } from './controls-style.js';
import './nb-slider.js';

/** @typedef {{x: number, y: number}} Point */

/** Radius of the brush in pixels of the picture. */
const BRUSH = 2.3;

/** The nearest value that a link can hold. @param {number} value */
const level = (value) => Math.fround(Math.round(value * 15) / 15);

/** @type {Record<string, [number, number]>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class NbPaint extends LitElement {
  static properties = {
    label: {},
    size: { attribute: false },
    value: { attribute: false },
    ink: { state: true },
    brush: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
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
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
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
    /** The keyboard's place in the picture. */
    this.brush = { x: 16, y: 16, shown: false };
    /** Where the pointer was last while it is down. @type {Point | null} */
    this.pen = null;
  }

  get canvas() {
    return /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
  }

  updated() {
    const { width, height } = this.size;
    paint(this.canvas, { values: this.value, width, height }, [0, 1]);
    const { style } = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.brush'));
    style.left = `${(100 * this.brush.x) / width}%`;
    style.top = `${(100 * this.brush.y) / height}%`;
  }

  /**
   * Paints a line into a copy: all pixels whose centre is within the brush's radius of it.
   * @param {Point} from in pixels of the picture
   * @param {Point} to
   */
  line(from, to) {
    const { width } = this.size;
    const painted = level(this.ink);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const square = dx * dx + dy * dy;
    this.value = this.value.map((old, index) => {
      const x = (index % width) + 0.5 - from.x;
      const y = Math.floor(index / width) + 0.5 - from.y;
      const along = square > 0 ? Math.max(0, Math.min(1, (x * dx + y * dy) / square)) : 0;
      return Math.hypot(x - along * dx, y - along * dy) <= BRUSH ? painted : old;
    });
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
      this.brush = { x: within(x + move[0], width), y: within(y + move[1], height), shown: true };
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
      <div class="row">
        <button type="button" @click=${fill(0)}>Clear</button>
        <button type="button" @click=${() => this.choose(this.value.map((v) => level(1 - v)))}>Invert</button>
      </div>
    `;
  }
}

customElements.define('nb-paint', NbPaint);
