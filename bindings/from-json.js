// A model from JSON as Keras 3 writes it, Keras 2 and TensorFlow.js too. Bounds on layers, places and
// depth keep a file that lies from taking long.

import { describe, EngineError } from './errors.js';
import { model } from './functional.js';
import { options } from './keras-options.js';
import { fromZero, inputsOf, KINDS, listOf } from './keras-places.js';
import * as layers from './layers.js';
import { registered } from './register.js';
import { sequential } from './sequential.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */
/** @typedef {import('./tensor.js').Tensor} Tensor */

/**
 * What is known beside the JSON.
 * @typedef {object} Context
 * @property {string} where  who asks, for sentences
 * @property {number} [seed]
 * @property {Model[]} made  receives every model that is made
 * @property {Map<string, Map<string, Tensor>>} [weights]  by layer; what is used is taken out
 * @property {string} [path]  of the models around this one
 */

const MOST_LAYERS = 2000;
const MOST_PLACES = 4000; // of all layers together
const MOST_DEPTH = 16; // of models in models

/** A model as a layer. @param {any} saved @param {Context} context @returns {Layer} */
function makeNested(saved, context) {
  const path = `${context.path ?? ''}${saved.config?.name}/`;
  checkDepth({ ...context, path });
  const nested = fromJSON(saved, { ...context, path });
  if (saved.config.trainable === false) nested.trainable = false;
  return nested;
}

/** Options that are layers themselves. */
const INNER = ['layer', 'backward_layer', 'cell', 'cells'];

/**
 * The layers within a layer, made, or null if it has none; and its other options.
 * @param {any} config @param {Context} context
 * @returns {[Record<string, any> | null, any]}
 */
function withInner(config, context) {
  const isLayer = (/** @type {any} */ one) => typeof one?.class_name === 'string';
  const found = INNER.filter((key) => [config?.[key]].flat().some(isLayer));
  if (found.length === 0) return [null, config];
  checkDepth(context);
  const made = (/** @type {any} */ one) => makeLayer(one, context);
  const entries = found.map((key) => [
    key === 'backward_layer' ? 'backwardLayer' : key,
    Array.isArray(config[key]) ? config[key].map(made) : made(config[key]),
  ]);
  const merging = 'merge_mode' in config ? [['mergeMode', config.merge_mode]] : []; // null means something
  const others = Object.entries(config).filter(([key]) => !found.includes(key));
  return [Object.fromEntries([...entries, ...merging]), Object.fromEntries(others)];
}

/** @param {Context} context */
function checkDepth({ path = '', where }) {
  if (path.split('/').length > MOST_DEPTH)
    throw new EngineError(`layers stand in layers over ${MOST_DEPTH} deep`, { where });
}

/** @param {any} saved @param {Context} context @returns {Layer} */
function makeLayer(saved, context) {
  const { where, weights, path = '' } = context;
  const { class_name: className, config } = saved ?? {};
  if (typeof className !== 'string' || className === '' || typeof config !== 'object')
    throw new EngineError(`a layer must have class_name and config, not be ${describe(saved)}`, {
      where,
    });
  if (KINDS.includes(className)) return makeNested(saved, context);
  const Own = registered(className);
  const known = Object.entries(layers).filter(([name]) => name !== 'Layer' && name !== 'lambda');
  const [, make] = known.find(([name]) => name.toLowerCase() === className.toLowerCase()) ?? [];
  if (!make && !Own)
    throw new EngineError(
      `there is no layer '${className}'; it knows ${known.map(([name]) => name).join(', ')}; a class of your own must be given to registerClass before`,
      { where },
    );
  const name = `${path}${config?.name}`;
  const given = weights &&
    className !== 'InputLayer' && { weights: weights.get(name) ?? new Map() };
  weights?.delete(name);
  const [inner, own] = withInner(config, { ...context, path: `${name}/` });
  const all = { ...options(own, String(own?.name ?? className)), ...(inner ?? given) };
  return /** @type {any} */ (Own ? new Own(all) : /** @type {any} */ (make)(all));
}

/** @param {any} config @param {Context} context @returns {Model} */
function makeFunctional(config, context) {
  const { where, seed } = context;
  const list = config.layers;
  /** What every layer gave at each of its places. @type {Map<string, SymbolicTensor[][]>} */
  const given = new Map();
  const find = (/** @type {any[]} */ [name, place, index]) => given.get(name)?.[place]?.[index];
  const at = (/** @type {any[]} */ place) => {
    const value = find(place);
    if (value) return value;
    throw new EngineError(`a layer is connected to '${place[0]}', which does not come before it`, {
      where,
    });
  };
  const open = [];
  for (const one of list) {
    const layer = makeLayer({ ...one, config: { ...one?.config, name: one?.name } }, context);
    if (given.has(one.name)) throw new EngineError(`two layers are named '${one.name}'`, { where });
    given.set(
      one.name,
      layer.places.map(({ outputs }) => [...outputs]),
    );
    for (const [i, node] of one.inbound_nodes.entries())
      open.push({ name: one.name, layer, i, inputs: inputsOf(node, one.name, where) });
  }
  if (open.length > MOST_PLACES)
    throw new EngineError(`the layers stand in over ${MOST_PLACES} places`, { where });
  const asked = open.flatMap(({ inputs }) => inputs);
  const within = fromZero(list, asked, false);
  for (const one of open) one.inputs = one.inputs.map(within);
  // A shared layer may stand both before and after others: go round until every place is filled.
  while (open.length > 0) {
    const next = open.findIndex(
      ({ name, i, inputs }) => given.get(name)?.length === i && inputs.every(find),
    );
    const [{ name, layer, inputs }] = open.splice(Math.max(next, 0), 1);
    given.get(name)?.push([layer.apply(inputs.map(at))].flat());
  }
  const ends = (/** @type {any} */ places) => {
    const all = listOf(places);
    return all.map(fromZero(list, all, true)).map(at);
  };
  return model({
    name: config.name,
    seed,
    inputs: ends(config.input_layers),
    outputs: ends(config.output_layers),
  });
}

/**
 * A model, not compiled.
 * @param {any} json
 * @param {Context} context
 * @returns {Model}
 */
export function fromJSON(json, context) {
  const { where, seed } = context;
  const { class_name: kind, config } = json ?? {};
  if (!KINDS.includes(kind))
    throw new EngineError(`class_name is ${describe(kind)}, not 'Sequential' or 'Functional'`, {
      where,
    });
  const list = config?.[0]?.class_name ? config : config?.layers; // alone, before Keras 2.2.3
  if (!Array.isArray(list) || list.length > MOST_LAYERS)
    throw new EngineError(
      `layers must be a list of at most ${MOST_LAYERS}, not ${describe(list)}`,
      { where },
    );
  const first = context.made.length;
  const net =
    kind === 'Sequential'
      ? sequential({ name: config.name, seed, layers: list.map((one) => makeLayer(one, context)) })
      : makeFunctional(config, context);
  net.owned.push(...context.made.splice(first));
  context.made.push(net);
  return net;
}
