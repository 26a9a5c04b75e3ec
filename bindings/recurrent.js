// What recurrent layers share: kernels, biases and activations; states that are given, returned, or kept
// from batch to batch; and their operators: `recurrent` runs the steps, lstm, gru and simple_rnn give
// what leaves.

import { toActivation } from './activations.js';
import { checkNumber, checkWhole, describe, EngineError, shapeError, shapeText } from './errors.js';
import { Layer } from './layer.js';
import { StateWeights } from './recurrent-states.js';
import { sizeOf } from './tensor.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./mode.js').Mode} Mode */

/** @typedef {import('./recurrent-options.js').GatedOptions} GatedOptions */

export class Recurrent extends Layer {
  /** The sequence, and its first states. @override @type {readonly [number, number]} */
  static count = [1, Infinity];
  /** The operator that gives what leaves; also the number of `recurrent`'s cell. */
  static cell = { op: 'simple_rnn', number: 0, gates: 1, states: 1 };
  /** What a stateful layer remembers. @type {StateWeights | null} */
  #kept = null;

  /** @param {GatedOptions & import('./layer-options.js').LayerOptions} options @param {Record<string, any>} defaults */
  constructor(options, defaults) {
    super(options, defaults);
    const { name, config } = this;
    this.units = checkWhole(name, 'units', config.units);
    this.activation = this.#elementwise('activation', config.activation);
    this.recurrentActivation = this.#elementwise(
      'recurrentActivation',
      config.recurrentActivation ?? 'sigmoid',
    );
    checkNumber(name, 'dropout', config.dropout, 0, 1 - 2 ** -24);
    this.kernelInitializer = this.initializerOf('kernelInitializer');
    this.recurrentInitializer = this.initializerOf('recurrentInitializer');
    this.biasInitializer = this.initializerOf('biasInitializer');
  }

  get #cell() {
    return /** @type {typeof Recurrent} */ (this.constructor).cell;
  }

  /** @param {string} option @param {unknown} given */
  #elementwise(option, given) {
    const { fused, alpha = 1 } = toActivation(this.name, given);
    if (fused !== undefined) return { fused, alpha };
    throw new EngineError(
      `${option} ${describe(given)} cannot stand inside a recurrent layer: it must work element by element and have a derivative`,
      { where: this.name },
    );
  }

  // ---- Shapes --------------------------------------------------------------------------------------

  /** @override @param {readonly OpenShape[]} shapes of the input, then of the initial states */
  shapesFrom([shape, ...states]) {
    const { name, units, config } = this;
    if (shape?.length !== 3 || shape[2] === null)
      throw shapeError(
        name,
        `got shape ${shapeText(shape ?? [])} and needs [batch, steps, features] with a known number of features`,
      );
    const count = this.#cell.states;
    if (states.length !== 0 && states.length !== count)
      throw shapeError(name, `got ${states.length} initial states and needs ${count} or none`);
    for (const state of states)
      if (state.length !== 2 || state[1] !== units)
        throw shapeError(
          name,
          `got an initial state of shape ${shapeText(state)} and needs [batch, ${units}]`,
        );
    const last = [shape[0], units];
    const out = config.returnSequences ? [shape[0], shape[1], units] : last;
    return config.returnState ? [out, ...Array(count).fill(last)] : out;
  }

  /** The bias' shape. @returns {number[]} */
  get biasShape() {
    return [this.#cell.gates * this.units];
  }

  /** @override @param {OpenShape} shape */
  weightSpecs(shape) {
    const { units, kernelInitializer, recurrentInitializer, biasInitializer } = this;
    const wide = this.#cell.gates * units;
    const bias = { name: 'bias', shape: this.biasShape, initializer: biasInitializer };
    return [
      { name: 'kernel', shape: [Number(shape[2]), wide], initializer: kernelInitializer },
      { name: 'recurrent_kernel', shape: [units, wide], initializer: recurrentInitializer },
      ...(this.config.useBias ? [bias] : []),
    ];
  }

  /**
   * Puts the layer after others, or computes at once.
   * @override
   * @param {any} inputs a sequence, or [sequence, ...initial states]
   * @param {{initialState?: any, training?: boolean}} [options] initialState: h, or [h, c] of lstm
   */
  apply(inputs, { initialState = [], ...options } = {}) {
    const states = [initialState].flat();
    const list = states.length > 0 ? [inputs, ...states].flat() : inputs;
    const [first, ...others] = [list].flat();
    if (this.config.stateful && others.length === 0) {
      this.#kept ??= new StateWeights(this.units, this.#cell.states);
      this.#kept.readBatch(this.name, first);
    }
    return super.apply(list, options);
  }

  // ---- States that stay ----------------------------------------------------------------------------

  /** @override @param {Graph} graph @param {import('./random.js').Stream} stream */
  enter(graph, stream) {
    super.enter(graph, stream);
    this.#kept?.build(graph, this.name);
  }

  /** @override @param {Graph} graph */
  moveTo(graph) {
    super.moveTo(graph);
    this.#kept?.moveTo(graph);
  }

  /**
   * What a stateful layer remembers becomes zero, or what is given.
   * @override
   * @param {import('./tensor.js').TensorLike | readonly import('./tensor.js').TensorLike[]} [states] h, or [h, c] of lstm
   */
  resetStates(states) {
    if (this.#kept) this.#kept.reset(this.name, states);
    else if (states !== undefined)
      throw new EngineError('has no states to set: it is not stateful', {
        code: 'state',
        where: this.name,
      });
  }

  // ---- Nodes ---------------------------------------------------------------------------------------

  /** The input; in training some features are left out, the same ones at all steps. @param {Graph} graph @param {number} x @param {Mode} mode */
  #dropped(graph, x, { training }) {
    const { dropout } = this.config;
    if (!training || dropout === 0) return x;
    const step = graph.apply('slice', [x], { axis: 1, begin: 0, size: 1 }, this.name);
    const mask = graph.apply('dropout_mask', [step], { rate: dropout }, this.name);
    graph.setName(mask, `${this.name}/mask`);
    return graph.apply('mul', [x, mask]);
  }

  /** @param {Graph} graph */
  #weightNodes(graph) {
    const { biasShape } = this;
    const nodes = this.weights.map(({ node }) => node);
    if (nodes.length < 3)
      nodes.push(graph.constant(biasShape, new Float32Array(sizeOf(biasShape))));
    return nodes;
  }

  /** Parameters of the operators. @param {number} cellRow whether lstm's last c leaves too @param {Mode} mode */
  #params(cellRow, { training }) {
    const { activation, recurrentActivation, config } = this;
    return {
      cell: this.#cell.number,
      activation: activation.fused,
      alpha: activation.alpha,
      recurrent_activation: recurrentActivation.fused,
      recurrent_alpha: recurrentActivation.alpha,
      backwards: Number(config.goBackwards),
      cell_row: cellRow,
      record: Number(training),
    };
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs @param {Mode} mode */
  call(graph, [x, ...given], mode) {
    const { config, name } = this;
    const { op, states } = this.#cell;
    const kept = given.length ? null : this.#kept;
    const cellRow = Number(states > 1 && (config.returnState || kept !== null));
    const first = kept ? kept.weights.map((weight) => mode.read(weight)) : given;
    const inputs = [this.#dropped(graph, x, mode), ...this.#weightNodes(graph), ...first];
    const params = this.#params(cellRow, mode);
    const record = graph.apply('recurrent', inputs, params, name);
    graph.setName(record, `${name}/record`);
    const y = graph.apply(op, [record, ...inputs], params, name);
    const cut = (/** @type {number} */ begin, /** @type {number} */ size) =>
      graph.apply('slice', [y], { axis: 1, begin, size }, name);
    const last = (/** @type {number} */ row) =>
      graph.apply('reshape', [cut(row, 1)], { rank: 2, d0: kept?.batch ?? -1, d1: this.units });
    const ends = Array.from({ length: cellRow + 1 }, (_, i) => last(i - 1 - cellRow));
    kept?.weights.forEach((weight, i) => {
      mode.update(weight, ends[i]);
    });
    const all = cellRow ? cut(0, -2) : y;
    const out = config.returnSequences ? all : ends[0];
    return config.returnState ? [out, ...ends] : out;
  }
}
