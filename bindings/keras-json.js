// A model as Keras 3 writes it to JSON: every object as {module, class_name, config,
// registered_name}, options in snake_case, places in a graph as keras_history [layer, which, 0].
// Keras' model_from_json reads it; compile_config is left out where a loss or metric has no name.

import { EngineError } from './errors.js';
import { compileConfig } from './keras-compile.js';
import { classOf, object, snake, snakeConfig, snakeValue } from './keras-names.js';
import { Layer } from './layer.js';
import { Nested } from './nested.js';
import { Several } from './several.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */

/** @typedef {{module: string, class_name: string, config: Record<string, any>, registered_name: null}} KerasObject */
/** @typedef {KerasObject & {compile_config?: Record<string, any>}} KerasModel */

/** @param {Layer} layer */
export const classNameOf = (layer) =>
  /** @type {typeof import('./layer.js').Layer} */ (layer.constructor).className;

/** @param {string} key @param {any} value an option of a layer @param {Layer} layer @returns {any} */
function option(key, value, layer) {
  if (typeof value === 'function' || (/(Constraint|Regularizer)$/.test(key) && !value.name))
    throw new EngineError(`${key} is a function, which cannot be saved: give its name`, {
      where: layer.name,
    });
  if (key.endsWith('Initializer')) {
    const { name, config } = layer.initializerOf(key);
    return object('keras.initializers', classOf(name), snakeConfig(config));
  }
  if (value instanceof Layer) return layerObject(value);
  if (Array.isArray(value)) return value.map((one) => option(key, one, layer));
  if (typeof value?.name === 'string')
    return object(
      `keras.${key.slice(key.search(/[A-Z][a-z]*$/)).toLowerCase()}s`,
      classOf(value.name),
      snakeConfig(value.config ?? {}),
    );
  return snakeValue(value);
}

/** Keras' spatial dropout refuses the word. @param {Layer} layer */
const trainableOf = (layer) =>
  classNameOf(layer).startsWith('SpatialDropout') ? {} : { trainable: layer.trainable };

/** Which options of a layer are written. @typedef {(layer: Layer) => Record<string, any>} ConfigOf */

/** @param {Layer} layer @param {ConfigOf} [configOf] @returns {KerasObject} */
function layerObject(layer, configOf = ({ config }) => config) {
  if (layer instanceof Nested) return modelObject(layer, configOf);
  const className = classNameOf(layer);
  const options = Object.entries(configOf(layer)).map(([key, value]) => [
    snake(key),
    option(key, value, layer),
  ]);
  const common =
    className === 'InputLayer'
      ? { batch_shape: layer.batchInputShape, dtype: 'float32', name: layer.name }
      : { name: layer.name, ...trainableOf(layer), dtype: 'float32' };
  return object('keras.layers', className, { ...common, ...Object.fromEntries(options) });
}

/** A value as Keras' placeholder. @param {SymbolicTensor} value @param {any[]} history */
const kerasTensor = ({ shape }, history) => ({
  class_name: '__keras_tensor__',
  config: { shape, dtype: 'float32', keras_history: history },
});

/** One end stands alone: a list of it would be a model that takes and gives lists. @param {readonly any[]} ends */
const flatIfOne = (ends) => (ends.length === 1 ? ends[0] : ends);

/** Layers that Keras hands their first states by name. */
const RECURRENT = ['SimpleRNN', 'LSTM', 'GRU', 'RNN', 'Bidirectional'];

/** @param {Nested} model @param {ConfigOf} [configOf] */
function functionalConfig(model, configOf) {
  const { layers, inputs, outputs, placesOf } = model.network('toJSON');
  const history = (/** @type {SymbolicTensor} */ { layer, place, index }) => [
    layer.name,
    placesOf(layer).indexOf(place),
    index,
  ];
  /** At the ends, and only there, Keras counts places of a functional model from 1. @param {SymbolicTensor} value */
  const end = (value) => {
    const [name, place, index] = history(value);
    const { layer } = value;
    return [
      name,
      Number(place) + Number(layer instanceof Nested && layer.kind === 'Functional'),
      index,
    ];
  };
  const node = (/** @type {import('./symbolic.js').Place} */ { layer, inputs }) => {
    const tensors = inputs.map((input) => kerasTensor(input, history(input)));
    const [first, ...states] = tensors;
    if (RECURRENT.includes(classNameOf(layer)) && states.length > 0)
      return { args: [first], kwargs: { initial_state: states } };
    const isOne = inputs.length === 1 && !(layer instanceof Several);
    return { args: isOne ? tensors : [tensors], kwargs: {} };
  };
  return {
    name: model.name,
    trainable: model.trainable,
    layers: layers.map((layer) => ({
      ...layerObject(layer, configOf),
      name: layer.name,
      inbound_nodes: placesOf(layer)
        .filter(({ inputs }) => inputs.length > 0)
        .map(node),
    })),
    input_layers: flatIfOne(inputs.map(end)),
    output_layers: flatIfOne(outputs.map(end)),
  };
}

/** @param {Nested} model @param {ConfigOf} [configOf] @returns {KerasObject} */
function modelObject(model, configOf) {
  const { name, kind, trainable } = model;
  const { layers } = model.network('toJSON');
  const config =
    kind === 'Sequential'
      ? {
          name,
          trainable,
          dtype: 'float32',
          layers: layers.map((one) => layerObject(one, configOf)),
        }
      : functionalConfig(model, configOf);
  return object(kind === 'Functional' ? 'keras.src.models.functional' : 'keras', kind, config);
}

/**
 * @param {Model} model
 * @param {{configOf?: ConfigOf, own?: (given: Function) => any}} [how] configOf: all options at first;
 *   own: what stands for a loss or metric without a name
 * @returns {KerasModel}
 */
export function toJSON(model, { configOf, own } = {}) {
  const compiled = compileConfig(model, own);
  return { ...modelObject(model, configOf), ...(compiled && { compile_config: compiled }) };
}
