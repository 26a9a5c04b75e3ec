// What the tutorial's pictures show, held by the formula at every pixel or by numbers at points.

import { agrees, map, seenAt } from './plane.js';

/** @typedef {(y1: number, y2: number) => number} Field */
/** @typedef {import('../../../bindings/worker/demo.js').Grid} Grid */

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

/** No number upon a line, where rounding decides. @param {number} z */
const step = (z) => (Math.abs(z) > 1e-5 ? Number(z > 0) : Number.NaN);

/** The first three neurons of the tutorial with a function of their sums. @param {(z: number) => number} f @returns {Field} */
const three = (f) => (y1, y2) =>
  -0.3 * f(0.2 * y1 + 0.9 * y2 + 0.1) +
  0.7 * f(-0.5 * y1 + 0.3 * y2 - 0.5) +
  0.5 * f(0.8 * y1 - 1.3 * y2 - 0.5);

/** The two that come to them. @type {Field} */
const twoMore = (y1, y2) =>
  -0.3 * step(-0.3 * y1 - 0.9 * y2 + 0.3) + 0.4 * step(-0.8 * y1 - 1.2 * y2 + 0.2);

/** @param {number} n @param {number} factor @param {number} [shift] @returns {Field} */
const lines =
  (n, factor, shift = 0) =>
  (y1, y2) => {
    const phis = Array.from({ length: n }, (_, k) => (2 * Math.PI * k) / n);
    const sum = (/** @type {number} */ phi) =>
      Math.cos(phi) * (y1 - shift) + Math.sin(phi) * y2 + 0.5;
    return phis.reduce((total, phi) => total + sigmoid(factor * sum(phi)), 0);
  };

/** The part of the plane, in units of area, where a picture is above a height. @param {Grid} picture @param {number} height */
const area = ({ values }, height) =>
  (36 * values.filter((value) => value > height).length) / values.length;

/** Two pictures that must agree but for rounding. @param {Field} field @param {number} [tolerance] */
const is =
  (field, tolerance) =>
  (/** @type {any} */ _, /** @type {Record<string, any>} */ { picture }) =>
    agrees(picture, field, tolerance);

const xor = (/** @type {number} */ y1, /** @type {number} */ y2) => Number(y1 * y2 < 0);

/** The regular polygon of n sides at the distance r from its middle. @param {number} n @param {number} r */
const polygon = (n, r) => n * r * r * Math.tan(Math.PI / n);

/** @type {[string, string, (results: any, views: Record<string, any>) => boolean][]} */
const reports = [
  ['a', 'one neuron is a soft half plane', is((y1, y2) => sigmoid(0.2 * y1 + 0.9 * y2 + 0.5))],
  [
    'b1',
    'steps upon steps: the plane in pieces of 0 and 1',
    is((y1, y2) => step(three(step)(y1, y2) - 0.2)),
  ],
  ['b2', 'sums of steps: a constant in each piece', is((y1, y2) => three(step)(y1, y2) - 0.2)],
  [
    'b2',
    'three lines cut the plane into seven pieces',
    (_, { picture }) => new Set(Array.from(picture.values, (v) => v.toFixed(5))).size === 7,
  ],
  ['c', 'three soft lines', is((y1, y2) => three(sigmoid)(y1, y2) + 0.5)],
  [
    'd',
    'ten times all numbers: the lines are sharper, the sum ten times as large',
    is((y1, y2) => 10 * (three((z) => sigmoid(10 * z))(y1, y2) + 0.5), 1e-4),
  ],
  ['e', 'five lines', is((y1, y2) => three(step)(y1, y2) + twoMore(y1, y2) + 0.5)],
  ['f10', 'ten lines, factor 10', is(lines(10, 10), 1e-4)],
  ['f20', 'ten lines, factor 20', is(lines(10, 20), 1e-4)],
  [
    'f20',
    'a plateau where all ten are on; three are off to the right of it',
    (_, { picture }) => seenAt(picture, 0, 0) > 9.99 && Math.abs(seenAt(picture, 0.8, 0) - 7) < 0.1,
  ],
  [
    'g',
    'two times thirty lines',
    is((y1, y2) => lines(30, 20, -0.3)(y1, y2) + lines(30, 20, 1.5)(y1, y2), 1e-3),
  ],
  [
    'g',
    'two blobs, a valley between them',
    (_, { picture }) =>
      Math.min(seenAt(picture, -0.3, 0), seenAt(picture, 1.5, 0)) > 46 &&
      Math.max(seenAt(picture, 0.6, 0), seenAt(picture, 0.6, 1)) < 42,
  ],
  ['h', 'AND is 1 above the line y₁ + y₂ = 3/2', is((y1, y2) => step(y1 + y2 - 1.5))],
  ['xor', 'XOR is 1 in the two quadrants off the diagonal', is(xor)],
];

/** @type {import('../../../bindings/worker/demo.js').Check[]} */
export const checks = [
  ...reports.map(([net, what, expect]) => ({
    what,
    params: { net },
    steps: 0,
    expect,
  })),
  {
    what: 'with steps in their place, ten lines make a polygon of ten sides',
    params: { net: 'f20', hidden: [{ units: 10, activation: 'step' }] },
    steps: 0,
    expect: (_, { picture }) => Math.abs(area(picture, 9.5) - polygon(10, 0.5)) < 0.02,
  },
  {
    what: 'without weights the picture is empty',
    params: { net: 'own', hidden: [], output: 'sigmoid', weights: [] },
    steps: 0,
    expect: (_, { picture }) => agrees(map(picture.values), () => 0.5),
  },
];
