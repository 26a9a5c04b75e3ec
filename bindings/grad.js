// Derivatives of functions written with operators, as JAX takes them: the function is traced into a
// graph, the engine adds the gradient's nodes, and what comes back has the structure of the
// argument. A gradient of a gradient is traced into the same graph.

import { checkOptions, EngineError, shapeError, shapeText } from './errors.js';
import { GraphFunction } from './function.js';
import { Graph } from './graph.js';
import { makeTensor, toTensor } from './tensor.js';
import { currentTrace, during, Trace } from './trace.js';
import { putTogether, takeApart } from './tree.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {{argnums?: number | readonly number[]}} GradOptions argnums: with respect to which arguments */

/** @param {unknown} f @param {string} where */
export function checkFunction(f, where) {
  if (typeof f !== 'function') throw new EngineError('takes a function of tensors', { where });
}

/**
 * Traces f with fresh values in place of the chosen arguments and differentiates.
 * @param {Trace} trace
 * @param {Function} f
 * @param {any[]} args
 * @param {readonly number[]} chosen
 * @param {(leaf: any) => number} enter makes the node that stands for a leaf
 */
function differentiate(trace, f, args, chosen, enter) {
  /** @type {number[]} */
  const nodes = [];
  const inner = [...args];
  const structures = chosen.map((at) => {
    if (!(at in args))
      throw new EngineError(`argnums names argument ${at} of ${args.length}`, { where: 'grad' });
    /** @type {any[]} */
    const leaves = [];
    const structure = takeApart(args[at], leaves);
    const own = leaves.map(enter);
    nodes.push(...own);
    inner[at] = putTogether(structure, own.map((node) => trace.tracer(node)).values());
    return structure;
  });
  const y = trace.node(
    during(trace, () => f(...inner)),
    'grad',
  );
  const shape = /** @type {number[]} */ (trace.graph.shape(y));
  if (shape.length > 0)
    throw shapeError(
      'grad',
      `the function gave shape ${shapeText(shape)}; a gradient needs one number, of shape []`,
    );
  return { y, nodes, structures, gradients: trace.graph.gradient(y, nodes, 'grad') };
}

/** Within a trace: the result consists of traced values. @param {Trace} trace @param {Function} f @param {any[]} args @param {readonly number[]} chosen */
function tracedGrad(trace, f, args, chosen) {
  const { y, structures, gradients } = differentiate(trace, f, args, chosen, (leaf) =>
    trace.distinct(trace.node(leaf, 'grad')),
  );
  const tracers = gradients.map((node) => trace.tracer(node)).values();
  return {
    value: trace.tracer(y),
    gradient: structures.map((structure) => putTogether(structure, tracers)),
  };
}

/** On numbers: a graph of its own, run once. @param {Function} f @param {any[]} args @param {readonly number[]} chosen */
function concreteGrad(f, args, chosen) {
  const graph = new Graph();
  try {
    /** @type {{isNumber: boolean, tensor: Tensor}[]} */
    const entered = [];
    const { y, nodes, structures, gradients } = differentiate(
      new Trace(graph),
      f,
      args,
      chosen,
      (leaf) => {
        const tensor = toTensor(leaf, 'grad');
        entered.push({ isNumber: typeof leaf === 'number', tensor });
        return graph.input(`argument ${entered.length}`, tensor.shape);
      },
    );
    const fn = GraphFunction.of(graph, nodes, [y, ...gradients]);
    fn.setShapes(entered.map(({ tensor }) => tensor.shape));
    entered.forEach(({ tensor }, i) => {
      fn.write(i, tensor.data);
    });
    fn.run();
    const leaves = gradients.map((node, i) =>
      entered[i].isNumber
        ? fn.scalar(node)
        : makeTensor(entered[i].tensor.shape, fn.view(node).slice()),
    );
    const values = leaves.values();
    return {
      value: fn.scalar(y),
      gradient: structures.map((structure) => putTogether(structure, values)),
    };
  } finally {
    graph.release();
  }
}

/**
 * The function (…args) → { value, gradient } of a function that gives one number. The gradient has
 * the structure of the first argument (or those that `argnums` names): numbers for numbers, tensors
 * for tensors.
 * @param {(...args: any[]) => any} f of tensors, numbers, and nested objects and arrays of them
 * @param {GradOptions} [options]
 * @returns {(...args: any[]) => {value: any, gradient: any}}
 * @throws {EngineError} when f gives more than one number, or an operator has no derivative
 */
export function valueAndGrad(f, options = {}) {
  checkFunction(f, 'valueAndGrad');
  checkOptions('valueAndGrad', options, ['argnums']);
  const { argnums = 0 } = options;
  const chosen = [argnums].flat();
  return (...args) => {
    const trace = currentTrace();
    const result = trace ? tracedGrad(trace, f, args, chosen) : concreteGrad(f, args, chosen);
    const gradient = typeof argnums === 'number' ? result.gradient[0] : result.gradient;
    return { value: result.value, gradient };
  };
}

/**
 * The gradient alone; see valueAndGrad.
 * @param {(...args: any[]) => any} f
 * @param {GradOptions} [options]
 * @returns {(...args: any[]) => any}
 */
export function grad(f, options = {}) {
  const both = valueAndGrad(f, options);
  return (...args) => both(...args).gradient;
}
