// <nb-emblem>: the picture of a random deep network, drawn by the engine while one looks, and slowly
// zoomed into and out of. Each depth is drawn once, row by row, in a worker that ends when all are
// there. Off screen nothing runs; who prefers reduced motion sees the first depth, still.

import { connect } from '../../bindings/worker/rpc.js';

/** Pixels of a side. */
const SIZE = 320;

/** The first picture shows [-0.5, 0.5]², as in the course; each next one is so much closer. */
const EDGE = 0.5;
const CLOSER = 1.5;
const DEPTHS = 7;

/** One depth to the next, in ms. */
const PACE_MS = 9000;

/** Points of one call to the worker: some 10 ms on a slow machine. */
const POINTS = 320;

/** @param {number} size */
function makeCanvas(size) {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  return canvas;
}

/** @param {HTMLCanvasElement} canvas */
const pen = (canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));

class NbEmblem extends HTMLElement {
  constructor() {
    super();
    /** Complete pictures, and the one under way. @type {HTMLCanvasElement[]} */
    this.pictures = [];
    this.complete = 0;
    this.depth = 0;
    this.direction = 1;
    this.seen = false;
    this.calm = matchMedia('(prefers-reduced-motion: reduce)');
    this.screen = makeCanvas(SIZE);
    this.observer = new IntersectionObserver(([{ isIntersecting }]) => {
      this.seen = isIntersecting;
      if (isIntersecting) this.move();
    });
  }

  connectedCallback() {
    this.replaceChildren(this.screen);
    this.observer.observe(this);
    this.worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    this.draw(connect(this.worker).calls).catch(() => this.remove()); // the page does without
  }

  disconnectedCallback() {
    this.observer.disconnect();
    this.worker?.terminate();
  }

  /** All depths, one after the other; the first also coarsely, at once. @param {any} calls */
  async draw(calls) {
    const depths = this.calm.matches ? 1 : DEPTHS;
    for (let i = 0; i < depths; i++) {
      this.pictures[i] = makeCanvas(SIZE);
      const edge = EDGE / CLOSER ** i;
      for (const coarse of i === 0 ? [8, 4] : []) {
        await this.paint(calls, this.pictures[0], edge, SIZE / coarse);
      }
      await this.paint(calls, this.pictures[i], edge, SIZE);
      this.complete = i + 1;
    }
    this.worker?.terminate();
  }

  /** @param {any} calls @param {HTMLCanvasElement} canvas @param {number} edge @param {number} size */
  async paint(calls, canvas, edge, size) {
    const rows = Math.ceil(POINTS / size);
    const part = size === SIZE ? canvas : makeCanvas(size);
    for (let row = 0; row < size; row += rows) {
      await this.beSeen();
      const now = Math.min(rows, size - row);
      const { buffers } = await calls.paint({ edge, size, row, rows: now });
      const pixels = new ImageData(new Uint8ClampedArray(buffers[0]), size, now);
      pen(part).putImageData(pixels, 0, row);
      if (part !== canvas) pen(canvas).drawImage(part, 0, 0, SIZE, SIZE);
      if (canvas === this.pictures[0]) this.show();
    }
  }

  /** Waits while nobody looks. */
  async beSeen() {
    while (!this.seen || document.hidden) await new Promise((resolve) => setTimeout(resolve, 200));
  }

  /** The picture of the depth, and upon its middle the next one, which is sharper there. */
  show() {
    const at = Math.min(Math.floor(this.depth), DEPTHS - 1);
    const zoom = CLOSER ** (this.depth - at);
    for (const i of [at, at + 1]) {
      const picture = i === at || i < this.complete ? this.pictures[i] : null;
      if (!picture) continue;
      const side = (SIZE * zoom) / CLOSER ** (i - at);
      pen(this.screen).drawImage(picture, (SIZE - side) / 2, (SIZE - side) / 2, side, side);
    }
  }

  /** Deeper as far as there are pictures, then back. */
  move() {
    let last = performance.now();
    const step = (/** @type {number} */ now) => {
      if (!this.seen || !this.isConnected || this.calm.matches) return;
      const farthest = this.complete - 1;
      this.depth += (this.direction * Math.min(now - last, 100)) / PACE_MS;
      last = now;
      if (this.depth > farthest) this.turn(farthest, this.complete === DEPTHS);
      else if (this.depth < 0) this.turn(0, true);
      if (this.complete > 0) this.show();
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  /** Waits at an end, or turns back there. @param {number} end @param {boolean} back */
  turn(end, back) {
    this.depth = Math.max(0, end);
    if (back) this.direction = -this.direction;
  }
}

customElements.define('nb-emblem', NbEmblem);
