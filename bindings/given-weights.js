// Weights of rows, where there are any. Most training has none, and what reads and applies them is left out
// of pages that name none (provided.js).

import { provided } from './provided.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./row-weights.js').RowWeights} RowWeights */

/** Whether some are given: null is nothing. @param {RowWeights} [given] */
export const hasWeights = ({ sampleWeight, classWeight } = {}) =>
  (sampleWeight ?? classWeight ?? null) !== null;

/** One weight a row for each output. @param {readonly Tensor[]} ys @param {RowWeights} [given] @param {string} [where] @returns {Tensor[]} */
export const rowWeights = (ys, given, where) =>
  provided('rowWeights', 'row-weights.js')(ys, given, where);

/** Targets to be measured on, with weights of their rows if some are given. @param {readonly Tensor[]} ys @param {any} sampleWeight @param {string} where */
export const toMeasure = (ys, sampleWeight, where) =>
  hasWeights({ sampleWeight }) ? [...ys, ...rowWeights(ys, { sampleWeight }, where)] : ys;

/** The mean of a loss's rows times their weights. @param {any} f a loss @param {Tensor} t @param {Tensor} p @param {Tensor} w [rows] @returns {Tensor} */
export const weighed = (f, t, p, w) => provided('weighed', 'row-weights.js')(f, t, p, w);
