// The subspace that a linear autoencoder keeps, compared with the one of the leading eigenvectors.
// Between subspaces of equal dimension lie principal angles; the singular values of the overlaps are
// their cosines.

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

/** Principal angles of two bases of equal size in degrees, the largest first. @param {ArrayLike<number>[]} a @param {ArrayLike<number>[]} b */
export function angles(a, b) {
  const matrix = overlaps(a, b);
  const square = Float64Array.from({ length: a.length ** 2 }, (_, i) =>
    dot(matrix[Math.floor(i / a.length)], matrix[i % a.length]),
  );
  const { values } = eigh(/** @type {any} */ ({ shape: [a.length, a.length], data: square }));
  return values.data.map(
    (value) => (Math.acos(Math.sqrt(Math.max(0, Math.min(1, value)))) * 180) / Math.PI,
  );
}

/** Data about their mean, and the leading eigenvectors of ⟨x xᵀ⟩. @param {Tensor} x [rows, features] @param {number} count */
export function principal(x, count) {
  const { components, explainedVariance, mean } = pca(x, { nComponents: count });
  const width = x.shape[1];
  const centred = tensor(
    x.data.map((value, i) => value - mean.data[i % width]),
    x.shape,
  );
  const variance = dot(centred.data, centred.data) / (x.shape[0] - 1);
  return {
    centred,
    mean: mean.data,
    components: rowsOf(components),
    values: explainedVariance.data,
    variance,
  };
}
