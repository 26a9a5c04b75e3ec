// A model as a program for Keras 3: the same layers, weights and settings, and a loop that trains. It
// is written from Keras' own JSON (keras-json.js), so that whatever can be saved can be exported.

import { CustomLayer } from '../custom-layer.js';
import { EngineError } from '../errors.js';
import { toJSON } from '../keras-json.js';
import { listOf } from '../keras-places.js';
import * as layers from '../layers.js';
import { Nested } from '../nested.js';
import { Wrapper } from '../wrapper.js';
import { checkKnown } from './keras-checks.js';
import { periodic } from './keras-layers.js';
import { construct } from './keras-objects.js';
import { compileLines } from './keras-settings.js';
import { settingLines } from './keras-weights.js';
import { ownForm } from './own-functions.js';
import { exportedConfig, kerasClass } from './own-layers.js';
import {
  checkNames,
  dataLines,
  identifier,
  indented,
  literal,
  Names,
  titleLine,
  unused,
  weightLines,
} from './python.js';

/** @typedef {import('../model.js').Model} Model */

/**
 * What is known beside the JSON: functions and classes that were written, and each place's layer by model/layer.
 * @typedef {{functions: string[], places: Map<string, import('../symbolic.js').Place>}} Program
 */

const where = 'toKeras';

const { Layer, lambda, periodicPadding1d, periodicPadding2d, ...kerasLayers } = layers;
const KNOWN = new Set(Object.keys(kerasLayers).map((name) => name.toLowerCase()));

/** A layer that is made with other objects within. @param {any} saved @param {string} path of the layer @param {Program} program @returns {string} */
function made(saved, path, program) {
  const { module, class_name: kind, config } = saved;
  if (config.layers) return `${modelFunction(saved, path, program)}()`;
  if (module === 'keras.layers' && !KNOWN.has(kind.toLowerCase()))
    throw new EngineError(`layer '${config.name}' is a ${kind}, which Keras does not know`, {
      where,
    });
  checkKnown(config);
  return construct(saved, (one) => made(one, `${path}/${one.config.name}`, program));
}

/** @param {any} saved @param {string} around path of the model that it is in @param {Program} program */
function layerText(saved, around, program) {
  const { class_name: kind, config } = saved;
  if (kind === 'InputLayer') {
    const [batch, ...shape] = config.batch_shape;
    const size = batch === null ? '' : `, batch_size=${batch}`;
    return `keras.Input(${literal(shape)}${size}, name=${literal(config.name)})`;
  }
  if (kind.startsWith('PeriodicPadding')) return periodic(saved, program);
  const path = `${around}/${config.name}`;
  const layer = program.places.get(path)?.layer;
  if (!(layer instanceof CustomLayer)) return made(saved, path, program);
  return construct({ ...saved, module: '', class_name: kerasClass(layer, program.functions) });
}

/** @param {any} saved @param {string} path @param {Program} program @returns {string[]} statements that end in a return */
function sequentialLines({ config }, path, program) {
  const lines = config.layers.map(
    (/** @type {any} */ one) => `    ${layerText(one, path, program)},`,
  );
  return ['return keras.Sequential([', ...lines, `], name=${literal(config.name)})`];
}

