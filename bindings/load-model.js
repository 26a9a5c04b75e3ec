// A saved model brought back: topology, weights, and the optimizer where it stood. Whatever is
// wrong with the input is said in a sentence, and nothing is left behind. Layers get their weights
// from the file while they are built, so no size is believed that the file does not bear out.

import { describe, EngineError, shapeText } from './errors.js';
import { fromJSON } from './from-json.js';
import { readSafetensors } from './io/safetensors.js';
import { toBytes } from './io/tables.js';
import { asWhole } from './keras-floats.js';
import { options } from './keras-options.js';
import { slotName } from './save.js';
import { savedSchedule } from './schedules.js';
import { namedWeights } from './weights-file.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./tensor.js').Tensor} Tensor */

/** @param {any} form of a loss or metric @param {string} where @returns {any} */
function named(form, where) {
  if (Array.isArray(form)) return form.map((one) => named(one, where));
  if (form === null || typeof form !== 'object') return form ?? undefined;
  if (typeof form.class_name !== 'string' || form.class_name === '')
    return Object.fromEntries(Object.entries(form).map(([key, one]) => [key, named(one, where)]));
  const { name, axis, ...config } = options(form.config ?? {}, where);
  const own = form.class_name.toLowerCase() === 'function' ? form.config : form.class_name;
  if (own === 'KLDivergence') return { name: 'klDivergence', config };
  return { name: own[0].toLowerCase() + own.slice(1), config };
}

/** @param {Model} net @param {any} config what Keras calls compile_config */
function compile(net, config) {
  const where = 'compile';
  const { class_name: className, config: given } = config.optimizer ?? {};
  const { name, ...numbers } = options(given ?? {}, where);
  const { learningRate: rate } = numbers;
  if (rate?.name) {
    const settings = Object.entries(rate.config).map(([key, value]) => [key, asWhole(value)]);
    numbers.learningRate = savedSchedule({ ...rate, config: Object.fromEntries(settings) });
  } else if (rate !== undefined) numbers.learningRate = asWhole(rate);
  net.compile(
    /** @type {any} */ ({
      optimizer:
        typeof config.optimizer === 'string'
          ? config.optimizer
          : { name: String(className).toLowerCase(), config: numbers },
      loss: named(config.loss, where),
      metrics: named(config.metrics, where),
      ...(config.loss_weights && { lossWeights: config.loss_weights }),
    }),
  );
}

/**
 * Gives the optimizer its memory; a weight that was not trained has none.
 * @param {Model} net @param {Map<string, Tensor>} slots by name; what is used is taken out @param {number} updates
 */
function resume(net, slots, updates) {
  const where = 'loadModel';
  const training = /** @type {import('./training.js').Training} */ (net.training);
  const { weights } = training;
  const names = new Map(namedWeights(net, where).map(({ name, weight }) => [weight, name]));
  const parts = training.state().slots.map((fresh, slot) =>
    weights.map((weight, k) => {
      const name = slotName(slot, String(names.get(weight)));
      const saved = slots.get(name);
      slots.delete(name);
      if (saved && saved.shape.join() !== weight.shape.join())
        throw new EngineError(`the file has ${shapeText(saved.shape)} for ${name}`, { where });
      return saved?.data ?? fresh[k];
    }),
  );
  for (const name of slots.keys())
    throw new EngineError(`the optimizer has no place for '${name}'`, { where });
  if (!(Number.isInteger(updates) && updates >= 0))
    throw new EngineError(`updates must be a whole number, not ${updates}`, { where });
  training.resume({ updates, slots: parts });
}

/**
 * Where the random streams stood; files of before do not say it.
 * @param {string | undefined} text @param {number[]} fresh
 */
function readRandom(text, fresh) {
  if (text === undefined) return fresh;
  const state = text.split(' ').map(Number);
  const fits = state.length === fresh.length && state.every((word) => word === word >>> 0);
  if (fits) return state;
  throw new EngineError(`random must be ${fresh.length} whole numbers below 2^32, not '${text}'`, {
    where: 'loadModel',
  });
}

/** Tensors by layer and weight. @param {Iterable<[string, Tensor]>} tensors */
function byLayer(tensors) {
  /** @type {Map<string, Map<string, Tensor>>} */
  const found = new Map();
  for (const [name, tensor] of tensors) {
    const cut = name.lastIndexOf('/');
    const layer = name.slice(0, Math.max(cut, 0));
    if (!found.has(layer)) found.set(layer, new Map());
    found.get(layer)?.set(name.slice(cut + 1), tensor);
  }
  return found;
}

/**
 * Lets `make` build a model; on any error what it began is freed, and the error is a sentence.
 * @param {string} where
 * @param {(made: Model[]) => Model} make
 */
function whole(where, make) {
  /** @type {Model[]} */
  const made = [];
  try {
    return make(made);
  } catch (error) {
    for (const net of made) net.dispose();
    if (error instanceof EngineError) throw error;
    const { message } = /** @type {Error} */ (error);
    throw new EngineError(`the saved model is damaged: ${message}`, { where });
  }
}

/**
 * A model from the file that `save` gave.
 * @param {import('./io/tables.js').FileBytes} file its bytes
 * @returns {Model} with the same weights, and compiled if the saved one was
 * @throws {EngineError} when it is damaged or not a saved model
 */
export function loadModel(file) {
  const where = 'loadModel';
  return whole(where, (made) => {
    const { tensors, notes } = readSafetensors(toBytes(file, where), where);
    const text = notes.get('model');
    if (text === undefined)
      throw new EngineError('this file holds no model; loadWeights takes weights alone', { where });
    const isSlot = (/** @type {[string, Tensor]} */ [name]) => name.startsWith('optimizer/');
    const weights = byLayer([...tensors].filter((one) => !isSlot(one)));
    const json = JSON.parse(text);
    const net = fromJSON(json, { where, made, seed: Number(notes.get('seed')), weights });
    for (const [layer] of weights)
      throw new EngineError(`the file has weights for '${layer}', which is no layer`, { where });
    net.random = readRandom(notes.get('random'), net.random);
    if (!json.compile_config) return net;
    compile(net, json.compile_config);
    resume(net, new Map([...tensors].filter(isSlot)), Number(notes.get('updates')));
    return net;
  });
}

/**
 * A model with new weights from the text of Keras' `model.to_json()`, or from what `toJSON` gave.
 * @param {string | object} json
 * @param {{seed?: number}} [context] seed: 0 to 2^32 - 1, of initial weights, shuffling and dropout
 * @returns {Model} compiled if the JSON says how
 * @throws {EngineError} when it is damaged or has layers that are not known here
 */
export function modelFromJSON(json, { seed } = {}) {
  const where = 'modelFromJSON';
  return whole(where, (made) => {
    /** @type {any} */
    const object = typeof json === 'string' ? JSON.parse(json) : json;
    if (object === null || typeof object !== 'object')
      throw new EngineError(`takes JSON of a model, not ${describe(object)}`, { where });
    const topology = object.modelTopology ?? object; // as the TensorFlow.js converter writes it, model_config within
    const net = fromJSON(topology.model_config ?? topology, { where, made, seed });
    const config = object.compile_config;
    if (config?.loss) compile(net, config);
    return net;
  });
}
