// A saved model brought back: topology, weights, and the optimizer where it stood. Whatever is
// wrong with the input is said in a sentence, and nothing is left behind.

import { decode } from './base64.js';
import { describe, EngineError, lookUp, shapeText } from './errors.js';
import * as layers from './layers.js';
import { model } from './model.js';
import { sequential } from './sequential.js';
import { makeTensor, sizeOf } from './tensor.js';

/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */
/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./save.js').SavedModel} SavedModel */
/** @typedef {import('./save.js').SavedLayer} SavedLayer */

/** @param {string} message */
const broken = (message) => new EngineError(message, { where: 'loadModel' });

/** The name of a class as a function's: MaxPooling2D is maxPooling2d. @param {string} name */
const uncapitalized = (name) => name[0].toLowerCase() + name.slice(1).replace(/(\d)D/g, '$1d');
/** @param {string} name */
const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** @param {any} saved @returns {import('./layer.js').Layer} */
function makeLayer(saved) {
  const { class_name: className, config } = saved ?? {};
  if (typeof className !== 'string' || className === '' || typeof config !== 'object')
    throw broken(`a layer must have class_name and config, not be ${describe(saved)}`);
  const make = lookUp('loadModel', 'layer', layers, uncapitalized(className));
  const options = Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      camel(key),
      typeof value?.class_name === 'string'
        ? { name: uncapitalized(value.class_name), config: value.config }
        : value,
    ]),
  );
  return make(/** @type {any} */ (options));
}

/** @param {any} config @param {number} seed @returns {Model} */
function makeFunctional(config, seed) {
  /** @type {Map<string, SymbolicTensor[][]>} */
  const given = new Map();
  const at = (/** @type {any} */ [name, place, index = 0]) => {
    const value = given.get(name)?.[place]?.[index];
    if (value) return value;
    throw broken(`a layer is connected to '${name}', which does not come before it`);
  };
  const made = new Map(config.layers.map((/** @type {any} */ one) => [one.name, makeLayer(one)]));
  for (const saved of config.layers) {
    const layer = made.get(saved.name);
    given.set(saved.name, saved.inbound_nodes.length === 0 ? [[layer.output]] : []);
  }
  // A shared layer may stand both before and after others: go round until every place is filled.
  const open = config.layers.flatMap((/** @type {any} */ { name, inbound_nodes }) =>
    inbound_nodes.map((/** @type {any} */ inputs, /** @type {number} */ i) => ({
      name,
      i,
      inputs,
    })),
  );
  while (open.length > 0) {
    const next = open.findIndex(
      (/** @type {any} */ { name, i, inputs }) =>
        given.get(name)?.length === i &&
        inputs.every((/** @type {any} */ [from, place]) => given.get(from)?.[place]),
    );
    const [{ name, inputs }] = open.splice(Math.max(next, 0), 1);
    given.get(name)?.push([made.get(name).apply(inputs.map(at))].flat());
  }
  const { name, input_layers: inputs, output_layers: outputs } = config;
  return model({ name, seed, inputs: inputs.map(at), outputs: outputs.map(at) });
}

/** @param {SavedModel} saved @returns {Model} */
function build({ modelTopology, seed }) {
  const { class_name: kind, config } = modelTopology;
  if (kind === 'Sequential')
    return sequential({ name: config.name, seed, layers: config.layers.map(makeLayer) });
  if (kind === 'Functional') return makeFunctional(config, seed);
  throw broken(`the model is a ${describe(kind)}, not 'Sequential' or 'Functional'`);
}

/** @param {Model} net @param {SavedModel} saved */
function fillWeights(net, { weightSpecs, weightData }) {
  const needed = net.getWeights();
  if (!Array.isArray(weightSpecs) || weightSpecs.length !== needed.length)
    throw broken(`there are ${weightSpecs?.length} weights where the layers need ${needed.length}`);
  const all = decode(
    weightData,
    needed.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    'the weights',
  );
  let at = 0;
  const values = needed.map(({ shape, data }, i) => {
    const spec = weightSpecs[i];
    if (!Array.isArray(spec?.shape) || spec.shape.join() !== shape.join())
      throw broken(
        `${spec?.name} was saved as ${describe(spec?.shape)}, but has ${shapeText(shape)}`,
      );
    at += data.length;
    return makeTensor(shape, all.subarray(at - data.length, at));
  });
  net.setWeights(values);
}

/** @param {Model} net @param {SavedModel} saved */
function resume(net, { trainingConfig, optimizerState }) {
  if (!trainingConfig) return;
  net.compile(/** @type {any} */ (trainingConfig));
  if (!optimizerState) return;
  const { trainer } = /** @type {import('./training.js').Training} */ (net.training);
  const texts = optimizerState.slots ?? [];
  const size = trainer.slots()[0]?.length ?? 0;
  const values = texts.map((text) => decode(text, size, "the optimizer's numbers"));
  trainer.slots().forEach((slot, i) => {
    slot.set(values[i]);
  });
  trainer.updates = optimizerState.updates;
}

/**
 * A model from what `save` gave, or from its JSON.
 * @param {SavedModel | string} saved
 * @returns {Model}
 * @throws {EngineError} when it is damaged or not a saved model
 */
export function loadModel(saved) {
  /** @type {any} */
  let object = saved;
  /** @type {Model | null} */
  let net = null;
  try {
    if (typeof saved === 'string') object = JSON.parse(saved);
    if (object?.format !== 'nabla-model' || object.version !== 1)
      throw broken("this is not a saved model: format must be 'nabla-model', version 1");
    net = build(object);
    fillWeights(net, object);
    resume(net, object);
    return net;
  } catch (error) {
    net?.dispose();
    if (error instanceof EngineError) throw error;
    throw broken(`the saved model is damaged: ${/** @type {Error} */ (error).message}`);
  }
}
