// The subspace that a linear autoencoder keeps, and the one of the leading eigenvectors. Between subspaces
// of equal dimension lie principal angles; their cosines are the singular values of the overlaps.

import { eigh, pca, tensor } from 'nabla';

/** @typedef {import('../../../bindings/tensor.js').Tensor} Tensor */

/** Rows made orthonormal, one after the other (Gram and Schmidt, twice, which is enough). @param {Float32Array[]} rows */
export function orthonormal(rows) {
  /** @type {Float64Array[]} */
  const basis = [];
  for (const row of rows) {
    let rest = Float64Array.from(row);
    for (let round = 0; round < 2; round++)
      for (const unit of basis) {
        const along = dot(rest, unit);
        rest = rest.map((value, i) => value - along * unit[i]);
      }
    const length = Math.sqrt(dot(rest, rest)) || 1;
    basis.push(rest.map((value) => value / length));
  }
  return basis;
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
export function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** @param {Tensor} matrix */
export const rowsOf = ({ shape: [count, width], data }) =>
  Array.from({ length: count }, (_, i) => data.slice(i * width, (i + 1) * width));

/** Overlaps of two orthonormal bases, [a, b]. @param {ArrayLike<number>[]} a @param {ArrayLike<number>[]} b */
export const overlaps = (a, b) => a.map((one) => b.map((other) => dot(one, other)));

/**
 * How far apart two subspaces of equal dimension are: ‖P − P′‖ of their projectors, which is the sine of
 * the largest principal angle. 0: equal, 1: one has a direction that is foreign to the other.
 * @param {ArrayLike<number>[]} a @param {ArrayLike<number>[]} b
 */
export function distance(a, b) {
  const n = a.length;
  const matrix = overlaps(a, b);
  const square = Float64Array.from({ length: n * n }, (_, i) =>
    dot(matrix[Math.floor(i / n)], matrix[i % n]),
  );
  const { values } = eigh(/** @type {any} */ ({ shape: [n, n], data: square }));
  return Math.sqrt(Math.max(0, 1 - values.data[0]));
}

/** Data about their mean, and the leading eigenvectors of ⟨x xᵀ⟩. @param {Tensor} x [rows, features] @param {number} count */
export function principal(x, count) {
  const [rows, width] = x.shape;
  const { components, explainedVariance, mean } = pca(x, { nComponents: count });
  const centred = x.data.map((value, i) => value - mean.data[i % width]);
  /** Of all directions together. */
  const variance = dot(centred, centred) / (rows - 1);
  return {
    ...{ centred: tensor(centred, x.shape), mean: mean.data, variance },
    ...{ components: rowsOf(components), values: explainedVariance.data },
  };
}

/** The least mean square per value that any n numbers a picture can leave. @param {ReturnType<typeof principal>} given @param {number} n */
export function least({ values, variance, centred: { shape } }, n) {
  const [rows, width] = shape;
  const kept = values.slice(0, n).reduce((sum, value) => sum + value, 0);
  return ((variance - kept) * (rows - 1)) / rows / width;
}
