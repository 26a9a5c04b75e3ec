// Curves y(x): lines, steps, points, with a band where there is one. Data: a list of curves, each with
// x of its own. Points of equal x stay apart; a line through unsorted x is drawn in the order of x.

import { styles as curveStyles, curves } from './curves.js';
import { extent, Follow, lostWords } from './follow.js';
import { picker, pickStyles } from './pick.js';
import { formatNumber } from './scale.js';
import { columnTable, stacked } from './table.js';

/** @typedef {import('../../bindings/worker/demo.js').Curve} Curve */
/** @typedef {import('./follow.js').Pair} Pair */

export const styles = [curveStyles, pickStyles];

/** @type {import('./index.js').PlotType<Curve[]>} */
export function plot(element, view) {
  const fixed = /** @type {Pair | undefined} */ (view.domain);
  const { draw, frame, ...rest } = curves(element, view, {
    x: new Follow({ fixed, tight: true, log: view.across === 'log' }),
    y: new Follow({ fixed: view.range, log: view.scale === 'log' }),
  });
  const pick = view.pick && picker(frame, view.title, view.pick);
  if (pick) frame.moved = pick.draw;
  return {
    ...rest,
    ...(pick && { hand: pick.hand, show: pick.show }),
    frame,
    draw,
    summary: (all) => all.map((curve) => describe(curve, view.axes)).join('; ') || 'no curve',
    table: (all) => curveTable(all, view.axes?.[0] ?? 'x', view.axes?.[1] ?? 'y'),
  };
}

/** @param {Curve} curve @param {string[]} [axes] */
function describe({ name, x, y }, axes = []) {
  if (x.length === 0) return `${name}: no data yet`;
  const [first, last] = extent([x]).map(formatNumber);
  const [low, high] = extent([y]).map(formatNumber);
  const lost = lostWords([y]);
  const range = low === high ? `constant ${low}` : `from ${low} to ${high}`;
  return `${name}: ${range}, over ${axes[0] ?? 'x'} from ${first} to ${last}, ${x.length} points${lost && `, of which ${lost}`}`;
}

/**
 * Side by side where all have the same x, else one below the other.
 * @param {Curve[]} all
 * @param {string} x
 * @param {string} y
 */
export function curveTable(all, x, y) {
  const shared = all.every((curve) => sameNumbers(curve.x, all[0].x));
  const parts = all.map((curve) => {
    const band = curve.low && curve.high ? [curve.low, curve.high] : [];
    const named = (/** @type {string} */ name) => [
      name,
      ...(band.length > 0 ? [`${name}, low`, `${name}, high`] : []),
    ];
    return { curve, columns: [curve.y, ...band], named };
  });
  if (shared) {
    return columnTable(
      [x, ...parts.flatMap(({ curve, named }) => named(curve.name))],
      [all[0]?.x ?? [], ...parts.flatMap(({ columns }) => columns)],
    );
  }
  const banded = parts.some(({ columns }) => columns.length > 1);
  return stacked(
    'curve',
    parts.map(({ curve, columns }) => {
      const full = banded && columns.length === 1 ? [columns[0], null, null] : columns;
      const names = [x, y, ...(banded ? [`${y}, low`, `${y}, high`] : [])];
      return { name: curve.name, table: columnTable(names, [curve.x, ...full]) };
    }),
  );
}

/** @param {Float32Array} a @param {Float32Array} b */
const sameNumbers = (a, b) => a.length === b.length && a.every((value, i) => value === b[i]);
