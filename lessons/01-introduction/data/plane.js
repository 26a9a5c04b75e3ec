// Squares of the plane (y₁, y₂) as one batch of points, and what a network says there as a map.

import { tensor } from 'nabla';

/** @typedef {import('../../../bindings/worker/demo.js').Grid} Grid */

/** Half the side of the square in which the networks of this lesson are drawn, as in the tutorial. */
export const EDGE = 3;

/** Pixels of a map, each way. */
export const PIXELS = 150;

/**
 * The centres of the pixels of a square, row by row from the top: a batch [pixels², 2].
 * @param {number} [pixels]
 * @param {number} [half]  half the side
 * @param {readonly [number, number]} [centre]
 */
export function square(pixels = PIXELS, half = EDGE, centre = [0, 0]) {
  const offset = (/** @type {number} */ index) => (2 * (index + 0.5)) / pixels - 1;
  const points = Float32Array.from({ length: 2 * pixels ** 2 }, (_, i) => {
    const [row, column] = [Math.floor(i / 2 / pixels), (i >> 1) % pixels];
    return i % 2 ? centre[1] - offset(row) * half : centre[0] + offset(column) * half;
  });
  return tensor(points, [pixels ** 2, 2]);
}

/**
 * Points on the horizontal line through a centre, ends included: a batch [count, 2].
 * @param {number} count @param {number} half @param {readonly [number, number]} centre
 */
export function across(count, half, [x, y]) {
  const at = (/** @type {number} */ i) => x + ((2 * i) / (count - 1) - 1) * half;
  const points = Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 ? y : at(i / 2)));
  return tensor(points, [count, 2]);
}

/** Values at the points of `square` as a map. @param {Float32Array} values @returns {Grid} */
export const map = (values) => {
  const side = Math.sqrt(values.length);
  return { values, width: side, height: side };
};

/**
 * Whether a map agrees with a function of y₁ and y₂ at every pixel; NaN leaves a pixel out.
 * @param {Grid} picture  of the square from -EDGE to EDGE
 * @param {(y1: number, y2: number) => number | boolean} value
 * @param {number} [tolerance]
 */
export function agrees({ values, width }, value, tolerance = 1e-5) {
  const { data } = square(width);
  return values.every((seen, i) => {
    const wanted = Number(value(data[2 * i], data[2 * i + 1]));
    return Number.isNaN(wanted) || Math.abs(seen - wanted) <= tolerance;
  });
}

/** What a map shows at the pixel of a point. @param {Grid} picture @param {number} y1 @param {number} y2 */
export function seenAt({ values, width }, y1, y2) {
  const index = (/** @type {number} */ y) => Math.floor(((y + EDGE) / (2 * EDGE)) * width);
  return values[index(-y2) * width + index(y1)];
}
