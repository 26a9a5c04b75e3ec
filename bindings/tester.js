// Loss and metrics of a batch without an update, and without dropout.

import { GraphFunction } from './function.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */

/** Writes a batch into a function: inputs, then targets and what comes with them. @param {GraphFunction} fn @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys */
export function feed(fn, xs, ys) {
  const all = [...xs, ...ys];
  fn.setShapes(all.map(({ shape }) => shape));
  for (const [i, { data }] of all.entries()) fn.write(i, data);
}

export class Tester {
  #nodes;
  #fn;

  /**
   * @param {import('./graph.js').Graph} graph
   * @param {readonly number[]} inputs nodes
   * @param {readonly number[]} nodes of rank 0
   * @param {ReadonlyMap<number, number>} updates what some weights become
   */
  constructor(graph, inputs, nodes, updates) {
    this.#nodes = nodes;
    this.#fn = GraphFunction.of(graph, inputs, nodes);
    this.#fn.assign(updates);
  }

  /** @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys @returns {number[]} */
  run(xs, ys) {
    feed(this.#fn, xs, ys);
    this.#fn.run();
    return this.#nodes.map((node) => this.#fn.scalar(node));
  }

  dispose() {
    this.#fn.dispose();
  }
}
