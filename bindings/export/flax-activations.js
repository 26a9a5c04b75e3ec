// Activations as JAX writes them: a function's name, or an expression of v.

import { EngineError } from '../errors.js';

/** @type {Record<string, string>} */
const ACTIVATIONS = {
  relu: 'nn.relu',
  leaky_relu: 'nn.leaky_relu(v, 0.2)',
  elu: 'nn.elu',
  sigmoid: 'nn.sigmoid',
  tanh: 'nn.tanh',
  softplus: 'nn.softplus',
  hard_sigmoid: 'nn.hard_sigmoid',
  softmax: 'nn.softmax',
  exponential: 'jnp.exp',
  log_softmax: 'nn.log_softmax',
  relu6: 'nn.relu6',
  selu: 'nn.selu',
  celu: 'nn.celu',
  silu: 'nn.silu',
  swish: 'nn.silu',
  gelu: 'nn.gelu(v, approximate=False)',
  gelu_new: 'nn.gelu(v, approximate=True)',
  mish: 'jax.nn.mish',
  softsign: 'nn.soft_sign',
  hard_tanh: 'nn.hard_tanh',
  hard_silu: 'nn.hard_silu',
  hard_swish: 'nn.hard_silu',
  log_sigmoid: 'nn.log_sigmoid',
  tanh_shrink: 'v - nn.tanh(v)',
  soft_shrink: 'jnp.sign(v) * nn.relu(jnp.abs(v) - 0.5)',
  hard_shrink: 'jnp.where(jnp.abs(v) > 0.5, v, 0.0)',
  squareplus: 'jax.nn.squareplus',
  sparse_plus: 'jax.nn.sparse_plus',
  sparse_sigmoid: 'jax.nn.sparse_sigmoid',
};

/** @param {string} name @param {string} layer */
function known(name, layer) {
  if (Object.hasOwn(ACTIVATIONS, name)) return ACTIVATIONS[name];
  throw new EngineError(`activation '${name}' of layer '${layer}' cannot be written for JAX`, {
    where: 'toJax',
  });
}

/** Of an expression. @param {string} name @param {string} text @param {string} layer @returns {string} */
export function activated(name, text, layer) {
  if (name === 'linear') return text;
  const found = known(name, layer);
  return /\bv\b/.test(found) ? found.replace(/\bv\b/g, text) : `${found}(${text})`;
}

/** As a function. @param {string} name @param {string} layer @returns {string} */
export function activation(name, layer) {
  if (name === 'linear') return 'lambda v: v';
  const found = known(name, layer);
  return /\bv\b/.test(found) ? `lambda v: ${found}` : found;
}
