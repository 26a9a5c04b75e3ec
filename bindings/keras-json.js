// A model as Keras 3 writes it to JSON: every object as {module, class_name, config,
// registered_name}, options in snake_case, places in a graph as keras_history [layer, which, 0].
// Keras' model_from_json reads it; compile_config is left out where a loss or metric has no name.

import { Nested } from './nested.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */

/** @typedef {{module: string, class_name: string, config: Record<string, any>, registered_name: null}} KerasObject */
/** @typedef {KerasObject & {compile_config?: Record<string, any>}} KerasModel */

/** beta1 is beta_1, kernelSize is kernel_size, l2 is l2. @param {string} name */
export const snake = (name) =>
  name
    .replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
    .replace(/(?<=[a-z]{2})\d/g, (digit) => `_${digit}`)
    .replace(/^_/, '');

/** @param {string} name */
const capitalized = (name) => name[0].toUpperCase() + name.slice(1);

/** Kinds whose Keras names are no plain capitals. @type {Record<string, string>} */
const CLASSES = {
  sgd: 'SGD',
  rmsprop: 'RMSprop',
  adamw: 'AdamW',
  adam_w: 'AdamW',
  l1l2: 'L1L2',
  l1L2: 'L1L2',
  kullbackLeiblerDivergence: 'KLDivergence',
};

/** @param {string} name */
export const classOf = (name) => CLASSES[name] ?? capitalized(name);

/** @param {string} module @param {string} className @param {Record<string, any>} config @returns {KerasObject} */
const object = (module, className, config) => ({
  module,
  class_name: className,
  config,
  registered_name: null,
});

/** @param {Layer} layer */
export const classNameOf = (layer) =>
  /** @type {typeof import('./layer.js').Layer} */ (layer.constructor).className;

/** Numbers stay, names are spelled Keras' way. @param {any} value @returns {any} */
const plain = (value) => (typeof value === 'string' ? snake(value) : value);

/** @param {Record<string, any>} config @returns {Record<string, any>} */
const snakeConfig = (config) =>
  Object.fromEntries(Object.entries(config).map(([key, value]) => [snake(key), plain(value)]));

/** @param {string} key @param {any} value an option of a layer @param {Layer} layer */
function option(key, value, layer) {
  if (key.endsWith('Initializer')) {
    const { name, config } = layer.initializerOf(key);
    return object('keras.initializers', classOf(name), snakeConfig(config));
  }
  if (typeof value?.name === 'string')
    return object(
      `keras.${key.slice(key.search(/[A-Z][a-z]*$/)).toLowerCase()}s`,
      classOf(value.name),
      snakeConfig(value.config ?? {}),
    );
  return plain(value);
}

/** @param {Layer} layer @returns {KerasObject} */
function layerObject(layer) {
  if (layer instanceof Nested) return modelObject(layer);
  const className = classNameOf(layer);
  const options = Object.entries(layer.config).map(([key, value]) => [
    snake(key),
    option(key, value, layer),
  ]);
  const common =
    className === 'InputLayer'
      ? { batch_shape: layer.batchInputShape, dtype: 'float32', name: layer.name }
      : { name: layer.name, trainable: layer.trainable, dtype: 'float32' };
  return object('keras.layers', className, { ...common, ...Object.fromEntries(options) });
}

/** A value as Keras' placeholder. @param {SymbolicTensor} value @param {any[]} history */
const kerasTensor = ({ shape }, history) => ({
  class_name: '__keras_tensor__',
  config: { shape, dtype: 'float32', keras_history: history },
});

/** Layers that Keras hands their first states by name. */
const RECURRENT = ['SimpleRNN', 'LSTM', 'GRU'];

/** @param {Nested} model */
function functionalConfig(model) {
  const { layers, inputs, outputs, placesOf } = model.network('toJSON');
  const history = (/** @type {SymbolicTensor} */ { layer, place, index }) => {
    const inside = layer instanceof Nested && layer.kind === 'Functional' ? 1 : 0; // Keras' place 0
    return [layer.name, placesOf(layer).indexOf(place) + inside, index];
  };
  const node = (/** @type {import('./symbolic.js').Place} */ { layer, inputs }) => {
    const tensors = inputs.map((input) => kerasTensor(input, history(input)));
    const [first, ...states] = tensors;
    if (RECURRENT.includes(classNameOf(layer)) && states.length > 0)
      return { args: [first], kwargs: { initial_state: states } };
    return { args: inputs.length === 1 ? tensors : [tensors], kwargs: {} };
  };
  return {
    name: model.name,
    trainable: model.trainable,
    layers: layers.map((layer) => ({
      ...layerObject(layer),
      name: layer.name,
      inbound_nodes: placesOf(layer)
        .filter(({ inputs }) => inputs.length > 0)
        .map(node),
    })),
    input_layers: inputs.map(history),
    output_layers: outputs.map(history),
  };
}

/** @param {Nested} model @returns {KerasObject} */
function modelObject(model) {
  const { name, kind, trainable } = model;
  const { layers } = model.network('toJSON');
  const config =
    kind === 'Sequential'
      ? { name, trainable, dtype: 'float32', layers: layers.map(layerObject) }
      : functionalConfig(model);
  return object(kind === 'Functional' ? 'keras.src.models.functional' : 'keras', kind, config);
}

/** A loss or metric, or undefined if it has no name. @param {any} given @param {string} module @returns {any} */
function named(given, module) {
  if (given === undefined || given === null) return null;
  if (typeof given === 'string') return snake(given);
  if (Array.isArray(given)) {
    const list = given.map((one) => named(one, module));
    return list.includes(undefined) ? undefined : list;
  }
  const name = given.lossName ?? (typeof given === 'function' ? undefined : given.name);
  if (typeof name === 'string') {
    const config = snakeConfig(given.config ?? {});
    return Object.keys(config).length === 0 ? snake(name) : object(module, classOf(name), config);
  }
  if (typeof given === 'function') return undefined;
  const entries = Object.entries(given).map(([key, value]) => [key, named(value, module)]);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}

/** @param {Model} model @returns {Record<string, any> | undefined} */
function compileConfig({ training }) {
  if (!training) return undefined;
  const { loss, metrics, lossWeights } = training.spec;
  const [lossForm, metricForm] = [named(loss, 'keras.losses'), named(metrics, 'keras.metrics')];
  if (lossForm === undefined || metricForm === undefined) return undefined;
  const { name, config } = training.optimizer;
  const { nesterov, momentum, ...rest } = snakeConfig(config);
  if (momentum) rest.momentum = momentum; // JSON's 0 is a whole number, which Keras refuses
  const flags = nesterov === undefined ? {} : { nesterov: Boolean(nesterov) };
  return {
    optimizer: object('keras.optimizers', classOf(name), { name, ...rest, ...flags }),
    loss: lossForm,
    loss_weights: lossWeights ?? null,
    metrics: metricForm,
  };
}

/**
 * @param {Model} model
 * @returns {KerasModel}
 */
export function toJSON(model) {
  const compiled = compileConfig(model);
  return { ...modelObject(model), ...(compiled && { compile_config: compiled }) };
}
