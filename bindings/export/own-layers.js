// Layers of one's own as classes in Python: what `call` does is traced, and written operator by operator.

import { CustomLayer } from '../custom-layer.js';
import { EngineError } from '../errors.js';
import { classNameOf } from '../keras-json.js';
import { classOf, object, snakeConfig } from '../keras-names.js';
import { moduleText } from './flax-class.js';
import { RENAMED } from './flax-names.js';
import { construct } from './keras-objects.js';
import { JAX, KERAS } from './operators.js';
import { identifier, indented, literal, unused } from './python.js';
import { statements } from './traced.js';

/** @typedef {import('../graph.js').OpenShape} OpenShape */
/** @typedef {import('../layer.js').Layer} Layer */

/** Options that a program can have: those of a layer of one's own are within what was traced. @param {Layer} layer */
export function exportedConfig(layer) {
  if (!(layer instanceof CustomLayer)) return layer.config;
  const { activityRegularizer } = layer;
  return activityRegularizer ? { activityRegularizer } : {};
}

/**
 * Names of what comes in, and the statements of `call`.
 * @param {CustomLayer} layer @param {import('./operators.js').Words} words @param {string} where
 */
function body(layer, words, where) {
  if (layer.places.length === 0)
    throw new EngineError(
      `layer '${layer.name}' of your own stands within another layer, where it cannot be written`,
      { where },
    );
  const count = layer.places[0].inputs.length;
  const xs = Array.from({ length: count }, (_, i) => (count === 1 ? 'x' : `x${i}`));
  const names = layer.weightSpecs().map(({ name }) => identifier(name));
  const own = names.map((name) => (xs.includes(name) ? `${name}_` : name));
  const about = { where, who: `layer '${layer.name}'` };
  const of = (/** @type {readonly OpenShape[]} */ shapes, /** @type {boolean} */ training) =>
    layer.look(shapes, training, ({ graph, weights, inputs, outputs }) => {
      const all = [...xs, ...own];
      const known = new Map([...inputs, ...weights].map((node, i) => [node, all[i]]));
      return statements(graph, outputs, known, words, about);
    });
  const [first, ...others] = layer.places.map(({ inputs }) => {
    const shapes = inputs.map(({ shape }) => shape);
    return [of(shapes, false), of(shapes, true)];
  });
  if (others.some((one) => JSON.stringify(one) !== JSON.stringify(first)))
    throw new EngineError(`${about.who} does not do the same at all its places`, { where });
  const [lines, trained] = first;
  if (trained.join() === lines.join()) return { own, xs, lines };
  return {
    own,
    xs,
    lines: [`if ${words.training}:`, ...trained.map((line) => `    ${line}`), ...lines],
  };
}

/** The layer's class, with the layer's own name where there is another of that kind. @param {CustomLayer} layer @param {readonly string[]} classes */
function nameFor(layer, classes) {
  const kind = identifier(classNameOf(layer));
  const isTaken = unused(kind, classes) !== kind;
  return isTaken ? unused(`${kind}_${identifier(layer.name)}`, classes) : kind;
}

/**
 * Adds a module for Flax.
 * @param {CustomLayer} layer @param {string[]} classes
 * @returns {string} its name
 */
export function flaxClass(layer, classes) {
  const { own, xs, lines } = body(layer, JAX, 'toJax');
  const name = nameFor(layer, classes);
  const weights = layer.weightSpecs().map(({ name, shape }, i) => {
    const flax = literal(RENAMED[name] ?? name);
    return name.startsWith('moving_')
      ? `${own[i]} = self.variable("batch_stats", ${flax}, jnp.zeros, ${literal(shape)}).value`
      : `${own[i]} = self.param(${flax}, nn.initializers.zeros, ${literal(shape)})`;
  });
  classes.push(moduleText(name, xs, [...weights, ...lines]));
  return name;
}

/** @param {string} kind @param {any} given of a weight @param {string} layer */
function setting(kind, given, layer) {
  if (!given) return '';
  const { name, config = {} } = given;
  if (!name)
    throw new EngineError(
      `layer '${layer}' has a ${kind} that is a function, which cannot be written in Python`,
      { where: 'toKeras' },
    );
  return `, ${kind}=${construct(object(`keras.${kind}s`, classOf(name), snakeConfig(config)))}`;
}

const SETTINGS = /** @type {const} */ (['initializer', 'regularizer', 'constraint']);

/**
 * Adds a class for Keras.
 * @param {CustomLayer} layer @param {string[]} classes
 * @returns {string} its name
 */
export function kerasClass(layer, classes) {
  const { own, xs, lines } = body(layer, KERAS, 'toKeras');
  const name = nameFor(layer, classes);
  const weights = layer.weightSpecs().map((spec) => {
    const more = SETTINGS.map((kind) => setting(kind, spec[kind], layer.name)).join('');
    const still = spec.trainable ? '' : ', trainable=False';
    return `self.add_weight(name=${literal(spec.name)}, shape=${literal(spec.shape)}${more}${still}),`;
  });
  const build = [
    '    def build(self, shape):',
    '        self.own = [',
    indented(weights, 3),
    '        ]',
    '',
    '',
  ].join('\n');
  const given = [
    ...(xs.length > 1 ? [`${xs.join(', ')} = x`] : []),
    ...(own.length > 0 ? [`${own.join(', ')}${own.length === 1 ? ',' : ''} = self.own`] : []),
  ];
  classes.push(`class ${name}(keras.layers.Layer):
${own.length > 0 ? build : ''}    def call(self, x, training=False):
${indented([...given, ...lines], 2)}
`);
  return name;
}
