// What recurrent layers share: states that are given, returned, or kept from batch to batch; and their
// operators: `recurrent` runs the steps, lstm, gru and simple_rnn give what leaves. Only recurrentDropout in
// training, and activations that the operators do not know, make a chain of single steps of them.

import { fusedParams } from './activations.js';
import { EngineError, shapeError, shapeText } from './errors.js';
import { Gated } from './gated.js';
import { StateWeights, withStates } from './recurrent-states.js';
import { stepOf } from './step.js';
import { SymbolicTensor } from './symbolic.js';
import { atStep, unroll, zeroState } from './unroll.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./mode.js').Mode} Mode */

export class Recurrent extends Gated {
  /** The sequence, and its first states. @override @type {readonly [number, number]} */
  static count = [1, Infinity];
  /** @override */
  get stateful() {
    return Boolean(this.config.stateful);
  }

  /** What a stateful layer remembers. @type {StateWeights | null} */
  #kept = null;

  // ---- Shapes --------------------------------------------------------------------------------------

  /** @override @param {readonly OpenShape[]} shapes of the input, then of the initial states */
  shapesFrom([shape, ...states]) {
    const { name, units, config } = this;
    if (shape?.length !== 3 || shape[2] === null)
      throw shapeError(
        name,
        `got shape ${shapeText(shape ?? [])} and needs [batch, steps, features] with a known number of features`,
      );
    if (shape[1] === null && !this.#isFused)
      throw shapeError(
        name,
        `got shape ${shapeText(shape)} and needs a known number of steps: no operator knows its activations`,
      );
    const count = this.cell.states;
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

  /**
   * Puts the layer after others, or computes at once.
   * @override
   * @param {any} inputs a sequence, or [sequence, ...initial states]
   * @param {{initialState?: any, training?: boolean} | null} [options] initialState: h, or [h, c] of lstm
   */
  apply(inputs, options) {
    const { initialState, ...others } = options ?? {};
    const list = withStates(inputs, initialState, this.name);
    const [first, ...states] = [list].flat();
    const isGiven = states.length > 0 && !(first instanceof SymbolicTensor);
    if (this.config.stateful && !isGiven) {
      this.#kept ??= new StateWeights(this.units, this.cell.states);
      this.#kept.readBatch(this.name, first);
    }
    return super.apply(list, others);
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

  /** Parameters of the operators. @param {number} cellRow whether lstm's last c leaves too @param {Mode} mode */
  #params(cellRow, { training }) {
    const { activation, recurrentActivation, config } = this;
    const [of, gates] = [activation, recurrentActivation].map(fusedParams);
    return {
      cell: this.cell.number,
      ...of,
      recurrent_activation: gates.activation,
      recurrent_alpha: gates.alpha,
      backwards: Number(config.goBackwards),
      cell_row: cellRow,
      record: Number(training),
    };
  }

  /** Whether its operator knows its activations. */
  get #isFused() {
    return [this.activation, this.recurrentActivation].every(({ fused }) => fused !== undefined);
  }

  /** All steps by one operator. @param {Graph} graph @param {number} x @param {readonly number[]} first @param {Mode} mode */
  #fused(graph, x, first, mode) {
    const { config, name, units } = this;
    const { op, states } = this.cell;
    const cellRow = Number(states > 1 && (config.returnState || this.#kept !== null));
    const inputs = [this.#dropped(graph, x, mode), ...this.weightNodes(graph), ...first];
    const params = this.#params(cellRow, mode);
    const record = graph.apply('recurrent', inputs, params, name);
    graph.setName(record, `${name}/record`);
    const y = graph.apply(op, [record, ...inputs], params, name);
    const cut = (/** @type {number} */ begin, /** @type {number} */ size) =>
      graph.apply('slice', [y], { axis: 1, begin, size }, name);
    const last = (/** @type {number} */ row) =>
      graph.apply('reshape', [cut(row, 1)], { rank: 2, d0: this.#kept?.batch ?? -1, d1: units });
    const ends = Array.from({ length: cellRow + 1 }, (_, i) => last(i - 1 - cellRow));
    const all = cellRow ? cut(0, -2) : y;
    return { out: config.returnSequences ? all : ends[0], ends };
  }

  /** A step after the other. @param {Graph} graph @param {number} x @param {readonly number[]} first @param {Mode} mode */
  #stepped(graph, x, first, mode) {
    const { returnSequences: sequences, goBackwards: backwards } = this.config;
    const states = first.length
      ? first
      : Array(this.cell.states).fill(zeroState(graph, atStep(graph, x, 0), this.units));
    const step = stepOf(graph, this, mode);
    return unroll(graph, x, states, step, { backwards, sequences, where: this.name });
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs @param {Mode} mode */
  call(graph, [x, ...given], mode) {
    const kept = this.#kept;
    const first = kept && !given.length ? kept.weights.map((weight) => mode.read(weight)) : given;
    const isStepped = mode.training && this.config.recurrentDropout > 0;
    const { out, ends } =
      isStepped || !this.#isFused
        ? this.#stepped(graph, x, first, mode)
        : this.#fused(graph, x, first, mode);
    kept?.weights.forEach((weight, i) => {
      mode.update(weight, ends[i]);
    });
    return this.config.returnState ? [out, ...ends] : out;
  }
}
