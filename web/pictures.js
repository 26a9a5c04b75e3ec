// What the plots of a demo show now: the newest value of each view, the course of the results so far,
// and the pace. Buffers of values that were replaced go back to the worker.

import { buffersIn } from '../bindings/worker/buffers.js';
import { Bins } from './plots/bins.js';

/** @typedef {import('../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../bindings/worker/host.js').Frame} Frame */

/** Over how long the pace is averaged, in ms. */
const PACE_MS = 1000;

export class Pictures {
  /** Newest value by view. @type {Record<string, any>} */
  data = {};
  /** Newest result by name. @type {Record<string, number>} */
  results = {};
  /** Steps a second. */
  pace = 0;

  /** @type {Map<string, Bins>} */
  #courses = new Map();
  #paceFrom = 0;
  #paceSteps = 0;

  /** @param {Demo} demo @param {Frame} frame @param {boolean} fresh @returns {ArrayBuffer[]} */
  take(demo, frame, fresh) {
    if (fresh) {
      this.#courses.clear();
      this.results = {};
    }
    /** @type {ArrayBuffer[]} */
    const spare = [];
    for (const [name, value] of Object.entries(frame.views)) {
      spare.push(...buffersIn(this.data[name]));
      this.data[name] = value;
    }
    for (const [name, column] of Object.entries(frame.scalars)) {
      this.#course(name).add(column);
      this.results = { ...this.results, [name]: column[column.length - 1] };
      spare.push(...buffersIn(column));
    }
    for (const [name, { of }] of Object.entries(demo.views)) {
      if (typeof of === 'function') continue;
      this.data[name] = { names: of, bins: of.map((result) => this.#course(result)) };
      for (const result of of) this.results[result] ??= Number.NaN;
    }
    this.#measure(frame.steps);
    return spare;
  }

  /** @param {string} name */
  #course(name) {
    const course = this.#courses.get(name) ?? new Bins();
    this.#courses.set(name, course);
    return course;
  }

  /** @param {number} steps */
  #measure(steps) {
    const now = performance.now();
    this.#paceSteps += steps;
    if (now - this.#paceFrom < PACE_MS) return;
    this.pace = Math.round((1000 * this.#paceSteps) / (now - this.#paceFrom));
    this.#paceFrom = now;
    this.#paceSteps = 0;
  }
}
