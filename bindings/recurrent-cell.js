// A recurrent cell as a layer: one step, [x, ...states] to [output, ...next states]. `rnn` and stackedRNNCells
// are made of cells; one of one's own extends layers.Layer, has a stateSize, and gives such a list from `call`.

import { describe, EngineError, shapeError, shapeText } from './errors.js';
import { Gated } from './gated.js';
import { stepOf } from './step.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./mode.js').Mode} Mode */
/** @typedef {import('./unroll.js').Step} Step */

/** The sizes of a cell's states. @param {string} where @param {any} cell @returns {number[]} */
export function stateSizes(where, cell) {
  const sizes = [cell?.stateSize].flat(2);
  if (
    typeof cell?.nodesFrom === 'function' &&
    sizes.every((size) => Number.isInteger(size) && size > 0)
  )
    return sizes;
  throw new EngineError(
    `cell must be a recurrent cell: a layer with a stateSize, not ${describe(cell)}`,
    { where },
  );
}

/** What comes into a cell for an input of this shape: its states, too. @param {any} cell @param {any} inputShape one, or a list */
export const withStateShapes = (cell, inputShape) =>
  Array.isArray(inputShape?.[0])
    ? inputShape
    : [inputShape, ...[cell.stateSize].flat().map((size) => [inputShape?.[0] ?? null, size])];

/** A cell's step over one sequence. @param {any} cell @param {Graph} graph @param {Mode} mode @returns {Step} */
export const stepFor = (cell, graph, mode) =>
  cell.begin?.(graph, mode) ??
  ((/** @type {number} */ x, /** @type {readonly number[]} */ states) =>
    [cell.nodesFrom(graph, [x, ...states], mode)].flat());

export class RecurrentCell extends Gated {
  /** @override @type {readonly [number, number]} */
  static count = [2, 3];

  /** The sizes of its states: one, or a list. @returns {number | number[]} */
  get stateSize() {
    return this.cell.states > 1 ? Array(this.cell.states).fill(this.units) : this.units;
  }

  /** @override @param {readonly OpenShape[]} shapes of the input and the states */
  shapesFrom([shape, ...states]) {
    const { name, units, cell } = this;
    const isWrong = (/** @type {OpenShape} */ state) => state.length !== 2 || state[1] !== units;
    if (shape.length !== 2 || shape[1] === null)
      throw shapeError(name, `got shape ${shapeText(shape)} and needs [batch, features]`);
    if (states.length !== cell.states || states.some(isWrong))
      throw shapeError(
        name,
        `got states ${states.map(shapeText).join(' and ') || 'of no shape'} and needs ${cell.states} of [batch, ${units}]`,
      );
    return Array(cell.states + 1).fill([shape[0], units]);
  }

  /** @override @param {any} inputShape of the input, or of the input and the states */
  build(inputShape) {
    super.build(withStateShapes(this, inputShape));
  }

  /** A step for a whole sequence: what is dropped stays the same. @param {Graph} graph @param {Mode} mode */
  begin(graph, mode) {
    return stepOf(graph, this, mode);
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs @param {Mode} mode */
  call(graph, [x, ...states], mode) {
    return this.begin(graph, mode)(x, states);
  }
}
