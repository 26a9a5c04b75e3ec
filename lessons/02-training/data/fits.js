// The fits of the course's notebooks 01_tutorial_CurveFitting (2020 and 2024), retold: a model f with
// two or three parameters θ, and the parameters behind the data. In all of them x ~ N(0, 2).

import { ops } from '../../../bindings/index.js';

/** @import { Tensor, TensorLike } from '../../../bindings/tensor.js' */
/** @typedef {[number, number]} Pair */

/**
 * @typedef {object} Fit
 * @property {string} label
 * @property {(theta: readonly TensorLike[], x: TensorLike) => Tensor} f
 * @property {readonly number[]} truth  the parameters that made the data
 * @property {Pair[]} box     of each parameter, what the landscape shows
 * @property {Pair} cells     of the landscape, horizontally and vertically
 * @property {number} ceiling the landscape is cut off above this cost
 * @property {number} found   a walker of lower cost has found the truth, or what equals it
 */

const { add, div, mul, sin, square, sub } = ops;

/** Standard deviation of x. */
export const SPREAD = 2;

/** @type {Pair[]} */
const hillBox = [
  [-3, 6],
  [-2, 3],
];

/** @type {Fit} */
export const hill = {
  label: 'θ₀ / ((x − θ₁)² + 1)',
  f: ([height, place], x) => div(height, add(square(sub(x, place)), 1)),
  truth: [3, 0.5],
  box: hillBox,
  cells: [60, 50],
  ceiling: 4,
  found: 0.01,
};

/** @type {Fit} */
export const wideHill = {
  ...hill,
  label: 'θ₀ / ((x − θ₁)² + θ₂)',
  f: ([height, place, width], x) => div(height, add(square(sub(x, place)), width)),
  truth: [3, 0.5, 1],
  box: [...hillBox, [0.2, 3]],
};

/** @type {Fit} */
export const sine = {
  label: 'sin(θ₀x + θ₁)',
  f: ([wave, phase], x) => sin(add(mul(wave, x), phase)),
  truth: [5, 1],
  box: [
    [-10, 10],
    [-2, 2],
  ],
  cells: [100, 40],
  ceiling: 1,
  found: 0.01,
};

/** @type {Fit} */
export const packet = {
  label: 'sin(θ₁(x − θ₀)) / (10 + x²)',
  f: ([place, wave], x) => div(sin(mul(wave, sub(x, place))), add(square(x), 10)),
  truth: [1.5, 3],
  box: [
    [-6, 6],
    [-2, 6],
  ],
  cells: [90, 60],
  ceiling: 0.0065,
  found: 1e-4,
};

/** One weight: a straight line through the origin, its true slope 1. @type {Fit} */
export const slope = {
  label: 'θ₀x',
  f: ([w], x) => mul(w, x),
  truth: [1],
  box: [[-1, 3]],
  cells: [100, 1],
  ceiling: 4,
  found: 0.01,
};
