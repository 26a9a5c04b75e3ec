// What all maps of a grid of values have: their sides, their words, their rows of numbers.

import { extent, lostWords } from './follow.js';
import { formatNumber } from './scale.js';

/** @typedef {import('../../bindings/worker/demo.js').Grid} Grid */
/** @typedef {[number, number]} Pair */

/** @type {Pair} */
const unit = [0, 1];

/** The horizontal and the vertical axis. @param {Pair | [Pair, Pair]} [domain] @returns {[Pair, Pair]} */
export const sides = (domain = unit) =>
  typeof domain[0] === 'number'
    ? [/** @type {Pair} */ (domain), /** @type {Pair} */ (domain)]
    : /** @type {[Pair, Pair]} */ (domain);

/**
 * How wide a map is beside its height: as its domain where that is sensible.
 * @param {[Pair, Pair]} sides
 */
export function ratioOf([across, up]) {
  const ratio = (across[1] - across[0]) / (up[1] - up[0]);
  if (ratio > 0.45 && ratio < 2.2) return ratio;
  return ratio > 1 ? 1.6 : 1;
}

/** @param {ArrayLike<number>} values */
export function valueWords(values) {
  const [low, high] = extent([values]);
  const lost = lostWords([values]);
  if (high < low) return values.length === 0 ? 'no data yet' : `no finite value (${lost})`;
  return `values from ${formatNumber(low)} to ${formatNumber(high)}${lost && `; no finite number (hatched): ${lost}`}`;
}

/** @param {Grid} grid @param {import('../../bindings/worker/demo.js').View} view */
export function gridWords({ values, marks = [], domain }, view) {
  const { axes = ['x', 'y'] } = view;
  const [across, up] = sides(domain ?? view.domain).map((side) =>
    side.map(formatNumber).join(' to '),
  );
  const others = marks.map(({ name, x }) => `, ${x.length} ${name}`).join('');
  return `${valueWords(values)} over ${axes[0]} from ${across} and ${axes[1]} from ${up}${others}`;
}

/**
 * Every value with the middle of its cell.
 * @param {Grid} grid
 * @param {import('../../bindings/worker/demo.js').View} view
 * @returns {import('./table.js').Table}
 */
export function gridTable({ values, width, height, domain }, view) {
  const { axes = ['x', 'y'] } = view;
  const [across, up] = sides(domain ?? view.domain);
  const middle = (/** @type {Pair} */ [low, high], /** @type {number} */ at) =>
    Number((low + at * (high - low)).toPrecision(7));
  return {
    columns: [axes[0], axes[1], axes[2] ?? 'value'],
    length: values.length,
    row: (i) => [
      middle(across, ((i % width) + 0.5) / width),
      middle(up, 1 - (Math.floor(i / width) + 0.5) / height),
      values[i],
    ],
  };
}
