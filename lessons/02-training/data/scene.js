// What a network with one input is to learn in the demo 'curve': a function, seen at random places, or
// the visitor's points, one drawn after the other.

import { tensor } from '../../../bindings/index.js';
import { range, targets } from './targets.js';

/** @import { Params } from '../../../bindings/worker/demo.js' */
/** @import { Tensor } from '../../../bindings/tensor.js' */

/**
 * @typedef {object} Scene
 * @property {Float32Array} x   where the curve is shown
 * @property {any[]} known      what is known of it, as curves of a plot
 * @property {Tensor} question  x as the network gets it
 * @property {(answer: Tensor) => Float32Array} answer  what the network says, in the curve's unit;
 *   NaN far above and below what is known, so that a wild start does not dwarf the curve
 * @property {(random: any, batch: number) => {x: Float32Array, y: Float32Array}} draw  a batch
 */

const SHOWN = 400; // places

/** @param {Params} params @returns {Scene} */
export const scene = (params) =>
  params.target === 'points' ? ofPoints(params.points) : ofFunction(params);

/** Shown twice as far as it is learned: a network knows nothing of what it never saw. @param {Params} params @returns {Scene} */
function ofFunction({ target, edge }) {
  const { of } = targets[target];
  const x = range(-2 * edge, 2 * edge, SHOWN);
  const y = x.map(of);
  return {
    x,
    known: [{ name: 'target', x, y }],
    question: tensor(x, [SHOWN, 1]),
    answer: ({ data }) => data.map(near(y)),
    draw(random, batch) {
      const { data } = random.uniform({ shape: [batch], low: -edge, high: edge });
      return { x: data, y: data.map(of) };
    },
  };
}

/** The network gets and gives numbers of mean 0 and variance 1, whatever the points' units. @param {number[][]} points @returns {Scene} */
function ofPoints(points) {
  const [across, up] = [0, 1].map((k) => standardised(points.map((point) => point[k])));
  const [low, high] = [Math.min(...across.values), Math.max(...across.values)];
  const margin = (high - low) / 10 || 1;
  const x = range(low - margin, high + margin, SHOWN);
  return {
    x,
    known: [{ name: 'your points', style: 'points', x: across.values, y: up.values }],
    question: tensor(x.map(across.there), [SHOWN, 1]),
    answer: ({ data }) => data.map(up.back).map(near(up.values)),
    draw(random, batch) {
      const { data } = random.integers({ shape: [batch], high: points.length });
      const picked = (/** @type {typeof up} */ { values, there }) =>
        data.map((/** @type {number} */ i) => there(values[i]));
      return { x: picked(across), y: picked(up) };
    },
  };
}

/** Keeps what lies at most one height of the curve above or below it. @param {Float32Array} y */
function near(y) {
  const [low, high] = [Math.min(...y), Math.max(...y)];
  const height = high - low || 1;
  return (/** @type {number} */ value) =>
    value < low - height || value > high + height ? Number.NaN : value;
}

/** @param {number[]} list */
function standardised(list) {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  const variance = list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length;
  const size = Math.sqrt(variance) || 1;
  return {
    values: Float32Array.from(list),
    there: (/** @type {number} */ value) => (value - mean) / size,
    back: (/** @type {number} */ value) => mean + size * value,
  };
}
