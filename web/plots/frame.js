// The frame around a plot in a plane: two axes with ticks, labels and names, a place for the picture
// between a grid below and marks above, a legend, a colour bar. All of it but the picture is SVG. Its
// height depends on its width alone, so nothing moves when data arrive.

import { Axis } from './axis.js';
import { BAR, colorbar } from './colorbar.js';
import { LETTER, legend, ROW } from './legend.js';
import { make, svg } from './svg.js';

/** @typedef {[number, number]} Pair */
/** @typedef {{domain: Pair, log: boolean, unit(value: number): number, value(at: number): number, marks(count: number): [number, string][]}} AxisLike */

const LEFT = 52;
const RIGHT = 16;
const TOP = 24;
const BOTTOM = 40;

/** @param {number} x @param {number} y @param {string} anchor @param {string} words @param {string} [kind] */
const label = (x, y, anchor, words, kind = '') =>
  svg('text', { x, y, 'text-anchor': anchor, class: kind }, words);

export class Frame {
  /** In CSS pixels, from the frame's corner. */
  area = { left: LEFT, top: TOP, width: 0, height: 0 };
  /** @type {AxisLike} */
  x = new Axis([0, 1]);
  /** @type {AxisLike} */
  y = new Axis([0, 1]);
  /** Called when the area has another size. */
  resized = () => {};
  /** Called when an axis or the size has changed. */
  moved = () => {};
  /** @type {import('./legend.js').LegendEntry[]} */
  #entries = [];
  #state = '';
  #note = '';

  /**
   * @param {HTMLElement} element
   * @param {{axes?: string[], height?: number, ratio?: number, bar?: Pair, grid?: boolean}} options
   *   either the height of all or the ratio of the area's width to its height
   */
  constructor(element, { axes = ['x', 'y'], height = 300, ratio, bar, grid = true }) {
    this.axes = axes;
    this.height = height;
    this.ratio = ratio;
    this.bar = bar;
    this.grid = grid;
    /** @type {ReturnType<typeof colorbar> | null} */
    this.colorbar = null;
    this.root = make('div', 'frame');
    this.under = svg('svg', { 'aria-hidden': 'true' });
    this.over = svg('svg', { 'aria-hidden': 'true' });
    /** Where a plot draws upon its picture. */
    this.marks = svg('g');
    this.labels = svg('g');
    this.values = svg('g');
    this.notes = svg('g');
    this.over.append(this.marks, this.labels, this.values, this.notes);
    this.root.append(this.under, this.over);
    element.append(this.root);
    this.observer = new ResizeObserver(() => this.layout());
    this.observer.observe(this.root);
    this.layout();
  }

  /** Puts a picture into the area. @template {HTMLElement} T @param {T} picture @returns {T} */
  put(picture) {
    this.picture = picture;
    this.under.after(picture);
    this.#place(picture);
    return picture;
  }

  /** @param {number} value */
  left(value) {
    return this.area.left + this.x.unit(value) * this.area.width;
  }

  /** @param {number} value */
  top(value) {
    return this.area.top + (1 - this.y.unit(value)) * this.area.height;
  }

  /** Both, or null outside the axes. @param {number} x @param {number} y @returns {Pair | null} */
  place(x, y) {
    const inside = (/** @type {number} */ at) => at >= -1e-6 && at <= 1 + 1e-6;
    return inside(this.x.unit(x)) && inside(this.y.unit(y)) ? [this.left(x), this.top(y)] : null;
  }

  /** @param {AxisLike} x @param {AxisLike} y @param {Pair} [bar]  range of the colours */
  set(x, y, bar = this.bar) {
    this.x = x;
    this.y = y;
    const taller = bar && !this.bar;
    this.bar = bar;
    if (taller) this.layout();
    else this.#axes();
  }

  /** @param {import('./legend.js').LegendEntry[]} entries */
  legend(entries) {
    this.#entries = entries;
    this.layout();
  }

  /** A sentence in the picture. @param {string} text */
  note(text) {
    if (text === this.#note) return;
    this.#note = text;
    this.#notes();
  }

  #notes() {
    const x = this.area.left + 5;
    const y = this.area.top + 5;
    const width = this.#note.length * LETTER + 10;
    this.notes.replaceChildren();
    if (!this.#note) return;
    this.notes.append(
      svg('rect', { class: 'plate', x, y, width, height: 20, rx: 3 }),
      label(x + 5, y + 14, 'start', this.#note),
    );
  }

  /** Gives everything its place; the height follows from the width. */
  layout() {
    const width = this.root.clientWidth;
    if (width === 0) return;
    const start = this.axes[1] ? 22 + this.axes[1].length * 7.2 : 6;
    const { elements, rows } = legend(this.#entries, start, width);
    this.labels.replaceChildren(...elements);
    const top = TOP + (rows - 1) * ROW;
    const below = BOTTOM + (this.bar ? BAR : 0);
    const room = Math.max(40, width - LEFT - RIGHT);
    const { ratio } = this;
    const across = ratio ? Math.min(room, ratio * Math.max(240, innerHeight * 0.7)) : room;
    const height = Math.round(ratio ? across / ratio : this.height - top - below);
    const area = { left: LEFT, top, width: Math.round(across), height };
    const same = JSON.stringify(area) === JSON.stringify(this.area);
    this.area = area;
    this.root.style.height = `${top + height + below}px`;
    if (this.picture) this.#place(this.picture);
    this.#state = '';
    this.#axes();
    this.#notes();
    if (!same) this.resized();
  }

  /** @param {HTMLElement} element */
  #place({ style }) {
    for (const side of /** @type {const} */ (['left', 'top', 'width', 'height']))
      style[side] = `${this.area[side]}px`;
  }

  /** Grid, ticks and names, made anew only when a domain or the size has changed. */
  #axes() {
    const { area, x, y, axes } = this;
    const state = JSON.stringify([x, y, this.bar]);
    if (state === this.#state || area.width === 0) return;
    this.#state = state;
    const bottom = area.top + area.height;
    const right = area.left + area.width;
    const across = x.marks(Math.max(3, Math.floor(area.width / 66)));
    const up = y.marks(Math.max(2, Math.floor(area.height / 38)));
    const lines = [
      ...across.map(([mark]) => `M${this.left(mark)} ${area.top}V${bottom + 4}`),
      ...up.map(([mark]) => `M${area.left - 4} ${this.top(mark)}H${right}`),
    ];
    this.under.replaceChildren(
      svg('path', { class: 'grid', d: this.grid ? lines.join('') : '' }),
      svg('path', { class: 'edge', d: `M${area.left} ${area.top}V${bottom}H${right}` }),
      ...across.map(([mark, words]) => label(this.left(mark), bottom + 17, 'middle', words)),
      ...up.map(([mark, words]) => label(area.left - 8, this.top(mark) + 4, 'end', words)),
      label((area.left + right) / 2, bottom + 34, 'middle', axes[0] ?? '', 'name'),
      label(6, 14, 'start', axes[1] ?? '', 'name'),
    );
    this.moved();
    if (!this.bar) return;
    this.colorbar ??= colorbar(this.root, this.values);
    this.colorbar.draw(this.bar, { ...area, top: bottom + BOTTOM + 2 });
  }

  remove() {
    this.observer.disconnect();
  }
}
