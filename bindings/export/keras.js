// A model as a program for Keras 3: the same layers, weights and settings, and a loop that trains. It
// is written from Keras' own JSON (keras-json.js), so that whatever can be saved can be exported.

import { CustomLayer } from '../custom-layer.js';
import { EngineError } from '../errors.js';
import { toJSON } from '../keras-json.js';
import * as layers from '../layers.js';
import { Nested } from '../nested.js';
import { periodic } from './keras-layers.js';
import { construct, python } from './keras-objects.js';
import { settingLines } from './keras-weights.js';
import { KERAS } from './operators.js';
import { nameOf, ownForm, ownLines } from './own-functions.js';
import { exportedConfig, kerasClass } from './own-layers.js';
import { dataLines, identifier, indented, literal, titleLine, weightLines } from './python.js';

/** @typedef {import('../model.js').Model} Model */

/**
 * What is known beside the JSON: functions and classes that were written, and each place's layer by model/layer.
 * @typedef {{functions: string[], places: Map<string, import('../symbolic.js').Place>}} Program
 */

const where = 'toKeras';

const { Layer, lambda, periodicPadding1d, periodicPadding2d, ...kerasLayers } = layers;
const KNOWN = new Set(Object.keys(kerasLayers).map((name) => name.toLowerCase()));

/** A layer that is made with other objects within. @param {any} saved @param {Program} program @returns {string} */
function made(saved, program) {
  const { module, class_name: kind, config } = saved;
  if (config.layers) return `${modelFunction(saved, program)}()`;
  if (module === 'keras.layers' && !KNOWN.has(kind.toLowerCase()))
    throw new EngineError(`layer '${config.name}' is a ${kind}, which Keras does not know`, {
      where,
    });
  return construct(saved, (one) => made(one, program));
}

/** @param {any} saved @param {string} model that it is in @param {Program} program */
function layerText(saved, model, program) {
  const { class_name: kind, config } = saved;
  if (kind === 'InputLayer')
    return `keras.Input(${literal(config.batch_shape.slice(1))}, name=${literal(config.name)})`;
  if (kind.startsWith('PeriodicPadding')) return periodic(saved, program);
  const layer = program.places.get(`${model}/${config.name}`)?.layer;
  if (!(layer instanceof CustomLayer)) return made(saved, program);
  return construct({ ...saved, module: '', class_name: kerasClass(layer, program.functions) });
}

/** @param {any} saved @param {Program} program @returns {string[]} statements that end in a return */
function sequentialLines({ config }, program) {
  const lines = config.layers.map(
    (/** @type {any} */ one) => `    ${layerText(one, config.name, program)},`,
  );
  return ['return keras.Sequential([', ...lines, `], name=${literal(config.name)})`];
}

/** The variable of a value. @param {any[]} history */
const variable = ([name, place, index]) =>
  identifier(name) + (place ? `_at_${place}` : '') + (index ? `_${index}` : '');

/** @param {any} saved @param {Program} program @returns {string[]} statements that end in a return */
function functionalLines({ config }, program) {
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
    lines.push(
      `${identifier(name)}${isInput ? '' : '_layer'} = ${layerText(one, config.name, program)}`,
    );
    if (isInput) known.add(identifier(name));
    for (const [i, { args, kwargs }] of nodes.entries()) {
      const at = variable([name, i, 0]);
      const { outputs } = /** @type {any} */ (program.places.get(`${config.name}/${name}`));
      const more = Array.from({ length: outputs.length - 1 }, (_, k) => `${at}_${k + 1}`);
      const states = kwargs.initial_state ? [`initial_state=${list(kwargs.initial_state)}`] : [];
      const call = `${identifier(name)}_layer(${[...args.map(list), ...states].join(', ')})`;
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
  const [from, to] = [ends(config.input_layers), ends(config.output_layers)];
  return [...lines, `return keras.Model(${from}, ${to}, name=${literal(config.name)})`];
}

/** Adds a function that makes the model. @param {any} saved @param {Program} program @returns {string} its name */
function modelFunction(saved, program) {
  const name = `make_${identifier(saved.config.name)}`;
  const lines = (saved.class_name === 'Sequential' ? sequentialLines : functionalLines)(
    saved,
    program,
  );
  program.functions.push(`def ${name}():\n${indented(lines, 1)}\n`);
  return name;
}

/** @param {any} value a loss or metric @param {(form: import('./own-functions.js').OwnForm) => string} own @returns {string} */
function setting(value, own) {
  if (Array.isArray(value)) return `[${value.map((one) => setting(one, own)).join(', ')}]`;
  if (value?.class_name === 'own') return own(value);
  if (!value || typeof value !== 'object' || value.class_name) return python(value);
  const entries = Object.entries(value).map(
    ([key, one]) => `${literal(key)}: ${setting(one, own)}`,
  );
  return `{${entries.join(', ')}}`;
}

/** A place of each layer, those in models within too. @param {Nested} model @returns {Program['places']} */
function placesIn(model) {
  const { places, layers: list } = model.network(where);
  const own = places.map((place) => [`${model.name}/${place.layer.name}`, place]);
  const inner = list.flatMap((one) => (one instanceof Nested ? [...placesIn(one)] : []));
  return new Map(/** @type {any} */ ([...own, ...inner]));
}

/** @param {Model} model @param {any} config @param {string[]} functions that were written @returns {string} */
function compileLines(model, config, functions) {
  if (!config)
    return '# The model was not compiled: choose optimizer and loss here.\nmodel.compile(optimizer="sgd", loss="mean_squared_error")';
  const own = (/** @type {import('./own-functions.js').OwnForm} */ form) => {
    const name = nameOf(form.f, functions);
    const lines = ownLines(form, model, KERAS, ['y_true', 'y_pred'], where);
    functions.push(`def ${name}(y_true, y_pred):\n${indented(lines, 1)}\n`);
    return name;
  };
  const weights = config.loss_weights ? `, loss_weights=[${config.loss_weights.join(', ')}]` : '';
  const metrics =
    config.metrics?.length === 0 || config.metrics === null
      ? ''
      : `,\n    metrics=${setting(config.metrics, own)}`;
  return `model.compile(\n    optimizer=${construct(config.optimizer)},\n    loss=${setting(config.loss, own)}${weights}${metrics},\n)`;
}

/**
 * @param {Model} model
 * @returns {string} a Python program
 */
export function toKeras(model) {
  const json = toJSON(model, { configOf: exportedConfig, own: ownForm });
  /** @type {Program} */
  const program = { functions: [], places: placesIn(model) };
  const make = modelFunction(json, program);
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
