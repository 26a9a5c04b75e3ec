// Running a network forward: over many rows in pieces, so that memory stays small.

import { rowsBetween } from './batch.js';
import { GraphFunction } from './function.js';
import { makeTensor } from './tensor.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */

/** Rows a piece: its values stay in the cache, and the cost of a call is spread over many rows. */
export const PIECE = 1024;

export class Predictor {
  #fn;
  #outputs;

  /**
   * @param {import('./network.js').Network} network
   * @param {readonly number[]} outputs nodes
   * @param {ReadonlyMap<number, number>} [updates] what weights become: the states of stateful layers
   */
  constructor(network, outputs, updates) {
    this.#outputs = outputs;
    this.#fn = GraphFunction.of(network.graph, network.inputNodes, outputs);
    if (updates) this.#fn.assign(updates);
  }

  /**
   * The outputs for all rows.
   * @param {readonly Tensor[]} xs
   * @param {number} [piece] rows at a time
   * @returns {Tensor[]}
   */
  run(xs, piece = PIECE) {
    const n = xs[0].shape[0];
    if (n <= piece) return this.#once(xs);
    /** @type {Tensor[]} */
    let results = [];
    for (let from = 0; from < n; from += piece) {
      const to = Math.min(from + piece, n);
      const parts = this.#once(xs.map((x) => rowsBetween(x, from, to)));
      if (from === 0)
        results = parts.map(({ shape, data }) => {
          const width = data.length / to;
          return makeTensor([n, ...shape.slice(1)], new Float32Array(n * width));
        });
      parts.forEach(({ data }, i) => {
        results[i].data.set(data, (from * results[i].data.length) / n);
      });
    }
    return results;
  }

  /** @param {readonly Tensor[]} xs @returns {Tensor[]} */
  #once(xs) {
    const fn = this.#fn;
    fn.setShapes(xs.map(({ shape }) => shape));
    for (let i = 0; i < xs.length; i++) fn.write(i, xs[i].data);
    fn.run();
    return this.#outputs.map((node) => makeTensor(fn.shapeOf(node), fn.view(node).slice()));
  }

  dispose() {
    this.#fn.dispose();
  }
}
