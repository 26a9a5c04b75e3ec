// The activation functions by Keras' names.

import { emit } from './trace.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */

/**
 * @typedef {object} Activation
 * @property {(x: Tensor) => Tensor} apply
 * @property {string} op            the operator of the catalogue
 * @property {number} [fused]       its number within `dense` (engine/src/activation.h); none: applied after it
 * @property {Record<string, number>} [params]  of the operator
 * @property {number} [alpha]       of the fused form
 */

/** @param {Omit<Activation, 'apply'>} description @returns {Activation} */
const activation = (description) => ({
  ...description,
  apply: (x) => emit(description.op, [x], description.params),
});

/** @type {Record<string, Activation>} */
export const ACTIVATIONS = {
  linear: activation({ op: 'linear', fused: 0 }),
  relu: activation({ op: 'relu', fused: 1 }),
  leakyRelu: activation({ op: 'leaky_relu', fused: 2, params: { slope: 0.2 }, alpha: 0.2 }),
  elu: activation({ op: 'elu', fused: 3 }),
  sigmoid: activation({ op: 'sigmoid', fused: 4 }),
  tanh: activation({ op: 'tanh', fused: 5 }),
  softplus: activation({ op: 'softplus', fused: 6 }),
  softmax: activation({ op: 'softmax' }),
  step: activation({ op: 'step' }),
};

/** Parameters of an operator that ends in an activation. @param {Activation} chosen */
export const fusedParams = ({ fused = 0, alpha = 1 }) => ({ activation: fused, alpha });

/**
 * Adds an activation's node after a layer's sum z, which is given a name of its own.
 * @param {import('./graph.js').Graph} graph
 * @param {Activation} chosen
 * @param {number} z a node
 * @param {string} name the layer's
 */
export function activate(graph, chosen, z, name) {
  graph.setName(z, `${name}/z`);
  return chosen.op === 'linear' ? z : graph.apply(chosen.op, [z], chosen.params);
}
