// How several curves or sets of points are told apart: by colour, and by dash or marker for those who
// do not see the colour.

import { svg } from './svg.js';

/** @typedef {import('../../bindings/worker/demo.js').Curve} Curve */

/** Dashes of the first, second … solid curve. */
const dashes = [[], [14, 4], [9, 3, 2, 3], [2, 3], [14, 3, 2, 3, 2, 3], [5, 2]];

/** What a curve of the style `dashed` has. */
const dashed = [6, 5];

/** @param {number} index of the curve @param {string} [style] @returns {number[]} */
export const dashOf = (index, style) =>
  style === 'dashed' ? dashed : dashes[index % dashes.length];

/** The token of a colour (ink.js). @param {number} index */
export const tokenOf = (index) => `--series-${index % 6}`;

const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;

/** Outlines of markers about (x, y), about `r` in size. @type {((x: number, y: number, r: number) => string)[]} */
const markers = [
  (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  (x, y, r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`,
  (x, y, r) => `M${x} ${y - 1.3 * r}L${x + 1.3 * r} ${y}L${x} ${y + 1.3 * r}L${x - 1.3 * r} ${y}Z`,
  (x, y, r) => `M${x} ${y - 1.2 * r}L${x + 1.1 * r} ${y + 0.9 * r}H${x - 1.1 * r}Z`,
  (x, y, r) => `M${x} ${y + 1.2 * r}L${x + 1.1 * r} ${y - 0.9 * r}H${x - 1.1 * r}Z`,
  (x, y, r) => `M${x - r} ${y}H${x + r}M${x} ${y - r}V${y + r}`,
];

/**
 * The outline of a marker as SVG writes it.
 * @param {number} index of the set of points
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
export const marker = (index, x, y, r) => markers[index % markers.length](round(x), round(y), r);

/**
 * What tells curves apart; the first full line is solid, the next have dashes.
 * @param {Curve} curve
 * @param {number} index
 * @param {Curve[]} all
 */
export const signOf = ({ name, style = 'line' }, index, all) => ({
  name,
  style,
  index,
  token: tokenOf(index),
  dash: dashOf(
    all.slice(0, index).filter((other) => (other.style ?? 'line') === style).length,
    style,
  ),
});

/** @typedef {ReturnType<typeof signOf>} Sign */

/** A piece of the curve for the legend. @param {Sign} sign */
export function sample({ style, index, token, dash }) {
  const color = `var(${token})`;
  const path = svg('path', {
    d: style === 'points' ? marker(index, 12, 6, 4) : 'M0 6H24',
    'stroke-dasharray': dash.join(' '),
  });
  path.style.stroke = color;
  path.style.strokeWidth = style === 'points' ? '1.5' : '2';
  path.style.fill = 'none';
  return [path];
}
