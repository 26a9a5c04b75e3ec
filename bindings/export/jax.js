// A model as a program for JAX with Flax (linen) and Optax: the same layers, weights and settings, and a
// loop that trains. What cannot be said there is named in a sentence.

import { toJSON } from '../keras-json.js';
import { factorsOf } from '../measures.js';
import { MODULES } from './flax-modules.js';
import { RENAMED } from './flax-names.js';
import { moduleClass } from './flax-network.js';
import { lossText } from './jax-losses.js';
import { constraintLines, optimizerLines, penalties } from './jax-weights.js';
import { JAX } from './operators.js';
import { epsilonLines, optaxOf } from './optax.js';
import { ownForm, ownLines } from './own-functions.js';
import { exportedConfig } from './own-layers.js';
import { checkNames, dataLines, indented, literal, titleLine, weightLines } from './python.js';

/** @typedef {import('../model.js').Model} Model */

const where = 'toJax';

/** Of a model that was not compiled. */
const OWN_LOSS = `def loss(y, p):
    # WRITE THIS: the loss of this model
    raise NotImplementedError("the loss of this model")`;

/** A function of one output. @param {string} name @param {any} form of a loss @param {Model} model */
function lossFunction(name, form, model) {
  const lines =
    form.class_name === 'own'
      ? ownLines(form, model, JAX, ['y', 'p'], where)
      : [`return ${lossText(form)}`];
  return `def ${name}(y, p):\n${indented(lines, 1)}`;
}

/** One loss for each output, the sum of all. @param {Model} model @param {any} config compile's */
function lossLines(model, { loss, loss_weights: given } = /** @type {any} */ ({})) {
  if (!loss) return OWN_LOSS;
  const { outputNames: names } = model.network(where);
  const isNamed = !Array.isArray(loss) && typeof loss === 'object' && !loss.class_name;
  const all = names.map((name, i) => (isNamed ? loss[name] : Array.isArray(loss) ? loss[i] : loss));
  const factors = factorsOf(given, names);
  const isOne = all.length === 1;
  if (isOne && factors[0] === 1) return lossFunction('loss', all[0], model);
  const parts = all.map((one, i) => `${lossFunction(`loss_${i}`, one, model)}\n\n\n`);
  const sum = all.map((_, i) => {
    const args = isOne ? 'y, p' : `y[${i}], p[${i}]`;
    return `${factors[i] === 1 ? '' : `${factors[i]} * `}loss_${i}(${args})`;
  });
  return `${parts.join('')}def loss(y, p):\n    return ${sum.join(' + ')}`;
}

/** Modules and functions that the classes name. @param {string} text */
const helpers = (text) =>
  Object.entries(MODULES)
    .filter(([name]) => new RegExp(`\\b${name}\\(`).test(text))
    .map(([, source]) => `${source}\n\n`)
    .join('');

/**
 * @param {Model} model
 * @returns {string} a Python program
 */
export function toJax(model) {
  checkNames(model, where);
  /** @type {string[]} */
  const classes = [];
  moduleClass(model, classes, 'Net');
  const text = classes.join('\n\n');
  const config = toJSON(model, { configOf: exportedConfig, own: ownForm }).compile_config;
  const xs = model.inputs.length === 1 ? 'x' : '*x';
  const more = penalties(model);
  const constraints = constraintLines(model);
  const updated = 'optax.apply_updates(params, updates)';
  return `${titleLine(model, 'JAX', 'jax flax optax numpy')}
import base64
import io

import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax


${helpers(text)}${text}

${lossLines(model, config)}


${config ? epsilonLines(config.optimizer) : ''}model = Net()
${optimizerLines(model, config ? optaxOf(config.optimizer) : 'optax.sgd(0.01)')}


${constraints}@jax.jit
def train_step(variables, state, x, y, key):
    """One update; gives the loss before it."""

    def loss_fn(params):
        p, changed = model.apply(
            {**variables, "params": params}, ${xs}, train=True, rngs={"dropout": key}, mutable=["batch_stats"]
        )
        return loss(y, p)${more}, changed

    params = variables["params"]
    (value, changed), gradient = jax.value_and_grad(loss_fn, has_aux=True)(params)
    updates, state = optimizer.update(gradient, state, params)
    return {**variables, **changed, "params": ${constraints ? `constrained(${updated})` : updated}}, state, value


${weightLines(model, where)}
RENAMED = {
${Object.entries(RENAMED)
  .map(([name, flax]) => `    ${literal(name)}: ${literal(flax)},`)
  .join('\n')}
}
variables = {"params": {}, "batch_stats": {}}
for name in weights.files:  # dense/kernel, dense/bias, ...
    *path, weight = name.split("/")
    place = variables["batch_stats" if weight.startswith("moving_") else "params"]
    for part in path:
        place = place.setdefault(part, {})
    place[RENAMED.get(weight, weight)] = jnp.asarray(weights[name])
state = optimizer.init(variables["params"])

if __name__ == "__main__":
${dataLines(model)}
    for step in range(100):
        variables, state, value = train_step(variables, state, x, y, jax.random.key(step))
        if step % 10 == 0:
            print(step, value)
`;
}
