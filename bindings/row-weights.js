// Weights of rows: with them a loss is sum w l / rows, as Keras divides (not by the sum of w). They come
// as one number a row (sampleWeight), or by the class of the row (classWeight). given-weights.js asks for them.

import { checkNumber, describe, EngineError, shapeError, shapeText } from './errors.js';
import { mean, mul, reshape } from './ops.js';
import { provide } from './provided.js';
import { makeTensor, toTensor } from './tensor.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/**
 * @typedef {object} RowWeights
 * @property {any} [sampleWeight]  a number for each row; a list of such for several outputs
 * @property {Readonly<Record<number, number>>} [classWeight]  by class; a class not named has 1
 */

/** @param {readonly Tensor[]} ys */
const onesFor = (ys) =>
  ys.map(({ shape: [rows] }) => makeTensor([rows], new Float32Array(rows).fill(1)));

/** The class of each row: the largest of several targets, or the only one. @param {Tensor} y */
function classes({ shape, data }) {
  const width = data.length / shape[0];
  return Array.from({ length: shape[0] }, (_, row) => {
    const part = data.subarray(row * width, (row + 1) * width);
    return width === 1 ? part[0] : part.indexOf(Math.max(...part));
  });
}

/** @param {Tensor} y @param {any} given @param {string} where */
function ofRows(y, given, where) {
  const weights = toTensor(given, `${where}: sampleWeight`);
  if (weights.data.length === y.shape[0] && weights.shape[0] === y.shape[0])
    return makeTensor([y.shape[0]], weights.data);
  throw shapeError(
    where,
    `sampleWeight has shape ${shapeText(weights.shape)} and needs one number for each of ${y.shape[0]} rows`,
  );
}

/** @param {readonly Tensor[]} ys @param {any} given @param {string} where */
function byClass(ys, given, where) {
  if (ys.length !== 1 || given === null || typeof given !== 'object')
    throw new EngineError(
      `classWeight is an object of numbers by class, for one output; not ${describe(given)} for ${ys.length}`,
      { where },
    );
  for (const [one, weight] of Object.entries(given)) {
    if (!/^\d+$/.test(one))
      throw new EngineError(`classWeight is by class number, and '${one}' is none`, { where });
    checkNumber(where, 'a class weight', weight);
  }
  if (ys[0].shape.length > 2)
    throw shapeError(
      where,
      `classWeight needs one class a row, and y has shape ${shapeText(ys[0].shape)}`,
    );
  return [Float32Array.from(classes(ys[0]), (one) => given[one] ?? 1)];
}

/**
 * One weight a row for each output; 1 where none are given.
 * @param {readonly Tensor[]} ys @param {RowWeights} [given] @param {string} [where]
 * @returns {Tensor[]}
 */
function rowWeights(ys, given = {}, where = 'fit') {
  const { sampleWeight, classWeight } = given;
  const [hasSamples, hasClasses] = [sampleWeight, classWeight].map((one) => (one ?? null) !== null);
  const isList = Array.isArray(sampleWeight) && sampleWeight.length === ys.length;
  const isEach = ys.length > 1 && isList && typeof sampleWeight[0] !== 'number';
  const samples = hasSamples
    ? ys.map((y, i) => ofRows(y, isEach ? sampleWeight[i] : sampleWeight, where))
    : onesFor(ys);
  if (!hasClasses) return samples;
  const factors = byClass(ys, classWeight, where);
  return samples.map(({ shape, data }, i) =>
    makeTensor(
      shape,
      data.map((w, row) => w * factors[i][row]),
    ),
  );
}

/**
 * The mean of a loss's rows times their weights.
 * @param {any} f a loss @param {Tensor} t @param {Tensor} p @param {Tensor} w [rows]
 */
function weighed(f, t, p, w) {
  const values = f.perSample ? f.perSample(t, p) : f(t, p);
  const rank = values?.shape?.length ?? 0;
  if (rank === 0)
    throw new EngineError(
      'a loss that gives one number for all rows cannot weigh them: let it give one a row',
      { where: 'compile' },
    );
  return mean(mul(values, rank > 1 ? reshape(w, [-1, ...Array(rank - 1).fill(1)]) : w));
}

provide({ rowWeights, weighed });
