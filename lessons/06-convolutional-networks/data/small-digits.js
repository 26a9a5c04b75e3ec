// MNIST at half its size, 14 × 14, each pixel the mean of four: 196 numbers a picture, whose covariance has
// 196² entries and is diagonalised in a moment.

import { tensor } from 'nabla';
import { coarser } from './coarse.js';
import { principal } from './pca.js';

export const EDGE = 14;
const COUNT = 2000;
export const MOST = 40; // eigenvectors

/** @param {import('../../../bindings/worker/pack.js').ImageSet} set */
function made(set) {
  const data = new Float32Array(COUNT * EDGE ** 2);
  for (let i = 0; i < COUNT; i++) {
    const large = { values: set.image(i), width: 2 * EDGE, height: 2 * EDGE };
    data.set(coarser(large, 2, 'mean').values, i * EDGE ** 2);
  }
  return principal(tensor(data, [COUNT, EDGE ** 2]), MOST);
}

/** @type {WeakMap<object, ReturnType<typeof made>>} */
const known = new WeakMap();

/** The pictures about their mean, and their eigenvectors, calculated once. @param {import('../../../bindings/worker/pack.js').ImageSet} set */
export function digits(set) {
  const before = known.get(set) ?? made(set);
  known.set(set, before);
  return before;
}
