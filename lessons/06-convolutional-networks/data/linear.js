// What is seen of a linear autoencoder: its decoder as a basis, and digits through it and through the
// projector on the leading eigenvectors.

import { tensor } from 'nabla';
import { EDGE } from './digits.js';
import { dot, orthonormal, rowsOf } from './pca.js';
import { gallery } from './tiles.js';

/** @typedef {{net: any, given: ReturnType<typeof import('./digits.js').digits>, n: number}} State */

/** @param {State} state @returns {{rows: Float32Array[], basis: Float64Array[], best: Float32Array[]}} */
export function look({ net, given, n }) {
  const rows = rowsOf(net.getWeights()[1]);
  return { rows, basis: orthonormal(rows), best: given.components.slice(0, n) };
}

/** @param {Float32Array} x @param {Float32Array[]} basis  orthonormal */
function projected(x, basis) {
  const along = basis.map((unit) => dot(unit, x));
  return x.map((_, i) => along.reduce((sum, part, k) => sum + part * basis[k][i], 0));
}

/** The first pictures, what the network makes of them, and what the projector does. @param {State} state @param {number} count */
export function rebuilt({ net, given, n }, count) {
  const size = EDGE ** 2;
  const x = tensor(given.centred.data.slice(0, count * size), [count, size]);
  const best = given.components.slice(0, n);
  const rows = [rowsOf(x), rowsOf(net.predict(x)), rowsOf(x).map((one) => projected(one, best))];
  const labels = ['digit', 'network', 'vectors'].flatMap((name) => Array(count).fill(name));
  const pictures = rows.flat().map((one) => one.map((value, i) => value + given.mean[i]));
  return gallery(pictures, EDGE, labels);
}
