// A layer's weights: read from and written into the graph's flat vector, and checked before.

import { describe, EngineError, shapeError, shapeText } from './errors.js';
import { makeTensor, sizeOf, toTensor } from './tensor.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./tensor.js').Tensor} Tensor */

/**
 * A weight before it is built.
 * @typedef {object} WeightSpec
 * @property {string} name
 * @property {readonly number[]} shape
 * @property {import('./initializer.js').Initializer} initializer
 * @property {import('./regularizers.js').Regularizer | null} [regularizer]  if not given, that of the option
 *   of its name: kernelRegularizer of kernel
 * @property {import('./constraint.js').Constraint | null} [constraint]  likewise
 * @property {boolean} [trainable]  true at first; no optimizer touches the others. They come last, as
 *   in Keras
 */
/**
 * @typedef {object} Weight
 * @property {string} name
 * @property {readonly number[]} shape
 * @property {number} node
 * @property {boolean} trainable
 * @property {import('./regularizers.js').Regularizer | null} regularizer
 * @property {import('./constraint.js').Constraint | null} constraint
 */

/** More than fits the memory of a tab; the engine's bound, too. */
const MOST_VALUES = 2 ** 28 - 1;

/** Refuses weights that no memory holds. @param {string} where @param {readonly WeightSpec[]} specs */
export function checkSizes(where, specs) {
  const large = specs.find(({ shape }) => sizeOf(shape) > MOST_VALUES);
  if (!large) return;
  throw new EngineError(
    `${large.name} would have shape ${shapeText(large.shape)}: too many values`,
    {
      code: 'memory',
      where,
    },
  );
}

/** What a file gives a layer, by the weights' names. @param {string} where @param {Map<string, Tensor>} given @param {readonly {name: string}[]} needed */
function byName(where, given, needed) {
  const own = needed.map(({ name }) => given.get(name));
  const missing = own.indexOf(undefined);
  if (missing >= 0)
    throw new EngineError(`the file has no '${where}/${needed[missing].name}'`, { where });
  if (given.size === needed.length) return own;
  throw new EngineError(`the file has ${given.size} weights and the layer ${needed.length}`, {
    where,
  });
}

/**
 * Values that fit, as tensors.
 * @param {string} where the layer
 * @param {string} what who gave them
 * @param {unknown} given
 * @param {readonly {name: string, shape: readonly number[]}[]} needed
 * @returns {Tensor[]}
 */
export function checkWeights(where, what, given, needed) {
  if (given instanceof Map) return checkWeights(where, what, byName(where, given, needed), needed);
  if (!Array.isArray(given))
    throw new EngineError(`${what} must be a list of tensors, not ${describe(given)}`, { where });
  if (given.length !== needed.length)
    throw shapeError(where, `${what} has ${given.length} tensors and needs ${needed.length}`);
  return needed.map(({ name, shape }, i) => {
    const value = toTensor(given[i], where);
    if (value.shape.join() === shape.join()) return value;
    const got = shapeText(value.shape);
    throw shapeError(
      where,
      `${what} has shape ${got} for ${name}, which needs ${shapeText(shape)}`,
    );
  });
}

/**
 * A shared layer needs the same weights at every place.
 * @param {string} where
 * @param {readonly WeightSpec[]} first
 * @param {readonly WeightSpec[]} specs
 * @param {import('./graph.js').OpenShape} input
 */
export function checkShared(where, first, specs, input) {
  specs.forEach(({ name, shape }, i) => {
    const before = first[i].shape;
    if (shape.join() === before.join()) return;
    const needs = `its input of shape ${shapeText(input)} needs ${name} ${shapeText(shape)}`;
    throw shapeError(
      where,
      `is shared, but ${needs}; at its first place it got ${shapeText(before)}`,
    );
  });
}

/** @param {Graph} graph @param {readonly Weight[]} weights @returns {Tensor[]} copies */
export const readWeights = (graph, weights) =>
  weights.map(({ shape, node }) =>
    makeTensor(shape, graph.weightView(node, sizeOf(shape)).slice()),
  );

/** @param {Graph} graph @param {readonly Weight[]} weights @param {readonly Tensor[]} values */
export function writeWeights(graph, weights, values) {
  weights.forEach(({ node }, i) => {
    graph.weightView(node, values[i].data.length).set(values[i].data);
  });
}

/** Weights that are in no graph yet. @param {string} layer @param {readonly WeightSpec[]} specs @returns {Weight[]} */
export const plannedWeights = (layer, specs) =>
  specs.map(({ name, shape, trainable = true, regularizer = null, constraint = null }) => {
    return { name: `${layer}/${name}`, shape, trainable, regularizer, constraint, node: -1 };
  });

/**
 * Adds weights to a graph.
 * @param {Graph} graph
 * @param {string} layer
 * @param {readonly WeightSpec[]} specs
 * @param {readonly Tensor[]} values
 * @returns {Weight[]}
 */
export function addWeights(graph, layer, specs, values) {
  const weights = plannedWeights(layer, specs);
  for (const weight of weights) weight.node = graph.weight(weight.name, weight.shape);
  writeWeights(graph, weights, values);
  return weights;
}
