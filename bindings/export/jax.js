// A model as a program for JAX with Flax (linen) and Optax: the same layers, weights and settings, and a
// loop that trains. LAYERS says how each kind of layer is written; what is not there is named in a
// sentence.

import { EngineError } from '../errors.js';
import { toJSON } from '../keras-json.js';
import { dataLines, identifier, literal, ownLoss, weightLines } from './python.js';

/** @typedef {import('../model.js').Model} Model */

const where = 'toJax';

/** @type {Record<string, string>} */
const ACTIVATIONS = {
  relu: 'nn.relu(%)',
  leaky_relu: 'nn.leaky_relu(%, 0.2)',
  elu: 'nn.elu(%)',
  sigmoid: 'nn.sigmoid(%)',
  tanh: 'nn.tanh(%)',
  softplus: 'nn.softplus(%)',
  softmax: 'nn.softmax(%)',
};

/** @param {string} name @param {string} text @param {string} layer */
function activated(name, text, layer) {
  if (name === 'linear') return text;
  if (Object.hasOwn(ACTIVATIONS, name)) return ACTIVATIONS[name].replace('%', text);
  throw new EngineError(`activation '${name}' of layer '${layer}' cannot be written for JAX`, {
    where,
  });
}

/** @param {any} config @param {string} call @param {string} options @param {string} x */
const weighted = ({ name, activation, use_bias: bias }, call, options, x) =>
  activated(
    activation,
    `nn.${call}(${options}${bias ? '' : ', use_bias=False'}, name=${literal(name)})(${x})`,
    name,
  );

/** @param {any} config @param {string} x */
const convolution = (config, x) => {
  const { filters, kernel_size: size, strides, padding, dilation_rate: dilation } = config;
  const more = `strides=${literal(strides)}, padding=${literal(padding.toUpperCase())}, kernel_dilation=${literal(dilation)}`;
  return weighted(config, 'Conv', `${filters}, ${literal(size)}, ${more}`, x);
};

/** @param {any} config @param {string} x @param {number} axes @param {string} call @param {string} [more] */
const pooling = ({ pool_size: size, strides, padding }, x, axes, call, more = '') => {
  const list = (/** @type {any} */ value) =>
    literal(Array.isArray(value) ? value : Array(axes).fill(value));
  return `nn.${call}(${x}, ${list(size)}, strides=${list(strides ?? size)}, padding=${literal(padding.toUpperCase())}${more})`;
};

/** How a layer is written for its inputs. @type {Record<string, (config: any, xs: string[]) => string>} */
const LAYERS = {
  Dense: (config, [x]) => weighted(config, 'Dense', config.units, x),
  Conv1D: (config, [x]) => convolution(config, x),
  Conv2D: (config, [x]) => convolution(config, x),
  MaxPooling1D: (config, [x]) => pooling(config, x, 1, 'max_pool'),
  MaxPooling2D: (config, [x]) => pooling(config, x, 2, 'max_pool'),
  AveragePooling1D: (config, [x]) => pooling(config, x, 1, 'avg_pool', ', count_include_pad=False'),
  AveragePooling2D: (config, [x]) => pooling(config, x, 2, 'avg_pool', ', count_include_pad=False'),
  Activation: ({ activation, name }, [x]) => activated(activation, x, name),
  Flatten: (_, [x]) => `${x}.reshape((${x}.shape[0], -1))`,
  Reshape: ({ target_shape: shape }, [x]) => `${x}.reshape((${x}.shape[0], ${shape.join(', ')}))`,
  Dropout: ({ rate, noise_shape: noise }, [x]) => {
    const shared = [...(noise ?? []).keys()].filter((axis) => noise[axis] === 1);
    const dims = shared.length ? `, broadcast_dims=${literal(shared)}` : '';
    return `nn.Dropout(${rate}${dims}, deterministic=not train)(${x})`;
  },
  Concatenate: ({ axis }, xs) => `jnp.concatenate([${xs.join(', ')}], axis=${axis})`,
  Add: (_, xs) => xs.join(' + '),
};

