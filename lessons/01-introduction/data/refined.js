// A map that is there at once and gets finer: each pass has twice as many pixels each way as the one
// before and is computed from the top down, some points a step. What is not computed yet shows the
// pass before.

import { tensor } from 'nabla';
import { square } from './plane.js';

/** @typedef {import('nabla').Tensor} Tensor */

const COARSEST = 25; // pixels each way: the first pass, computed at once
const BATCH = COARSEST ** 2; // points a step

/** Steps until a map has so many pixels each way. @param {number} finest @returns {number} */
export const stepsTo = (finest) =>
  finest > COARSEST ? finest ** 2 / BATCH + stepsTo(finest / 2) : 0;

/** Each value of a map as four. @param {Float32Array} values */
function doubled(values) {
  const side = Math.sqrt(values.length);
  return Float32Array.from({ length: 4 * values.length }, (_, i) => {
    const [row, column] = [Math.floor(i / (2 * side)), i % (2 * side)];
    return values[(row >> 1) * side + (column >> 1)];
  });
}

/**
 * @param {(points: Tensor) => Tensor} network  from points [batch, 2] to values [batch, 1]
 * @param {number} half  half the side of the square
 * @param {readonly [number, number]} centre
 */
export function refined(network, half, centre) {
  /** @type {Float32Array} */
  let values = network(square(COARSEST, half, centre)).data;
  /** @type {Float32Array} */
  let points = new Float32Array(0);
  let done = values.length;
  return {
    /** The map so far, row by row from the top. */
    get values() {
      return values;
    },
    /** Computes a batch more. @param {number} finest pixels each way @returns {number} pixels of this pass */
    step(finest) {
      const side = Math.sqrt(values.length);
      if (done === values.length && side >= finest) return side;
      if (done === values.length) {
        points = square(2 * side, half, centre).data;
        values = doubled(values);
        done = 0;
      }
      const batch = tensor(points.slice(2 * done, 2 * (done + BATCH)), [BATCH, 2]);
      values.set(network(batch).data, done);
      done += BATCH;
      return Math.sqrt(values.length);
    },
  };
}
