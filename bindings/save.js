// A model as an object for JSON: its topology as Keras writes it, its weights, and what compile
// chose with the optimizer's state, so that training goes on as if nothing had happened.

import { encode } from './base64.js';
import { sizeOf } from './tensor.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {{class_name: string, config: Record<string, any>, name?: string, inbound_nodes?: any[]}} SavedLayer */

/**
 * @typedef {object} SavedModel
 * @property {'nabla-model'} format
 * @property {1} version
 * @property {{class_name: import('./nested.js').ModelKind, config: {name: string, layers: SavedLayer[],
 *   input_layers?: any[], output_layers?: any[]}}} modelTopology
 * @property {number} seed
 * @property {{name: string, shape: readonly number[], dtype: 'float32'}[]} weightSpecs
 * @property {string} weightData  base64 of all weights, one after the other, little-endian float32
 * @property {{optimizer: {name: string, config: object}, loss: any, metrics: any, lossWeights?: any}} [trainingConfig]
 *   only where loss and metrics have names
 * @property {{updates: number, slots: string[]}} [optimizerState]
 */

/** @param {string} name */
const snake = (name) => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
/** @param {string} name */
const capitalized = (name) => name[0].toUpperCase() + name.slice(1);

/** @param {Layer} layer @returns {Record<string, any>} */
function configOf(layer) {
  const entries = Object.entries(layer.config).map(([key, value]) => {
    if (key.endsWith('Initializer')) {
      const { name, config } = layer.initializerOf(key);
      return [snake(key), { class_name: capitalized(name), config }];
    }
    return [snake(key), key === 'activation' ? snake(value) : value];
  });
  const shape = layer.batchInputShape ? { batch_input_shape: layer.batchInputShape } : {};
  return { name: layer.name, trainable: layer.trainable, ...shape, ...Object.fromEntries(entries) };
}

/** @param {Layer} layer */
const classOf = (layer) =>
  /** @type {typeof import('./layer.js').Layer} */ (layer.constructor).className;

/** @param {Layer} layer @returns {SavedLayer} */
const saveLayer = (layer) => ({ class_name: classOf(layer), config: configOf(layer) });

/** @param {Model} model @returns {SavedModel['modelTopology']} */
function topology(model) {
  const { layers, inputs, outputs, placesOf } = model.network('save');
  const { name, kind } = model;
  if (kind === 'Sequential')
    return { class_name: kind, config: { name, layers: layers.map(saveLayer) } };
  const place = (/** @type {import('./symbolic.js').SymbolicTensor} */ value) => [
    value.layer.name,
    placesOf(value.layer).indexOf(value.place),
    value.index,
  ];
  return {
    class_name: kind,
    config: {
      name,
      layers: layers.map((layer) => ({
        ...saveLayer(layer),
        name: layer.name,
        inbound_nodes: placesOf(layer)
          .filter(({ inputs }) => inputs.length > 0)
          .map(({ inputs }) => inputs.map((input) => [...place(input), {}])),
      })),
      input_layers: inputs.map(place),
      output_layers: outputs.map(place),
    },
  };
}

/** A loss or metric in a form for JSON, or undefined if it has no name. @param {any} given @returns {any} */
function named(given) {
  if (given === undefined || given === null || typeof given === 'string') return given;
  if (Array.isArray(given)) {
    const list = given.map(named);
    return list.includes(undefined) ? undefined : list;
  }
  if (typeof given === 'function')
    return given.lossName && { name: given.lossName, config: given.config };
  if (typeof given.name === 'string') return given;
  const entries = Object.entries(given).map(([key, value]) => [key, named(value)]);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}

/** @param {Model} model @returns {Pick<SavedModel, 'trainingConfig' | 'optimizerState'>} */
function trainingOf(model) {
  const { training } = model;
  if (!training) return {};
  const [loss, metrics] = [named(training.spec.loss), named(training.spec.metrics)];
  if (loss === undefined || metrics === undefined) return {};
  const { optimizer, trainer } = training;
  const { lossWeights } = training.spec;
  return {
    trainingConfig: {
      optimizer: { name: optimizer.name, config: optimizer.config },
      loss,
      metrics,
      ...(lossWeights && { lossWeights }),
    },
    optimizerState: { updates: trainer.updates, slots: trainer.slots().map(encode) },
  };
}

/**
 * @param {Model} model
 * @returns {SavedModel}
 */
export function save(model) {
  const weights = model.network('save').layers.flatMap((layer) => layer.weights);
  const values = model.getWeights();
  const all = new Float32Array(weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0));
  let at = 0;
  for (const { data } of values) {
    all.set(data, at);
    at += data.length;
  }
  return {
    format: 'nabla-model',
    version: 1,
    modelTopology: topology(model),
    seed: model.seed,
    weightSpecs: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
    weightData: encode(all),
    ...trainingOf(model),
  };
}
