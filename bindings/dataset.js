// Data that is put into the engine's memory once, for several calls of `fit`, or for a few steps at a
// time: a demo's way.

import { DISPOSE } from './dispose.js';
import { EngineError } from './errors.js';
import { Rows } from './rows.js';
import { trainSteps } from './train-steps.js';

/** @typedef {import('./batch.js').BatchLike} BatchLike */
/** @typedef {import('./tensor.js').Tensor} Tensor */

export class Dataset {
  /** What the rows in the engine look like. */
  #shapes = '';
  /** @type {Rows | null} */
  #rows = null;
  #isDisposed = false;
  /** The row of the order that the next step begins with. */
  position = 0;

  /** @param {BatchLike} x @param {BatchLike} y */
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }

  /** In the engine's memory, for its holder to release. @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys x and y, checked */
  rowsOf(xs, ys) {
    if (this.#isDisposed)
      throw new EngineError('this data set has been disposed', { code: 'state', where: 'dataset' });
    const shapes = JSON.stringify([...xs, ...ys].map(({ shape }) => shape));
    if (shapes !== this.#shapes) {
      this.#rows?.release();
      this.#rows = new Rows([...xs, ...ys]);
      this.#shapes = shapes;
      this.position = 0;
    }
    return /** @type {Rows} */ (this.#rows).retain();
  }

  /**
   * Some steps; a model asks for them.
   * @param {import('./training.js').Training} training
   * @param {{steps?: number, batchSize?: number, shuffle?: boolean}} options
   * @param {{slots: any, stream: import('./random.js').Stream}} target
   */
  trainSteps(training, options, target) {
    return trainSteps(training, this, options, target);
  }

  /** Frees its memory in the engine; twice does no harm. */
  dispose() {
    this.#rows?.release();
    this.#rows = null;
    this.#isDisposed = true;
  }

  [DISPOSE]() {
    this.dispose();
  }
}

/**
 * Rows x with targets y, for `fit`, `evaluate` and `trainSteps`; it has dispose().
 * @param {BatchLike} x @param {BatchLike} y
 */
export const dataset = (x, y) => new Dataset(x, y);
