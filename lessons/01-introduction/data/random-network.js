// A network whose numbers are all drawn at random and never trained, as at the end of the first
// notebook of lecture 1: 2 inputs, layers of equal width, one output.

import { ops } from 'nabla';
import { map } from './plane.js';

/** @typedef {import('nabla').Tensor} Tensor */
/** @typedef {import('../../../bindings/worker/demo.js').Params} Params */

/**
 * The layers: hidden ones from the inputs up, and the one that reads the output. That is drawn before
 * the inner ones, so that it stays when layers are added.
 * @param {Params} params @param {any} random
 */
export function draw({ layers, width, inner, outer, biases }, random) {
  const layer = (
    /** @type {number} */ inputs,
    /** @type {number} */ units,
    /** @type {number} */ spread,
  ) => ({
    kernel: random.uniform({ shape: [inputs, units], low: -spread, high: spread }),
    bias: random.uniform({ shape: [units], low: -biases, high: biases }),
  });
  const first = layers > 0 ? [layer(2, width, outer)] : [];
  const last = layer(layers > 0 ? width : 2, 1, outer);
  const more = Array.from({ length: Math.max(0, layers - 1) }, () => layer(width, width, inner));
  return { hidden: [...first, ...more], last };
}

/**
 * For every hidden layer the output of the network that ends there: what is above is removed, and
 * the last layer reads this one. Without hidden layers it is the output alone.
 * @param {ReturnType<typeof draw>} network
 * @param {{activation: string, output: string}} functions
 * @returns {(y: Tensor) => Tensor[]}
 */
export const outputs =
  ({ hidden, last }, { activation, output }) =>
  (y) => {
    const read = (/** @type {Tensor} */ below) =>
      ops.dense(below, last.kernel, last.bias, {
        activation: output === 'same' ? activation : output,
      });
    if (hidden.length === 0) return [read(y)];
    let below = y;
    return hidden.map(({ kernel, bias }) => {
      below = ops.dense(below, kernel, bias, { activation });
      return read(below);
    });
  };

/** Values moved and stretched so that they fill the range from 0 to 1. @param {Float32Array} values */
function stretched(values) {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const scale = greatest > least ? 1 / (greatest - least) : 0;
  return values.map((value) => (value - least) * scale);
}

/** Pictures side by side, each in all colours. @param {Float32Array[]} pictures */
export const album = (pictures) => ({
  ...map(pictures[0]),
  values: Float32Array.from(pictures.flatMap((values) => [...stretched(values)])),
  count: pictures.length,
  labels: pictures.map((_, i) => `layer ${i + 1}`),
});

/** The standard deviation of the values, 0 where only rounding is left of it. @param {Float32Array} values */
function contrast(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return variance > (1e-6 * mean) ** 2 ? Math.sqrt(variance) : 0;
}

/**
 * The root mean square of the slope of a picture. Divided by the contrast it says how fine the
 * structure is: its inverse is the length over which the picture changes by as much as it varies at
 * all. Neighbours that know nothing of each other give √2 a pixel.
 * @param {Float32Array} values  of a square, row by row
 * @param {number} side          its length
 */
function slope(values, side) {
  const pixels = Math.sqrt(values.length);
  let sum = 0;
  for (let i = 0; i < values.length - pixels; i++) {
    if ((i + 1) % pixels > 0) sum += (values[i + 1] - values[i]) ** 2;
    sum += (values[i + pixels] - values[i]) ** 2;
  }
  return (Math.sqrt(sum / (pixels - 1) / (2 * pixels - 1)) * pixels) / side;
}

/**
 * Detail and contrast of the pictures as curves, as far as there is any.
 * @param {Float32Array[]} pictures @param {number} side
 */
export function courses(pictures, side) {
  const contrasts = pictures.map(contrast);
  const layers = contrasts.flatMap((value, i) => (value > 0 ? [i] : []));
  const x = Float32Array.from(layers, (i) => i + 1);
  const detail = layers.map((i) => slope(pictures[i], side) / contrasts[i]);
  return [
    { name: 'detail per unit of length', x, y: Float32Array.from(detail) },
    { name: 'contrast', x, y: Float32Array.from(layers, (i) => contrasts[i]) },
  ];
}
