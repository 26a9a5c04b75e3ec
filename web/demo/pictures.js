// What the plots of a demo show now: the newest value of each view and the course of the results so
// far. Buffers of values that were replaced go back to the worker.

import { buffersIn } from '../../bindings/worker/buffers.js';
import { Bins } from '../plots/bins.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../../bindings/worker/host.js').Frame} Frame */

export class Pictures {
  /** Newest value by view. @type {Record<string, any>} */
  data = {};
  /** Newest result by name. @type {Record<string, number>} */
  results = {};

  /** @type {Map<string, Bins>} */
  #courses = new Map();

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
      this.data[name] = { bins: of.map((result) => this.#course(result)) };
      for (const result of of) this.results[result] ??= Number.NaN;
    }
    return spare;
  }

  /** @param {string} name */
  #course(name) {
    const course = this.#courses.get(name) ?? new Bins();
    this.#courses.set(name, course);
    return course;
  }
}
