// Training on rows that lie in the engine's memory: many steps are one call into it.

import { Averages } from './averages.js';
import { engine } from './engine.js';
import { TURN_MS } from './turn.js';

/** @typedef {import('./fit.js').Epoch} Epoch */
/** @typedef {import('./fit.js').FitTarget} FitTarget */
/** @typedef {import('./training.js').Training} Training */
/** @typedef {import('./rows.js').Rows} Rows */

/** Steps a call at most: their results fit into this many rows. */
const MAX_STEPS = 4096;

/**
 * One call into the engine.
 * @param {Training} training @param {Rows} rows @param {number} batchSize @param {number} steps
 * @param {(numbers: Float32Array, rows: number) => void} each  called for the results of each step
 */
export function stepMany(training, rows, batchSize, steps, each) {
  const { heap } = engine();
  const width = training.results.length + 1; // the last is the number of rows
  heap.staged(() => {
    const place = heap.space(4 * steps * width);
    training.tune(steps);
    training.trainer.stepOn(rows, batchSize, steps, place);
    const results = heap.f32(place, steps * width);
    for (let at = 0; at < results.length; at += width)
      each(results.subarray(at, at + width - 1), results[at + width - 1]);
  });
}

/** Epochs on rows, in calls of as many steps as fit into a turn. */
export class Resident {
  #rows;
  #batchSize;
  #stream;
  /** Batches of all rows, and those of them that are left. */
  #all;
  #left = 0;
  #most;
  #steps = 1;

  /**
   * @param {Rows} rows
   * @param {{batchSize: number, stream: import('./random.js').Stream | null, stepsPerEpoch?: number}} how
   *   stream: for shuffling, or null
   */
  constructor(rows, { batchSize, stream, stepsPerEpoch = Number.POSITIVE_INFINITY }) {
    rows.sort();
    this.#rows = rows;
    this.#batchSize = batchSize;
    this.#stream = stream;
    this.#all = Math.ceil(rows.count / batchSize);
    this.#most = stepsPerEpoch;
  }

  /** @param {FitTarget} target @param {Epoch} epoch @returns {Promise<number[]>} averages over the rows */
  async epoch(target, { callbacks, turn, logsOf }) {
    const averages = new Averages(target.training());
    if (this.#left === 0) {
      this.#rows.restart(this.#stream);
      this.#left = this.#all;
    }
    const total = Math.min(this.#most, this.#left);
    this.#left -= total;
    for (let done = 0; done < total && !target.isStopped(); ) {
      if (callbacks.isWatched) await callbacks.call('onBatchBegin', done);
      const begin = performance.now();
      const count = callbacks.isWatched ? 1 : Math.min(this.#steps, total - done);
      stepMany(target.training(), this.#rows, this.#batchSize, count, (numbers, rows) => {
        averages.add(numbers, rows);
      });
      done += count;
      if (callbacks.isWatched)
        await callbacks.call('onBatchEnd', done - 1, logsOf(averages.values));
      const took = performance.now() - begin + 0.01;
      this.#steps = Math.min(MAX_STEPS, Math.max(1, Math.floor((count * TURN_MS) / took)));
      await turn.give();
    }
    await turn.give(true);
    return averages.values;
  }

  dispose() {
    this.#rows.release();
  }
}
