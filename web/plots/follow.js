// The domain of an axis that follows its data and yet stands still: it has round ends, grows at once
// when a value lies outside, and shrinks only when the data fill less than a third of it.

import { tenTo, tickStep } from './scale.js';

/** @typedef {[number, number]} Pair */

const SHRINK = 1 / 3;

export class Follow {
  /**
   * @param {object} [options]
   * @param {Pair} [options.fixed]   then it does not follow
   * @param {boolean} [options.log]  whole decades
   * @param {boolean} [options.zero] 0 is always inside
   * @param {boolean} [options.tight] the very ends of the first data; round only when they move
   */
  constructor({ fixed, log = false, zero = false, tight = false } = {}) {
    this.fixed = fixed;
    this.log = log;
    this.zero = zero;
    this.tight = tight;
    /** @type {Pair | null} */
    this.now = null;
  }

  /**
   * @param {number} low   of the data
   * @param {number} high  lower than `low` where there is none
   * @returns {Pair} the very object of the last time where nothing changed
   */
  take(low, high) {
    if (this.fixed) return this.fixed;
    if (!(high >= low)) {
      return this.now ?? (this.log ? [0.01, 1] : [0, 1]);
    }
    const from = this.zero && !this.log ? Math.min(0, low) : low;
    const to = this.zero && !this.log ? Math.max(0, high) : high;
    if (this.now && this.#fits(this.now, from, to)) return this.now;
    const first = this.now === null;
    this.now = this.log
      ? decades(from, to)
      : this.tight && first && to > from
        ? [from, to]
        : round(from, to);
    return this.now;
  }

  /** @param {Pair} now @param {number} low @param {number} high */
  #fits([start, end], low, high) {
    if (low < start || high > end) return false;
    if (!this.log) return high - low >= SHRINK * (end - start) || flat(low, high);
    return Math.log(high / low) >= SHRINK * Math.log(end / start) || end / start < 11;
  }
}

/** Data that do not vary have no scale of their own. @param {number} low @param {number} high */
const flat = (low, high) => high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high));

/** @param {number} low @param {number} high @returns {Pair} */
function round(low, high) {
  if (flat(low, high)) {
    const pad = Math.abs(low) / 2 || 1;
    return round(low - pad, high + pad);
  }
  const step = tickStep(low, high);
  const end = (/** @type {number} */ at) => Number((at * step).toPrecision(12));
  return [end(Math.floor(low / step + 1e-9)), end(Math.ceil(high / step - 1e-9))];
}

/** @param {number} low @param {number} high @returns {Pair} */
function decades(low, high) {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.ceil(Math.log10(high) - 1e-9);
  return [tenTo(first), tenTo(Math.max(last, first + 1))];
}

/**
 * Least and greatest of the finite values; with `log` of those above 0.
 * @param {Iterable<ArrayLike<number>>} columns
 * @param {boolean} [log]
 * @returns {Pair} the first above the second where there is none
 */
export function extent(columns, log = false) {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) {
      const value = column[i];
      if (!(Math.abs(value) < Infinity) || (log && value <= 0)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}

/**
 * How many values are no finite numbers, in words; nothing where all are.
 * @param {Iterable<ArrayLike<number>>} columns
 */
export function lostWords(columns) {
  const lost = { NaN: 0, '∞': 0, '−∞': 0 };
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) {
      const value = column[i];
      if (Math.abs(value) < Infinity) continue;
      lost[value > 0 ? '∞' : value < 0 ? '−∞' : 'NaN'] += 1;
    }
  }
  const parts = Object.entries(lost).filter(([, count]) => count > 0);
  return parts.map(([name, count]) => `${count} × ${name}`).join(', ');
}
