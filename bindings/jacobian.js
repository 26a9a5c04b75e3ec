// The matrix of all derivatives, a row for each number that comes out:
//
//   jacobian   J[i.., j..] = d y[i..] / d x[j..]         (JAX: jacrev)
//   hessian    H[i.., j..] = d² y / d x[i..] d x[j..]
//
// Each row is a backward pass of its own, all in one graph.

import { checkOptions, EngineError, shapeError, shapeText } from './errors.js';
import { checkFunction, grad } from './grad.js';
import { concat, reshape, slice } from './ops.js';
import { MAX_RANK, sizeOf } from './tensor.js';
import { currentTrace } from './trace.js';
import { applied, gradients, traced } from './transforms.js';
import { putTogether } from './tree.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./trace.js').Trace} Trace */
/** @typedef {import('./grad.js').GradOptions} GradOptions */

const MOST_AT_ONCE = 60; // concat takes 63 (nb.h: NB_MAX_INPUTS)

/** Any number of arrays one after the other. @param {Tensor[]} list @returns {Tensor} */
function joined(list) {
  if (list.length <= MOST_AT_ONCE) return concat(list);
  const groups = Array.from({ length: Math.ceil(list.length / MOST_AT_ONCE) }, (_, i) =>
    concat(list.slice(i * MOST_AT_ONCE, (i + 1) * MOST_AT_ONCE)),
  );
  return joined(groups);
}

/** @param {Trace} trace @param {any} y @param {readonly any[]} xs @returns {any[]} for each x */
function rows(trace, y, xs) {
  const m = sizeOf(y.shape);
  const shapes = xs.map((x) => [...y.shape, ...x.shape]);
  const tooMany = shapes.find((shape) => shape.length > MAX_RANK);
  if (tooMany)
    throw shapeError(
      'jacobian',
      `a result of shape ${shapeText(y.shape)} has derivatives of shape ${shapeText(tooMany)}, which has more than ${MAX_RANK} axes`,
    );
  if (m === 0)
    throw shapeError('jacobian', `a result of shape ${shapeText(y.shape)} has no numbers`);
  const flat = reshape(y, [m]);
  const all = Array.from({ length: m }, (_, i) =>
    gradients(trace, reshape(slice(flat, i, 1), []), xs, 'jacobian'),
  );
  return xs.map((x, k) =>
    reshape(joined(all.map((row) => reshape(row[k], [1, ...x.shape]))), shapes[k]),
  );
}

/**
 * All first derivatives of f: for every array of the result and every array of the argument, an
 * array of shape [...result, ...argument].
 * @param {(...args: any[]) => any} f of tensors, numbers, and nested objects and arrays of them
 * @param {GradOptions} [options] argnums: with respect to which arguments, the first unless told
 * @returns {(...args: any[]) => any} structured as the result, each leaf structured as the argument
 * @throws {EngineError} when an operator cannot be differentiated
 */
export function jacobian(f, options = {}) {
  checkFunction(f, 'jacobian');
  checkOptions('jacobian', options, ['argnums']);
  const { argnums = 0 } = options;
  const chosen = [argnums].flat();
  return (...args) => {
    const missing = chosen.find((at) => !(at in args));
    if (missing !== undefined)
      throw new EngineError(`argnums names argument ${missing} of ${args.length}`, {
        where: 'jacobian',
      });
    const ofChosen = (/** @type {any[]} */ ...own) => {
      const all = [...args];
      chosen.forEach((at, i) => {
        all[at] = own[i];
      });
      return f(...all);
    };
    const matrix = (/** @type {any[]} */ ...own) => {
      const trace = /** @type {Trace} */ (currentTrace());
      const { x, y } = applied(trace, ofChosen, own, 'jacobian');
      const blocks = y.leaves.map((leaf) => {
        const trees = putTogether(x.structure, rows(trace, leaf, x.leaves).values());
        return typeof argnums === 'number' ? trees[0] : trees;
      });
      return putTogether(y.structure, blocks.values());
    };
    return traced(
      matrix,
      chosen.map((at) => args[at]),
      'jacobian',
    );
  };
}

/**
 * All second derivatives of a function that gives one number; with respect to its first argument
 * unless `argnums` tells.
 * @param {(...args: any[]) => any} f
 * @param {GradOptions} [options]
 * @returns {(...args: any[]) => any}
 */
export function hessian(f, options = {}) {
  return jacobian(grad(f, options), options);
}
