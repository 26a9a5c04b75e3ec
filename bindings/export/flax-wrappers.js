// Layers with layers within, as modules of Flax: both directions, every step, cells. A cell is the recurrent layer
// of its kind; cells on one another are such layers in a chain.

import { classNameOf } from '../keras-json.js';
import { checkGates, moduleText, refuse } from './flax-class.js';
import { LAYERS } from './flax-layers.js';
import { identifier, literal, unused } from './python.js';

/** @typedef {import('../wrapper.js').Wrapper} Wrapper */
/** @typedef {import('../graph.js').OpenShape} OpenShape */
/** What comes in: its text and shape. @typedef {{text: string, shape: OpenShape}} Value */
/**
 * Writes a layer within: its lines, and the variables of what leaves it.
 * @typedef {(layer: any, config: any, inputs: readonly Value[], count: number) => {lines: string[], outs: string[]}} Inner
 */

/** @type {Record<string, (a: string, b: string) => string>} */
const MERGED = {
  concat: (a, b) => `jnp.concatenate([${a}, ${b}], axis=-1)`,
  sum: (a, b) => `${a} + ${b}`,
  mul: (a, b) => `${a} * ${b}`,
  ave: (a, b) => `(${a} + ${b}) / 2`,
};

/** @param {any} layer @param {any} config @param {readonly Value[]} inputs @param {Inner} inner @returns {string[]} */
function bidirectional(layer, config, inputs, inner) {
  const halves = layer.innerShapes(inputs);
  const given = layer.inner[0].shapesFrom(halves[0].map((/** @type {Value} */ { shape }) => shape));
  const count = Array.isArray(given[0]) ? given.length : 1;
  const [one, other] = [config.layer, config.backward_layer].map((saved, i) =>
    inner(layer.inner[i], saved.config, halves[i], count),
  );
  const [a, back] = [one.outs[0], other.outs[0]];
  const b = layer.inner[0].config.returnSequences ? `${back}[:, ::-1]` : back;
  const first = MERGED[config.merge_mode]?.(a, b) ?? `${a}, ${b}`;
  const all = [first, ...one.outs.slice(1), ...other.outs.slice(1)];
  return [...one.lines, ...other.lines, `return ${all.join(', ')}`];
}

/** @param {any} layer @param {any} config @param {readonly Value[]} inputs @param {Inner} inner @returns {string[]} */
function timeDistributed(layer, config, [x], inner) {
  const [within] = layer.inner;
  if (within.weights.some((/** @type {any} */ weight) => !weight.trainable))
    refuse(layer.name, 'has a layer within that changes by itself');
  const [[shape]] = layer.innerShapes([x.shape]);
  const { lines, outs } = inner(within, config.layer.config, [{ text: 'rows', shape }], 1);
  return [
    `rows = ${x.text}.reshape((-1, *${x.text}.shape[2:]))`,
    ...lines,
    `return ${outs[0]}.reshape((*${x.text}.shape[:2], *${outs[0]}.shape[1:]))`,
  ];
}

const CELLS = { SimpleRNNCell: 'SimpleRNN', LSTMCell: 'LSTM', GRUCell: 'GRU' };

/** The recurrent layer of a cell. @param {any} saved @param {any} how return_sequences, … */
function cellText({ class_name: kind, config }, how) {
  if (!Object.hasOwn(CELLS, kind)) refuse(config.name, `is a ${kind}`);
  const dropping = ['dropout', 'recurrent_dropout'].find((key) => config[key] > 0);
  if (dropping) refuse(config.name, `has ${dropping}`);
  checkGates(config.name, config);
  const layer = LAYERS[CELLS[/** @type {keyof typeof CELLS} */ (kind)]];
  return String(layer.module?.({ ...config, ...how }, []));
}

/** @param {any} layer @param {any} config @param {readonly Value[]} inputs @param {Inner} _inner @param {string[]} classes @returns {string[]} */
function rnn(layer, config, inputs, _inner, classes) {
  const { cell, return_sequences, return_state, go_backwards } = config;
  const how = { return_sequences, return_state, go_backwards };
  const args = inputs.map(({ text }) => text).join(', ');
  if (cell.class_name !== 'StackedRNNCells') return [`return ${cellText(cell, how)}(${args})`];
  if (return_state || inputs.length > 1) refuse(layer.name, 'has states of stacked cells');
  const { cells, name } = cell.config;
  const lines = cells.map((/** @type {any} */ one, /** @type {number} */ i) => {
    const isLast = i === cells.length - 1;
    const own = {
      return_sequences: !isLast || return_sequences,
      go_backwards: i === 0 && go_backwards,
    };
    return `x = ${cellText(one, own)}(x)`;
  });
  const kind = unused(`Cells_${identifier(layer.name)}`, classes);
  classes.push(moduleText(kind, ['x'], [...lines, 'return x']));
  return [`return ${kind}(name=${literal(name)})(${args})`];
}

/** @type {Record<string, typeof rnn>} */
const WRITERS = { Bidirectional: bidirectional, TimeDistributed: timeDistributed, RNN: rnn };

/**
 * Adds a module's class.
 * @param {Wrapper} layer @param {any} config @param {readonly OpenShape[]} shapes @param {string[]} classes
 * @param {Inner} inner
 * @returns {string} its name
 */
export function wrapperClass(layer, config, shapes, classes, inner) {
  const kind = classNameOf(layer);
  if (!Object.hasOwn(WRITERS, kind)) refuse(layer.name, `is a ${kind}`);
  const inputs = shapes.map((shape, i) => ({ text: i === 0 ? 'x' : `state_${i}`, shape }));
  const lines = WRITERS[kind](layer, config, inputs, inner, classes);
  const name = unused(`${kind}_${identifier(layer.name)}`, classes);
  const args = inputs.map(({ text }) => text);
  classes.push(moduleText(name, args, lines));
  return name;
}
