// Curves as uPlot wants them: one column of x, growing, for all of them, and a column of values each.

import uPlot from 'uplot';

/** @typedef {import('../../bindings/worker/demo.js').Curve} Curve */

/** What has no place on the axis is a gap. @param {number} value @param {boolean} log */
const placed = (value, log) => (Math.abs(value) < Infinity && (!log || value > 0) ? value : null);

/** @param {ArrayLike<number>} x */
function growing(x) {
  for (let i = 1; i < x.length; i++) if (!(x[i] > x[i - 1])) return false;
  return true;
}

/**
 * One curve's columns x, y and, with a band, high and low; sorted by x. Equal x are moved apart by
 * less than a float32 can tell, for uPlot keeps but one value a place.
 * @param {Curve} curve
 * @param {boolean} log
 */
function table({ x, y, low, high }, log) {
  const columns = low && high ? [y, high, low] : [y];
  if (growing(x))
    return [Array.from(x), ...columns.map((c) => Array.from(c, (v) => placed(v, log)))];
  const order = Array.from(x, (_, i) => i)
    .filter((i) => Math.abs(x[i]) < Infinity)
    .sort((a, b) => x[a] - x[b]);
  let last = -Infinity;
  const places = order.map((i) => {
    const least = last + Math.max(1e-300, Math.abs(last) * 1e-14);
    last = last === -Infinity || x[i] > last ? x[i] : least;
    return last;
  });
  return [places, ...columns.map((column) => order.map((i) => placed(column[i], log)))];
}

/**
 * @param {Curve[]} curves
 * @param {boolean} [log]  the vertical axis has no place for 0 or less
 * @returns {uPlot.AlignedData} x, then y or y, high and low of each curve
 */
export function align(curves, log = false) {
  const tables = curves.map((curve) => table(curve, log));
  if (tables.length === 0) return [[]];
  return /** @type {uPlot.AlignedData} */ (uPlot.join(/** @type {any} */ (tables)));
}
