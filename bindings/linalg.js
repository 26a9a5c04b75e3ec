// Eigenvectors of symmetric matrices, computed in float64 (engine/src/methods/eigh.c), and the
// principal components of data, which are those of its covariance.

import { checked, engine } from './engine.js';
import { checkOptions, checkWhole, shapeError, shapeText } from './errors.js';
import { div, gather, matmul, mean, sub, transpose } from './ops.js';
import { isPlainTensor, makeTensor, toTensor } from './tensor.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */

/**
 * Eigenvalues and eigenvectors of a symmetric matrix (NumPy: linalg.eigh), in float64.
 * @param {TensorLike} matrix [n, n]; the numbers of { shape, data: Float64Array } are taken as they
 *   are. Elements that mirror each other are averaged.
 * @returns {{values: Tensor, vectors: Tensor}} values [n], ascending; vectors [n, n], whose column i
 *   is the unit vector of value i, its largest component positive
 * @throws {import('./errors.js').EngineError} where it is not square, not symmetric (by more than
 *   1e-5 of its largest element) or not finite
 */
export function eigh(matrix) {
  const given = /** @type {any} */ (matrix);
  const isDouble = isPlainTensor(given) && given.data instanceof Float64Array;
  const { shape, data } = isDouble ? given : toTensor(matrix, 'eigh');
  const [n] = shape;
  if (shape.length !== 2 || shape[1] !== n || data.length !== n * n)
    throw shapeError('eigh', `a square matrix is needed, not shape ${shapeText(shape)}`);
  const { wasm, heap } = engine();
  return heap.staged(() => {
    const [a, w] = [heap.space(8 * n * n), heap.space(8 * n)];
    heap.f64(a, n * n).set(data);
    checked(wasm.nb_eigh(n, a, w));
    return {
      values: makeTensor([n], Float32Array.from(heap.f64(w, n))),
      vectors: makeTensor([n, n], Float32Array.from(heap.f64(a, n * n))),
    };
  });
}

/**
 * Principal components of rows (scikit-learn: PCA): the directions in which they vary most. Rows
 * are reduced by `x.sub(mean).matmul(components.transpose())`.
 * @param {TensorLike} x [rows, features], 2 rows or more
 * @param {{nComponents?: number}} [options] as many as there are features unless told
 * @returns {{components: Tensor, explainedVariance: Tensor, mean: Tensor}} components
 *   [nComponents, features], the most important first; the variance along each; the rows' mean
 */
export function pca(x, options = {}) {
  checkOptions('pca', options, ['nComponents']);
  const rows = toTensor(x, 'pca');
  const [n, features] = rows.shape;
  if (rows.shape.length !== 2 || n < 2 || features < 1)
    throw shapeError('pca', `2 rows or more are needed, not shape ${shapeText(rows.shape)}`);
  const { nComponents = features } = options;
  if (checkWhole('pca', 'nComponents', nComponents) > features)
    throw shapeError('pca', `${features} features have no ${nComponents} components`);
  const centre = mean(rows, 0);
  const centred = sub(rows, centre);
  const { values, vectors } = eigh(div(matmul(transpose(centred), centred), n - 1));
  return {
    components: reverse(transpose(vectors), nComponents),
    explainedVariance: reverse(values, nComponents),
    mean: centre,
  };
}

/** The last rows, the very last first. @param {Tensor} list @param {number} count */
const reverse = (list, count) =>
  gather(
    list,
    Array.from({ length: count }, (_, i) => list.shape[0] - 1 - i),
  );
