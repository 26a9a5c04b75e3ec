// One axis: where a value stands between its ends, linear or logarithmic, and what its ticks say.

import { formatTick, logTicks, ticks } from './scale.js';

/** @typedef {[number, number]} Pair */

export class Axis {
  /** @param {Pair} domain @param {boolean} [log] */
  constructor(domain, log = false) {
    this.domain = domain;
    this.log = log;
  }

  /** 0 at the low end, 1 at the high one. @param {number} value */
  unit(value) {
    const [low, high] = this.domain;
    if (this.log) return Math.log(value / low) / Math.log(high / low);
    return (value - low) / (high - low);
  }

  /** @param {number} at  0 to 1 */
  value(at) {
    const [low, high] = this.domain;
    return this.log ? low * (high / low) ** at : low + at * (high - low);
  }

  /** Ticks with their labels, two at least: one alone tells no scale. @param {number} count  about so many @returns {[number, string][]} */
  marks(count) {
    const [low, high] = this.domain;
    if (this.log) return logTicks(low, high, count).map((mark) => [mark, formatTick(mark)]);
    let marks = ticks(low, high, count);
    for (let more = 1; marks.length < 2 && more < 4; more++) marks = ticks(low, high, count + more);
    const step = marks.length > 1 ? marks[1] - marks[0] : undefined;
    return marks.map((mark) => [mark, formatTick(mark, step)]);
  }
}
