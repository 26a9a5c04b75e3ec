// The cells of simpleRNN, gru and lstm: one step each (cells.js has the formulas).

import { GRU, LSTM, SIMPLE_RNN } from '../cells.js';
import { RecurrentCell } from '../recurrent-cell.js';
import { CELL_DEFAULTS } from '../recurrent-options.js';

/** @typedef {import('../recurrent-options.js').CellOptions & import('../layer-options.js').LayerOptions} CellOptions */
/** @typedef {CellOptions & import('../recurrent-options.js').GateOption} GatedCellOptions */

class SimpleRNNCell extends RecurrentCell {
  /** @override */
  static className = 'SimpleRNNCell';
  /** @override */
  static cell = SIMPLE_RNN;

  /** @param {CellOptions} options */
  constructor(options) {
    super(options, CELL_DEFAULTS);
  }
}

class GRUCell extends RecurrentCell {
  /** @override */
  static className = 'GRUCell';
  /** @override */
  static cell = GRU;

  /** @param {GatedCellOptions & {resetAfter?: boolean}} options */
  constructor(options) {
    super(options, CELL_DEFAULTS);
  }
}

class LSTMCell extends RecurrentCell {
  /** @override */
  static className = 'LSTMCell';
  /** @override */
  static cell = LSTM;

  /** @param {GatedCellOptions & {unitForgetBias?: boolean}} options */
  constructor(options) {
    super(options, CELL_DEFAULTS);
  }
}

/** h' = f(x W + h U + b). @param {CellOptions} options */
export const simpleRNNCell = (options) => new SimpleRNNCell(options);

/** One step of the gated recurrent unit. @param {GatedCellOptions & {resetAfter?: boolean}} options as of gru */
export const gruCell = (options) => new GRUCell(options);

/** One step of long short-term memory: [x, h, c] to [h, h, c]. @param {GatedCellOptions & {unitForgetBias?: boolean}} options as of lstm */
export const lstmCell = (options) => new LSTMCell(options);
