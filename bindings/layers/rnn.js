// A cell run over a sequence: its steps become nodes one after the other, so their number must be known. For
// the three usual cells simpleRNN, gru and lstm are faster.

import { EngineError, shapeError, shapeText } from '../errors.js';
import { stateSizes, stepFor } from '../recurrent-cell.js';
import { withStates } from '../recurrent-states.js';
import { StackedRNNCells } from '../stacked-cells.js';
import { atStep, unroll, zeroState } from '../unroll.js';
import { Wrapper } from '../wrapper.js';

/** @typedef {import('../graph.js').Graph} Graph */
/** @typedef {import('../graph.js').OpenShape} OpenShape */
/** @typedef {import('../mode.js').Mode} Mode */
/**
 * @typedef {object} RnnOptions
 * @property {any} cell                   simpleRNNCell, gruCell, lstmCell, stackedRNNCells, or one's own; a
 *   list of cells is stacked
 * @property {boolean} [returnSequences]  the output of every step; false at first
 * @property {boolean} [returnState]      the last states leave too; false at first
 * @property {boolean} [goBackwards]      from the last step to the first; false at first
 * @property {boolean} [stateful]         false, the only one: states that stay are those of simpleRNN, gru, lstm
 * @property {boolean} [unroll]           says nothing: it is so
 */
/** @typedef {RnnOptions & import('../layer-options.js').LayerOptions} Options */

const DEFAULTS = {
  cell: undefined,
  returnSequences: false,
  returnState: false,
  goBackwards: false,
  stateful: false,
  unroll: false,
};

class RNN extends Wrapper {
  /** @override */
  static className = 'RNN';
  /** @override @type {readonly [number, number]} */
  static count = [1, Infinity];

  /** @param {Options} options */
  constructor(options) {
    super(options, DEFAULTS);
    const { name, config } = this;
    if (config.stateful)
      throw new EngineError('stateful is not supported: simpleRNN, gru and lstm know it', {
        where: name,
      });
    if (Array.isArray(config.cell)) config.cell = new StackedRNNCells({ cells: config.cell });
    this.sizes = stateSizes(name, config.cell);
    this.cell = this.take('cell', config.cell);
  }

  /**
   * Puts the layer after others, or computes at once.
   * @override
   * @param {any} inputs a sequence, or [sequence, ...initial states]
   * @param {{initialState?: any, training?: boolean} | null} [options]
   */
  apply(inputs, options) {
    const { initialState, ...others } = options ?? {};
    return super.apply(withStates(inputs, initialState, this.name), others);
  }

  /** @override @param {readonly OpenShape[]} shapes */
  innerShapes([shape]) {
    return [[[shape[0], ...shape.slice(2)], ...this.sizes.map((size) => [shape[0], size])]];
  }

  /** @override @param {readonly OpenShape[]} shapes of the input, then of the initial states */
  shapesFrom([shape, ...states]) {
    const { name, sizes, config } = this;
    if (shape.length < 3 || shape.slice(1).includes(null))
      throw shapeError(
        name,
        `got shape ${shapeText(shape)} and needs [batch, steps, features] with a known number of steps and features`,
      );
    if (states.length !== 0 && states.length !== sizes.length)
      throw shapeError(
        name,
        `got ${states.length} initial states and needs ${sizes.length} or none`,
      );
    states.forEach((state, i) => {
      if (state.length === 2 && state[1] === sizes[i]) return;
      const got = `got an initial state of shape ${shapeText(state)}`;
      throw shapeError(name, `${got} and needs [batch, ${sizes[i]}]`);
    });
    const [out, ...ends] = /** @type {OpenShape[]} */ (
      this.cell.shapesFrom(this.innerShapes([shape])[0])
    );
    if (ends.length !== sizes.length)
      throw shapeError(
        name,
        `the cell gives ${ends.length} states and its stateSize names ${sizes.length}`,
      );
    const y = config.returnSequences ? [shape[0], shape[1], ...out.slice(1)] : out;
    return config.returnState ? [y, ...ends] : y;
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs @param {Mode} mode */
  call(graph, [x, ...given], mode) {
    const { returnSequences: sequences, goBackwards: backwards, returnState } = this.config;
    const one = atStep(graph, x, 0);
    const first = given.length ? given : this.sizes.map((size) => zeroState(graph, one, size));
    const step = stepFor(this.cell, graph, mode);
    const { out, ends } = unroll(graph, x, first, step, { backwards, sequences, where: this.name });
    return returnState ? [out, ...ends] : out;
  }
}

/** A cell run over a sequence. @param {Options} options */
export const rnn = (options) => new RNN(options);
