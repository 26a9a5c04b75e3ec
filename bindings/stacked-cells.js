// Cells one above the other, as one cell: each gets what the one below gives. Its states are those of all.

import { describe, EngineError } from './errors.js';
import { nameAll } from './names.js';
import { stateSizes, stepFor, withStateShapes } from './recurrent-cell.js';
import { Wrapper } from './wrapper.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./mode.js').Mode} Mode */

export class StackedRNNCells extends Wrapper {
  /** @override */
  static className = 'StackedRNNCells';
  /** @override @type {readonly [number, number]} */
  static count = [2, Infinity];

  /** @param {{cells: readonly any[]} & import('./layer-options.js').LayerOptions} options */
  constructor(options) {
    super(options, { cells: undefined });
    const { cells } = this.config;
    if (!Array.isArray(cells) || cells.length === 0)
      throw new EngineError(`cells must be a list of cells, not ${describe(cells)}`, {
        where: this.name,
      });
    for (const cell of cells) stateSizes(this.name, this.take('a cell', cell));
    nameAll([...new Set(this.inner)], this.name); // files have their weights by name
  }

  /** Of all cells, from the first to the last. @returns {number[]} */
  get stateSize() {
    return this.inner.flatMap((cell) => stateSizes(this.name, cell));
  }

  /** The states of each cell. @template T @param {readonly T[]} states @returns {T[][]} */
  #shared(states) {
    let from = 0;
    return this.inner.map((cell) => {
      const count = stateSizes(this.name, cell).length;
      from += count;
      return states.slice(from - count, from);
    });
  }

  /** @override @param {any} inputShape of the input, or of the input and the states */
  build(inputShape) {
    super.build(withStateShapes(this, inputShape));
  }

  /** @override @param {readonly OpenShape[]} shapes */
  innerShapes([shape, ...states]) {
    let x = shape;
    return this.#shared(states).map((own, i) => {
      const given = [x, ...own];
      [x] = /** @type {OpenShape[]} */ (this.inner[i].shapesFrom(given));
      return given;
    });
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom(shapes) {
    const [last] = this.innerShapes(shapes).slice(-1);
    const top = this.inner[this.inner.length - 1];
    const [out] = /** @type {OpenShape[]} */ (top.shapesFrom(last));
    return [out, ...shapes.slice(1)];
  }

  /** @param {Graph} graph @param {Mode} mode @returns {import('./unroll.js').Step} */
  begin(graph, mode) {
    const steps = this.inner.map((cell) => stepFor(cell, graph, mode));
    return (x, states) => {
      let y = x;
      const next = this.#shared(states).flatMap((own, i) => {
        const [given, ...ends] = steps[i](y, own);
        y = given;
        return ends;
      });
      return [y, ...next];
    };
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs @param {Mode} mode */
  call(graph, [x, ...states], mode) {
    return this.begin(graph, mode)(x, states);
  }
}