/** @param {any} saved @param {string} path @param {Program} program @returns {string[]} statements that end in a return */
function functionalLines({ config }, path, program) {
  const names = new Names();
  for (const { name } of config.layers) names.of(`${name} 0 0`, identifier(name));
  /** The variable of a value. @param {any[]} history */
  const variable = ([name, place, index]) =>
    names.of(
      `${name} ${place} ${index}`,
      identifier(name) + (place ? `_at_${place}` : '') + (index ? `_${index}` : ''),
    );
  const layerOf = (/** @type {string} */ name) =>
    names.of(`${name} layer`, `${identifier(name)}_layer`);
  const kinds = new Map(config.layers.map((/** @type {any} */ one) => [one.name, one.class_name]));
  const of = (/** @type {any} */ tensor) => variable(tensor.config.keras_history);
  /** @type {(given: any) => string} */
  const list = (given) => (Array.isArray(given) ? `[${given.map(list).join(', ')}]` : of(given));
  /** @type {string[]} */
  const lines = [];
  /** Places that are not filled yet. @type {{gives: string[], needs: string[], text: string}[]} */
  const open = [];
  const known = new Set();
  for (const one of config.layers) {
    const { name, inbound_nodes: nodes } = one;
    const isInput = nodes.length === 0;
    const left = isInput ? variable([name, 0, 0]) : layerOf(name);
    lines.push(`${left} = ${layerText(one, path, program)}`);
    if (isInput) known.add(left);
    for (const [i, { args, kwargs }] of nodes.entries()) {
      const at = variable([name, i, 0]);
      const { outputs } = /** @type {any} */ (program.places.get(`${path}/${name}`));
      const more = Array.from({ length: outputs.length - 1 }, (_, k) => variable([name, i, k + 1]));
      const states = kwargs.initial_state ? [`initial_state=${list(kwargs.initial_state)}`] : [];
      const call = `${layerOf(name)}(${[...args.map(list), ...states].join(', ')})`;
      const needs = [...args, kwargs.initial_state ?? []].flat().map(of);
      open.push({ gives: [at, ...more], needs, text: `${[at, ...more].join(', ')} = ${call}` });
    }
  }
  while (open.length > 0) {
    const next = open.findIndex(({ needs }) => needs.every((one) => known.has(one)));
    const [{ gives, text }] = open.splice(Math.max(next, 0), 1);
    for (const one of gives) known.add(one);
    lines.push(text);
  }
  const ends = (/** @type {any[]} */ places) => {
    const names = places.map(([name, place, index]) =>
      variable([name, kinds.get(name) === 'Functional' ? place - 1 : place, index]),
    );
    return names.length === 1 ? names[0] : `[${names.join(', ')}]`;
  };
  const [from, to] = [config.input_layers, config.output_layers].map((one) => ends(listOf(one)));
  return [...lines, `return keras.Model(${from}, ${to}, name=${literal(config.name)})`];
}

/** Adds a function that makes the model. @param {any} saved @param {string} path @param {Program} program @returns {string} its name */
function modelFunction(saved, path, program) {
  const isChain = saved.class_name === 'Sequential';
  const lines = (isChain ? sequentialLines : functionalLines)(saved, path, program);
  const name = unused(`make_${identifier(saved.config.name)}`, program.functions);
  program.functions.push(`def ${name}():\n${indented(lines, 1)}\n`);
  return name;
}

/** A place of each layer, those in models within too. @param {Nested} model @param {string} path @returns {Program['places']} */
function placesIn(model, path) {
  const { places, layers: list } = model.network(where);
  const own = places.map((place) => [`${path}/${place.layer.name}`, place]);
  const within = (/** @type {any} */ layer, /** @type {string} */ at) =>
    layer instanceof Nested ? [...placesIn(layer, at)] : innerOf(layer, at);
  /** @type {(layer: any, at: string) => any[]} */
  const innerOf = (layer, at) =>
    layer instanceof Wrapper ? layer.inner.flatMap((one) => within(one, `${at}/${one.name}`)) : [];
  const inner = list.flatMap((one) => within(one, `${path}/${one.name}`));
  return new Map(/** @type {any} */ ([...own, ...inner]));
}

/**
 * @param {Model} model
 * @returns {string} a Python program
 */
export function toKeras(model) {
  checkNames(model, where);
  const json = toJSON(model, { configOf: exportedConfig, own: ownForm });
  /** @type {Program} */
  const program = { functions: [], places: placesIn(model, model.name) };
  const make = modelFunction(json, model.name, program);
  const compile = compileLines(model, json.compile_config, program.functions);
  const load = weightLines(model, where);
  return `${titleLine(model, 'Keras 3', 'keras numpy, and torch, jax or tensorflow')}
import base64
import io

import keras
import numpy as np


${program.functions.join('\n\n')}

${settingLines(model)}

model = ${make}()
${compile}


def train(x, y, epochs=5, batch_size=32):
    return model.fit(x, y, epochs=epochs, batch_size=batch_size)


${load}
set_weights(model, weights)

if __name__ == "__main__":
${dataLines(model)}
    model.summary()
    train(x, y)
`;
}
