// The activation functions by Keras 3's names. Some are one operator, and some of these are fused into
// the layer before them; the others are made of operators.

import { describe, EngineError, lookUp } from './errors.js';
import * as composed from './ops/activations.js';
import { logSoftmax } from './ops/distributions.js';
import { emit, Trace, Tracer } from './trace.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */

/**
 * @typedef {object} Activation
 * @property {(x: Tensor) => Tensor} apply
 * @property {string | null} op     the operator of the catalogue; null: made of several
 * @property {number} [fused]       its number within `dense` (engine/src/activation.h); none: applied after it
 * @property {Record<string, number>} [params]  of the operator
 * @property {number} [alpha]       of the fused form
 */

/** @param {Omit<Activation, 'apply'> & {op: string}} description @returns {Activation} */
const activation = (description) => ({
  ...description,
  apply: (x) => emit(description.op, [x], description.params),
});

/** @param {(x: Tensor) => Tensor} apply @returns {Activation} */
const made = (apply) => ({ apply, op: null });

/** @type {Record<string, Activation>} */
export const ACTIVATIONS = {
  linear: activation({ op: 'linear', fused: 0 }),
  relu: activation({ op: 'relu', fused: 1 }),
  leakyRelu: activation({ op: 'leaky_relu', fused: 2, params: { slope: 0.2 }, alpha: 0.2 }),
  elu: activation({ op: 'elu', fused: 3 }),
  sigmoid: activation({ op: 'sigmoid', fused: 4 }),
  tanh: activation({ op: 'tanh', fused: 5 }),
  softplus: activation({ op: 'softplus', fused: 6 }),
  hardSigmoid: activation({ op: 'hard_sigmoid', fused: 7 }),
  softmax: activation({ op: 'softmax' }),
  step: activation({ op: 'step' }),
  exponential: activation({ op: 'exp' }),
  logSoftmax: made((x) => logSoftmax(x)),
  relu6: made(composed.relu6),
  selu: made(composed.selu),
  celu: made((x) => composed.celu(x)),
  silu: made(composed.silu),
  swish: made(composed.silu),
  gelu: made((x) => composed.gelu(x)),
  geluNew: made((x) => composed.gelu(x, true)),
  mish: made(composed.mish),
  softsign: made(composed.softsign),
  hardTanh: made(composed.hardTanh),
  hardSilu: made(composed.hardSilu),
  hardSwish: made(composed.hardSilu),
  logSigmoid: made(composed.logSigmoid),
  tanhShrink: made(composed.tanhShrink),
  softShrink: made((x) => composed.softShrink(x)),
  hardShrink: made((x) => composed.hardShrink(x)),
  squareplus: made((x) => composed.squareplus(x)),
  sparsePlus: made(composed.sparsePlus),
  sparseSigmoid: made(composed.sparseSigmoid),
};

/** Parameters of an operator that ends in an activation. @param {Pick<Activation, 'fused' | 'alpha'>} chosen */
export const fusedParams = ({ fused = 0, alpha = 1 }) => ({ activation: fused, alpha });

/**
 * An activation from its name, or from a function of a tensor.
 * @param {string} where the layer's name
 * @param {unknown} given
 * @returns {Activation}
 */
export function toActivation(where, given) {
  if (typeof given === 'string') return lookUp(where, 'activation', ACTIVATIONS, given);
  if (typeof given === 'function') return made(/** @type {(x: Tensor) => Tensor} */ (given));
  throw new EngineError(
    `activation must be a name or a function of a tensor, not ${describe(given)}`,
    { where },
  );
}

/**
 * An activation's nodes.
 * @param {import('./graph.js').Graph} graph
 * @param {Activation} chosen
 * @param {number} x a node
 * @param {string} [where]
 * @returns {number} a node
 */
export function activated(graph, { op, params, apply }, x, where) {
  if (op) return graph.apply(op, [x], params, where);
  const trace = new Trace(graph);
  const y = apply(trace.tracer(x));
  if (y instanceof Tracer) return trace.node(y, where ?? 'activation');
  throw new EngineError(`the activation must give a traced tensor, not ${describe(y)}`, { where });
}

/**
 * Adds an activation's node after a layer's sum z, which is given a name of its own.
 * @param {import('./graph.js').Graph} graph
 * @param {Activation} chosen
 * @param {number} z a node
 * @param {string} name the layer's
 */
export function activate(graph, chosen, z, name) {
  graph.setName(z, `${name}/z`);
  return chosen.op === 'linear' ? z : activated(graph, chosen, z, name);
}
