// A recurrent layer from the first step to the last, and another from the last to the first, merged:
// Schuster and Paliwal 1997. The second one's outputs stand in the order of the sequence.

import { describe, EngineError } from '../errors.js';
import { penalty } from '../penalty.js';
import { withStates } from '../recurrent-states.js';
import { turned } from '../turned.js';
import { copyOf, Wrapper } from '../wrapper.js';

/** @typedef {import('../graph.js').Graph} Graph */
/** @typedef {import('../graph.js').OpenShape} OpenShape */
/** @typedef {import('../mode.js').Mode} Mode */
/**
 * @typedef {object} BidirectionalOptions
 * @property {any} layer            lstm, gru, simpleRNN or rnn: what it is made like
 * @property {'concat' | 'sum' | 'mul' | 'ave' | null} [mergeMode]  'concat' at first; null: both outputs
 * @property {any} [backwardLayer]  the second one, with goBackwards; at first like the first one
 */
/** @typedef {BidirectionalOptions & import('../layer-options.js').LayerOptions} Options */

/** What stands between the two outputs. @type {Record<string, string>} */
const OPERATORS = { sum: 'add', ave: 'add', mul: 'mul' };
/** What both must have alike. */
const ALIKE = ['returnSequences', 'returnState', 'stateful'];

class Bidirectional extends Wrapper {
  /** @override */
  static className = 'Bidirectional';
  /** @override @type {readonly [number, number]} */
  static count = [1, Infinity];

  /** @param {Options} options */
  constructor(options) {
    super(options, { layer: undefined, mergeMode: 'concat', backwardLayer: null });
    const { config } = this;
    if (options.mergeMode === null) config.mergeMode = null;
    const { mergeMode, layer, backwardLayer } = config;
    if (mergeMode !== null && mergeMode !== 'concat' && !Object.hasOwn(OPERATORS, mergeMode))
      throw this.#wrong(
        `mergeMode must be 'concat', 'sum', 'mul', 'ave' or null, not ${describe(mergeMode)}`,
      );
    if (layer?.config?.goBackwards === undefined)
      throw this.#wrong(`layer must be a recurrent layer, not ${describe(layer)}`);
    const name = layer.name.replace(/^forward_/, '');
    const isSaved = backwardLayer && name !== layer.name;
    const forward = isSaved ? layer : copyOf(layer, { name: `forward_${name}` });
    this.forwardLayer = config.layer = this.take('layer', forward);
    const made = () => copyOf(layer, { name: `backward_${name}`, goBackwards: true });
    this.backwardLayer = config.backwardLayer = this.take('backwardLayer', backwardLayer ?? made());
    this.#checkAlike(this.forwardLayer.config, this.backwardLayer.config);
  }

  /** @param {string} message */
  #wrong(message) {
    return new EngineError(message, { where: this.name });
  }

  /** @param {any} one @param {any} other */
  #checkAlike(one, other) {
    if (Boolean(one.goBackwards) === Boolean(other.goBackwards))
      throw this.#wrong('one of the two layers must have goBackwards, and the other not');
    const unlike = ALIKE.find((key) => one[key] !== other[key]);
    if (unlike) throw this.#wrong(`both layers must have the same ${unlike}`);
    if (one.stateful) throw this.#wrong('a stateful layer cannot stand in it');
  }

  /**
   * Puts the layer after others, or computes at once.
   * @override
   * @param {any} inputs a sequence, or [sequence, ...initial states of both]
   * @param {{initialState?: any, training?: boolean} | null} [options]
   */
  apply(inputs, options) {
    const { initialState, ...others } = options ?? {};
    return super.apply(withStates(inputs, initialState, this.name), others);
  }

  /** The sequence and half of the states for each. @override @param {readonly any[]} all @returns {any[][]} */
  innerShapes([x, ...states]) {
    const half = states.length / 2;
    if (!Number.isInteger(half))
      throw this.#wrong(`got ${states.length} initial states, which are not shared out to two`);
    return [
      [x, ...states.slice(0, half)],
      [x, ...states.slice(half)],
    ];
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom(shapes) {
    const { mergeMode } = this.config;
    const [one, other] = this.innerShapes(shapes).map((own, i) => {
      const given = this.inner[i].shapesFrom(own);
      return /** @type {any[]} */ (Array.isArray(given[0]) ? given : [given]);
    });
    const [first, last] = [one[0], one[0].length - 1];
    if (mergeMode !== null && first.at(-1) !== other[0].at(-1) && mergeMode !== 'concat')
      throw this.#wrong('both layers must have equally many units to be merged like this');
    const wide = first.with(last, first[last] + other[0][last]);
    const merged = mergeMode === null ? [first, other[0]] : [mergeMode === 'concat' ? wide : first];
    const all = [...merged, ...one.slice(1), ...other.slice(1)];
    return all.length === 1 ? all[0] : all;
  }

  /** @param {Graph} graph @param {number} a @param {number} b */
  #merged(graph, a, b) {
    const { mergeMode } = this.config;
    const apply = (/** @type {string} */ op, /** @type {number[]} */ nodes, params = {}) =>
      graph.apply(op, nodes, params, this.name);
    if (mergeMode === null) return [a, b];
    if (mergeMode === 'concat')
      return [apply('concat', [a, b], { axis: graph.shape(a).length - 1 })];
    const both = apply(OPERATORS[mergeMode], [a, b]);
    const half = () => graph.constant([], Float32Array.of(0.5));
    return [mergeMode === 'ave' ? apply('mul', [both, half()]) : both];
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs @param {Mode} mode */
  call(graph, inputs, mode) {
    const [one, other] = this.innerShapes(inputs).map((own, i) => {
      const layer = this.inner[i];
      const nodes = [layer.nodesFrom(graph, own, mode)].flat();
      const { activityRegularizer: of } = layer;
      if (of) mode.losses.push(...nodes.map((node) => penalty(graph, of, node)));
      return nodes;
    });
    const back = this.forwardLayer.config.returnSequences
      ? turned(graph, other[0], mode)
      : other[0];
    return [...this.#merged(graph, one[0], back), ...one.slice(1), ...other.slice(1)];
  }
}

/** A recurrent layer in both directions. @param {Options} options */
export const bidirectional = (options) => new Bidirectional(options);
