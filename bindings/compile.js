// A function of tensors, traced once for each set of shapes and compiled (JAX: jit). Further calls
// write the arguments into the engine, run, and read the results.

import { DISPOSE } from './dispose.js';
import { EngineError } from './errors.js';
import { GraphFunction } from './function.js';
import { checkFunction } from './grad.js';
import { Graph } from './graph.js';
import { makeTensor, toTensor } from './tensor.js';
import { currentTrace, during, Trace } from './trace.js';
import { putTogether, structureKey, takeApart } from './tree.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */

/**
 * @typedef {object} Compiled
 * @property {Graph} graph
 * @property {GraphFunction} fn
 * @property {import('./tree.js').Structure} result
 * @property {number[]} outputs nodes
 */

/**
 * @param {Function} f
 * @param {import('./tree.js').Structure} structure of the arguments
 * @param {readonly Tensor[]} tensors
 * @param {string} where
 * @returns {Compiled}
 */
function traceOnce(f, structure, tensors, where) {
  const graph = new Graph();
  try {
    const trace = new Trace(graph);
    const inputs = tensors.map(({ shape }, i) => graph.input(`argument ${i + 1}`, shape));
    const args = putTogether(structure, inputs.map((node) => trace.tracer(node)).values());
    /** @type {any[]} */
    const leaves = [];
    const result = takeApart(
      during(trace, () => f(...args)),
      leaves,
    );
    const outputs = leaves.map((leaf) => trace.node(leaf, where));
    const fn = GraphFunction.of(graph, inputs, outputs, { where });
    fn.setShapes(tensors.map(({ shape }) => shape));
    return { graph, fn, result, outputs };
  } catch (error) {
    graph.release();
    throw error;
  }
}

/** @param {Compiled} compiled @param {readonly Tensor[]} tensors */
function call({ fn, result, outputs }, tensors) {
  tensors.forEach(({ data }, i) => {
    fn.write(i, data);
  });
  fn.run();
  const values = outputs.map((node) => {
    const shape = fn.shapeOf(node);
    return shape.length === 0 ? fn.scalar(node) : makeTensor(shape, fn.view(node).slice());
  });
  return putTogether(result, values.values());
}

/**
 * Traces f for these arguments, runs it and forgets it.
 * @param {Function} f
 * @param {any[]} args
 * @param {string} where who asks, for sentences
 */
export function runOnce(f, args, where) {
  /** @type {any[]} */
  const leaves = [];
  const structure = takeApart(args, leaves);
  const tensors = leaves.map((leaf) => toTensor(leaf, where));
  const once = traceOnce(f, structure, tensors, where);
  try {
    return call(once, tensors);
  } finally {
    once.graph.release();
  }
}

/**
 * A faster f: traced once for each structure and shapes of its arguments. f must be pure; a number
 * among the arguments is traced, not fixed. Results of rank 0 are numbers.
 * @template {(...args: any[]) => any} F
 * @param {F} f of tensors, numbers, and nested objects and arrays of them
 * @returns {F & {dispose(): void}} dispose frees all that was compiled
 */
export function compile(f) {
  checkFunction(f, 'compile');
  /** @type {Map<string, Compiled> | null} */
  let cache = new Map();

  /** @param {any[]} args */
  const compiled = (...args) => {
    if (!cache)
      throw new EngineError('This compiled function has been disposed.', { code: 'state' });
    if (currentTrace()) return f(...args);
    /** @type {any[]} */
    const leaves = [];
    const structure = takeApart(args, leaves);
    const tensors = leaves.map((leaf) => toTensor(leaf, 'compile'));
    const key = `${structureKey(structure)} ${tensors.map(({ shape }) => shape.join()).join(';')}`;
    const once = cache.get(key) ?? traceOnce(f, structure, tensors, 'compile');
    cache.set(key, once);
    return call(once, tensors);
  };

  const dispose = () => {
    for (const { graph } of cache?.values() ?? []) graph.release();
    cache = null;
  };
  return /** @type {any} */ (Object.assign(compiled, { dispose, [DISPOSE]: dispose }));
}
