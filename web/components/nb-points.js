// <nb-points> is a plot to draw points on. A click or a stroke adds points, or takes the nearest away
// while erasing; by keyboard the arrows move a cross, Enter adds, Delete removes the nearest. It fires
// `nb-points` with the new rows; what must not be (too many, too few) its owner refuses.
//
//   <nb-points label="Your data" .axes=${['x', 'y']} .value=${[[0, 1], [2, 3]]} .frame=${frame}>

import { css, html, LitElement, svg } from 'lit';
import { area, board, nearest, placeOf, rowAt } from '../own-data/points.js';
import { formatNumber, ticks } from '../plots/scale.js';
import { controls } from './controls-style.js';

/** @typedef {import('../own-data/points.js').Pair} Pair */

/** A stroke leaves a point every so many units; erasing reaches so far. */
const [SPACING, REACH] = [16, 24];

/** @type {Record<string, Pair>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class NbPoints extends LitElement {
  static properties = {
    label: {},
    axes: { attribute: false },
    value: { attribute: false },
    frame: { attribute: false },
    erasing: { type: Boolean },
    cross: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      svg {
        display: block;
        width: 100%;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        background: var(--surface);
        cursor: crosshair;
        touch-action: none;
      }
      svg.erasing {
        cursor: cell;
      }
      line {
        stroke: var(--line);
      }
      text {
        font-size: 13.5px;
        fill: var(--ink-soft);
      }
      .name {
        font-style: italic;
        fill: var(--ink);
      }
      circle {
        fill: var(--accent);
        stroke: var(--surface);
      }
      .cross {
        fill: none;
        stroke: var(--ink);
        stroke-width: 1.5;
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.axes = ['x', 'y'];
    /** @type {number[][]} */
    this.value = [];
    /** @type {import('../own-data/points.js').Frame} */
    this.frame = { x: [0, 1], y: [0, 1] };
    this.erasing = false;
    /** The keyboard's place, in units of the drawing. */
    this.cross = { x: area.left + area.width / 2, y: area.top + area.height / 2, shown: false };
    /** Where a stroke left its last point. @type {Pair | null} */
    this.last = null;
  }

  /** @param {Pair} place */
  add(place) {
    this.tell([...this.value, rowAt(place, this.frame)]);
  }

  /** @param {Pair} place @param {number} [reach] */
  erase(place, reach) {
    const taken = nearest(this.value, place, this.frame, reach);
    if (taken >= 0) this.tell(this.value.filter((_, index) => index !== taken));
  }

  /** @param {number[][]} rows */
  tell(rows) {
    this.dispatchEvent(new CustomEvent('nb-points', { detail: rows }));
  }

  /** @param {PointerEvent} event */
  stroke(event) {
    const pad = /** @type {Element} */ (event.currentTarget);
    const { left, top, width, height } = pad.getBoundingClientRect();
    /** @type {Pair} */
    const place = [
      ((event.clientX - left) / width) * board.width,
      ((event.clientY - top) / height) * board.height,
    ];
    if (event.type === 'pointerdown') pad.setPointerCapture(event.pointerId);
    else if (!this.last) return;
    const far = this.last && Math.hypot(place[0] - this.last[0], place[1] - this.last[1]);
    if (far !== null && far < SPACING) return;
    this.last = place;
    if (this.erasing) this.erase(place, REACH);
    else this.add(place);
  }

  finish() {
    this.last = null;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { x, y } = this.cross;
    const move = Object.hasOwn(arrows, event.key) ? arrows[event.key] : null;
    if (move) {
      const by = event.shiftKey ? 1 : 8;
      const within = (
        /** @type {number} */ at,
        /** @type {number} */ low,
        /** @type {number} */ size,
      ) => Math.max(low, Math.min(low + size, at));
      this.cross = {
        x: within(x + by * move[0], area.left, area.width),
        y: within(y + by * move[1], area.top, area.height),
        shown: true,
      };
    } else if (event.key === 'Enter' || event.key === ' ') this.add([x, y]);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.erase([x, y]);
    else return;
    event.preventDefault();
  }

  axesDrawn() {
    const { frame, axes } = this;
    const [right, bottom] = [area.left + area.width, area.top + area.height];
    const across = ticks(...frame.x, 5).map((at) => ({ at, left: placeOf([at, 0], frame)[0] }));
    const up = ticks(...frame.y, 5).map((at) => ({ at, top: placeOf([0, at], frame)[1] }));
    return svg`
      ${across.map(
        ({ at, left }) => svg`<line x1=${left} x2=${left} y1=${area.top} y2=${bottom} />
          <text x=${left} y=${bottom + 15} text-anchor="middle">${formatNumber(at)}</text>`,
      )}
      ${up.map(
        ({ at, top }) => svg`<line x1=${area.left} x2=${right} y1=${top} y2=${top} />
          <text x=${area.left - 5} y=${top + 4.5} text-anchor="end">${formatNumber(at)}</text>`,
      )}
      <text class="name" x=${area.left + area.width / 2} y=${board.height - 3} text-anchor="middle">${axes[0]}</text>
      <text class="name" x="9" y=${area.top + area.height / 2} text-anchor="middle"
        transform="rotate(-90 9 ${area.top + area.height / 2})">${axes[1]}</text>`;
  }

  render() {
    const { value, frame, label, erasing, cross } = this;
    const here = rowAt([cross.x, cross.y], frame).map(formatNumber).join(', ');
    const hide = () => {
      this.cross = { ...cross, shown: false };
    };
    return html`<svg viewBox="0 0 ${board.width} ${board.height}" tabindex="0" role="application"
        class=${erasing ? 'erasing' : ''}
        aria-label="${label}: a plot with ${value.length} points. Arrow keys move a cross, Enter adds a point there, Delete removes the nearest."
        @pointerdown=${this.stroke} @pointermove=${this.stroke} @pointerup=${this.finish}
        @pointercancel=${this.finish} @keydown=${this.pressed} @blur=${hide}>
        ${this.axesDrawn()}
        ${value.map((row) => {
          const [x, y] = placeOf(row, frame);
          return svg`<circle cx=${x} cy=${y} r="4" />`;
        })}
        ${cross.shown ? svg`<path class="cross" d="M${cross.x - 9} ${cross.y}h18M${cross.x} ${cross.y - 9}v18" />` : ''}
      </svg>
      <span class="hidden-text" role="status">${cross.shown ? `Cross at ${here}. ${value.length} points.` : ''}</span>`;
  }
}

customElements.define('nb-points', NbPoints);
