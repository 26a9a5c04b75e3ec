// Losses as expressions of y and p, the mean over the batch, with Keras' clipping.

import { EngineError } from '../errors.js';

const E = '1e-7';
/** @param {string} text */
const share = `jnp.clip(p / p.sum(-1, keepdims=True), ${E}, 1 - ${E})`;
const logOf = (/** @type {any} */ c) => (c.from_logits ? 'nn.log_softmax(p)' : `jnp.log(${share})`);
const unit = (/** @type {string} */ v) =>
  `${v} / jnp.sqrt(jnp.maximum(jnp.sum(${v}**2, -1, keepdims=True), 1e-12))`;

/** @param {any} c @param {string} classes */
const smooth = ({ label_smoothing: s }, classes) =>
  s ? `(y * ${1 - s} + ${s} / ${classes})` : 'y';

/** @param {any} c */
function binary(c) {
  const y = smooth(c, '2');
  if (c.from_logits) return `jnp.mean(nn.softplus(p) - ${y} * p)`;
  const q = `jnp.clip(p, ${E}, 1 - ${E})`;
  return `-jnp.mean(${y} * jnp.log(${q}) + (1 - ${y}) * jnp.log(1 - ${q}))`;
}

const MARGIN = 'nn.relu(1 - jnp.where(jnp.all((y == 0) | (y == 1)), 2 * y - 1, y) * p)';

/** By Keras' names of functions. @type {Record<string, (c: any) => string>} */
const LOSSES = {
  mean_squared_error: () => 'jnp.mean((p - y) ** 2)',
  mean_absolute_error: () => 'jnp.mean(jnp.abs(p - y))',
  mean_absolute_percentage_error: () =>
    `100 * jnp.mean(jnp.abs((y - p) / jnp.maximum(jnp.abs(y), ${E})))`,
  mean_squared_logarithmic_error: () =>
    `jnp.mean((jnp.log1p(jnp.maximum(y, ${E})) - jnp.log1p(jnp.maximum(p, ${E}))) ** 2)`,
  huber: ({ delta = 1 }) => `jnp.mean(optax.losses.huber_loss(p, y, delta=${delta}))`,
  log_cosh: () => 'jnp.mean((p - y) + nn.softplus(-2 * (p - y)) - jnp.log(2.0))',
  poisson: () => `jnp.mean(p - y * jnp.log(p + ${E}))`,
  hinge: () => `jnp.mean(${MARGIN})`,
  squared_hinge: () => `jnp.mean(${MARGIN} ** 2)`,
  categorical_hinge: () => 'jnp.mean(nn.relu(1 + jnp.max((1 - y) * p, -1) - jnp.sum(y * p, -1)))',
  cosine_similarity: () => `-jnp.mean(jnp.sum(${unit('y')} * (${unit('p')}), -1))`,
  kl_divergence: () =>
    `jnp.mean(jnp.sum(jnp.clip(y, ${E}, 1) * jnp.log(jnp.clip(y, ${E}, 1) / jnp.clip(p, ${E}, 1)), -1))`,
  categorical_crossentropy: (c) =>
    `-jnp.mean(jnp.sum(${smooth(c, 'y.shape[-1]')} * ${logOf(c)}, -1))`,
  sparse_categorical_crossentropy: (c) =>
    `-jnp.mean(jnp.take_along_axis(${logOf(c)}, y.reshape((*p.shape[:-1], 1)).astype("int32"), -1))`,
  binary_crossentropy: binary,
};

/** @type {Record<string, string>} */
const SHORT = {
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  mape: 'mean_absolute_percentage_error',
  msle: 'mean_squared_logarithmic_error',
  kld: 'kl_divergence',
};

/** @param {string} name */
const snake = (name) => name.replace(/(?<=[a-z])[A-Z]/g, '_$&').toLowerCase();

/** @param {any} form of a loss, as Keras writes it @returns {string} */
export function lossText(form) {
  const { class_name: kind, config = {} } = typeof form === 'string' ? { class_name: form } : form;
  const name = SHORT[kind] ?? snake(kind);
  if (Object.hasOwn(LOSSES, name)) return LOSSES[name](config);
  throw new EngineError(`loss '${kind}' cannot be written for JAX`, { where: 'toJax' });
}