/** One loss of y and p. @type {Record<string, string>} */
const LOSSES = {
  mean_squared_error: 'jnp.mean((p - y) ** 2)',
  mse: 'jnp.mean((p - y) ** 2)',
  mean_absolute_error: 'jnp.mean(jnp.abs(p - y))',
  mae: 'jnp.mean(jnp.abs(p - y))',
  categorical_crossentropy:
    '-jnp.mean(jnp.sum(y * jnp.log(jnp.clip(p / p.sum(-1, keepdims=True), 1e-7, 1 - 1e-7)), -1))',
};

/** Optimizers in Optax' words. @type {Record<string, (c: any) => string>} */
const OPTIMIZERS = {
  SGD: (c) =>
    `optax.sgd(${c.learning_rate}, momentum=${c.momentum ?? 0}, nesterov=${literal(c.nesterov ?? false)})`,
  Adam: (c) => `optax.adam(${c.learning_rate}, b1=${c.beta_1}, b2=${c.beta_2}, eps=${c.epsilon})`,
};

/** The body of the module. @param {Model} model */
function moduleLines(model) {
  const { places, inputs, outputs } = model.network(where);
  const names = new Map(inputs.map((one) => [one, identifier(one.layer.name)]));
  const objects = new Map(
    toJSON(model).config.layers.map((/** @type {any} */ one) => [one.config.name, one]),
  );
  const lines = places.flatMap(({ layer, inputs: from, outputs: [to] }) => {
    if (names.has(to)) return [];
    const { class_name: kind, config } = objects.get(layer.name);
    if (!Object.hasOwn(LAYERS, kind) || layer.places.length > 1)
      throw new EngineError(
        `layer '${layer.name}' is a ${layer.places.length > 1 ? 'shared layer' : kind}, which cannot be written for Flax`,
        { where },
      );
    names.set(to, identifier(layer.name));
    return `${identifier(layer.name)} = ${LAYERS[kind](
      config,
      from.map((one) => String(names.get(one))),
    )}`;
  });
  if (outputs.length > 1)
    throw new EngineError('a model with several outputs cannot be written for Flax', { where });
  return {
    inputs: inputs.map((one) => names.get(one)).join(', '),
    body: [...lines, `return ${names.get(outputs[0])}`].map((line) => `        ${line}`).join('\n'),
  };
}

/** @param {any} config compile's @returns {{optimizer: string, loss: string}} */
function settings(config) {
  const { optimizer, loss } = config ?? {};
  const known = typeof loss === 'string' && Object.hasOwn(LOSSES, loss);
  if (optimizer && !Object.hasOwn(OPTIMIZERS, optimizer.class_name))
    throw new EngineError(`optimizer '${optimizer.class_name}' cannot be written for Optax`, {
      where,
    });
  return {
    optimizer: optimizer ? OPTIMIZERS[optimizer.class_name](optimizer.config) : 'optax.sgd(0.01)',
    loss: known ? `def loss(y, p):\n    return ${LOSSES[loss]}` : ownLoss('the loss of this model'),
  };
}

/**
 * @param {Model} model
 * @returns {string} a Python program
 */
export function toJax(model) {
  const { inputs, body } = moduleLines(model);
  const { optimizer, loss } = settings(toJSON(model).compile_config);
  const xs = model.inputs.length === 1 ? 'x' : '*x';
  return `# ${model.name}, exported from Nabla for JAX.    pip install jax flax optax numpy
import base64
import io

import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax


class Net(nn.Module):
    @nn.compact
    def __call__(self, ${inputs}, train=False):
${body}


${loss}


model = Net()
optimizer = ${optimizer}


@jax.jit
def train_step(params, state, x, y, key):
    """One update; gives the loss before it."""

    def loss_fn(params):
        return loss(y, model.apply({"params": params}, ${xs}, train=True, rngs={"dropout": key}))

    value, gradient = jax.value_and_grad(loss_fn)(params)
    updates, state = optimizer.update(gradient, state, params)
    return optax.apply_updates(params, updates), state, value


${weightLines(model, where)}
params = {}
for name in weights.files:  # dense/kernel, dense/bias, ...
    layer, weight = name.rsplit("/", 1)
    params.setdefault(layer, {})[weight] = jnp.asarray(weights[name])
state = optimizer.init(params)

if __name__ == "__main__":
${dataLines(model)}
    for step in range(100):
        params, state, value = train_step(params, state, x, y, jax.random.key(step))
        if step % 10 == 0:
            print(step, value)
`;
}
