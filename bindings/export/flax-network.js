// Networks as Flax modules: a class each, one line a layer. Models within models are modules within
// modules; a layer that stands at several places is made once and called there.

import { CustomLayer } from '../custom-layer.js';
import { classNameOf, toJSON } from '../keras-json.js';
import { Nested } from '../nested.js';
import { Wrapper } from '../wrapper.js';
import { checkGates, moduleText, refuse } from './flax-class.js';
import { LAYERS } from './flax-layers.js';
import { wrapperClass } from './flax-wrappers.js';
import { exportedConfig, flaxClass } from './own-layers.js';
import { identifier, literal, Names, unused } from './python.js';

/** @typedef {import('../layer.js').Layer} Layer */

/** Options that no module here has. @param {string} name @param {any} config */
function checkOptions(name, config) {
  if (config.activity_regularizer) refuse(name, 'has an activityRegularizer');
  if (config.recurrent_dropout > 0) refuse(name, 'has recurrent_dropout');
  if (config.output_padding) refuse(name, 'has outputPadding');
  if (config.stateful) refuse(name, 'is stateful');
  checkGates(name, config);
}

/** Writes a layer within another. @param {string[]} classes @returns {import('./flax-wrappers.js').Inner} */
const innerIn = (classes) => (layer, config, inputs, count) => {
  const outputs = Array.from({ length: count }, () => /** @type {any} */ ({}));
  const names = new Names();
  for (const one of inputs) names.of(one, one.text);
  const place = /** @type {any} */ ({ layer, inputs, outputs });
  const lines = linesOf(place, config, { names, at: 0, isShared: false, classes });
  return { lines, outs: outputs.map((one) => names.of(one)) };
};

/** Whether it is told if it is trained. @param {Layer} layer */
const hasMode = (layer) =>
  layer instanceof Nested || layer instanceof CustomLayer || layer instanceof Wrapper;

/**
 * What is called with the inputs, or null where the layer is an expression of them.
 * @param {Layer} layer @param {any} config @param {import('../graph.js').OpenShape[]} shapes @param {string[]} classes
 */
function moduleOf(layer, config, shapes, classes) {
  const named = `(name=${literal(layer.name)})`;
  if (layer instanceof Nested) return moduleClass(layer, classes) + named;
  checkOptions(layer.name, config);
  if (layer instanceof CustomLayer) return flaxClass(layer, classes) + named;
  if (layer instanceof Wrapper)
    return wrapperClass(layer, config, shapes, classes, innerIn(classes)) + named;
  const kind = classNameOf(layer);
  if (!Object.hasOwn(LAYERS, kind)) refuse(layer.name, `is a ${kind}`);
  return LAYERS[kind].module?.({ ...config, trainable: layer.trainable }, shapes) ?? null;
}

/** The lines of one place. @param {import('../symbolic.js').Place} place @param {any} config @param {{names: Names, at: number, isShared: boolean, classes: string[]}} about */
function linesOf({ layer, inputs, outputs }, config, { names, at, isShared, classes }) {
  const [xs, shapes] = [inputs.map((one) => names.of(one)), inputs.map(({ shape }) => shape)];
  const own = `${identifier(layer.name)}${at ? `_at_${at}` : ''}`;
  const gives = outputs.map((one, i) => names.of(one, own + (i ? `_${i}` : '')));
  const left = gives.join(', ');
  const { given, text } = hasMode(layer) ? {} : (LAYERS[classNameOf(layer)] ?? {});
  const module = at && isShared ? '' : moduleOf(layer, config, shapes, classes);
  if (module === null) return [`${left} = ${text?.(config, xs, shapes)}`];
  const made = names.of(layer, `${identifier(layer.name)}_layer`);
  const called = isShared ? made : module;
  const [x, ...states] = xs;
  const args = [given?.(x, config) ?? x, ...states, ...(hasMode(layer) ? ['train=train'] : [])];
  const end = text?.(config, [left], shapes) ?? left;
  return [
    ...(isShared && !at ? [`${made} = ${module}`] : []),
    `${left} = ${called}(${args.join(', ')})`,
    ...(end === left ? [] : [`${left} = ${end}`]),
  ];
}

/**
 * Adds a module's class to those before.
 * @param {Nested} model @param {string[]} classes @param {string} [given]
 * @returns {string} its name
 */
export function moduleClass(model, classes, given) {
  const { places, placesOf, inputs, outputs } = model.network('toJax');
  const names = new Names();
  for (const one of inputs) names.of(one, identifier(one.layer.name));
  for (const place of places)
    if (placesOf(place.layer)[0] === place)
      names.of(place.outputs[0], identifier(place.layer.name)); // before others take it
  /** @type {any[]} */
  const saved = toJSON(/** @type {any} */ (model), { configOf: exportedConfig }).config.layers;
  const configs = new Map(saved.map(({ config }) => [config.name, config]));
  const lines = places.flatMap((place) => {
    if (inputs.includes(place.outputs[0])) return [];
    const all = placesOf(place.layer);
    const about = { names, at: all.indexOf(place), isShared: all.length > 1, classes };
    const { layer } = place;
    const isModule = hasMode(layer) || LAYERS[classNameOf(layer)]?.module;
    return linesOf(place, configs.get(layer.name), {
      ...about,
      isShared: Boolean(about.isShared && isModule),
    });
  });
  const args = inputs.map((one) => names.of(one));
  const body = [...lines, `return ${outputs.map((one) => names.of(one)).join(', ')}`];
  const name = given ?? unused(`Net_${identifier(model.name)}`, classes);
  classes.push(moduleText(name, args, body));
  return name;
}
