// A network that is being described: places where layers stand, and what leaves them, which has a
// shape and no numbers yet.

import { describe, shapeError, shapeText } from './errors.js';

/** @typedef {import('./graph.js').OpenShape} OpenShape */

/** Where a layer stands: what comes in, what leaves. A shared layer has several places. */
export class Place {
  /**
   * @param {import('./layer.js').Layer} layer
   * @param {readonly SymbolicTensor[]} inputs
   * @param {readonly OpenShape[]} shapes of what leaves, batch first
   */
  constructor(layer, inputs, shapes) {
    this.layer = layer;
    this.inputs = inputs;
    /** @type {readonly SymbolicTensor[]} */
    this.outputs = shapes.map((shape, i) => new SymbolicTensor(shape, this, i));
  }
}

/** What leaves a layer in a network that is being described. */
export class SymbolicTensor {
  /**
   * @param {OpenShape} shape batch first
   * @param {Place} place
   * @param {number} index which of the layer's outputs
   */
  constructor(shape, place, index) {
    this.shape = shape;
    this.place = place;
    this.index = index;
  }

  get layer() {
    return this.place.layer;
  }

  /** TensorFlow.js' word. */
  get sourceLayer() {
    return this.layer;
  }

  get inputs() {
    return this.place.inputs;
  }

  get name() {
    return this.layer.name;
  }

  get rank() {
    return this.shape.length;
  }

  get dtype() {
    return 'float32';
  }
}

/** @param {OpenShape} a @param {OpenShape} b */
const agree = (a, b) =>
  a.length === b.length &&
  a.every((size, axis) => size === null || b[axis] === null || size === b[axis]);

/**
 * What a layer gives must be what its place says.
 * @param {string} name the layer's
 * @param {readonly SymbolicTensor[]} said
 * @param {import('./graph.js').Graph} graph
 * @param {readonly number[]} nodes
 */
export function checkLeaving(name, said, graph, nodes) {
  const made = nodes.map((node) => graph.shape(node));
  if (made.length === said.length && said.every(({ shape }, i) => agree(shape, made[i]))) return;
  const text = (/** @type {readonly OpenShape[]} */ shapes) => shapes.map(shapeText).join(' and ');
  throw shapeError(
    name,
    `gives ${text(made) || 'nothing'} and was to give ${text(said.map(({ shape }) => shape))}`,
  );
}

/** Shapes that a layer of one's own says. @param {string} name the layer's @param {readonly any[]} shapes */
export function checkShapes(name, shapes) {
  const isSize = (/** @type {any} */ size) => size === null || (Number.isInteger(size) && size > 0);
  for (const one of shapes)
    if (!Array.isArray(one) || one.length === 0 || !one.every(isSize))
      throw shapeError(
        name,
        `gives shape ${Array.isArray(one) ? shapeText(one) : describe(one)} and needs the batch first, then positive sizes`,
      );
  if (shapes.length === 0) throw shapeError(name, 'gives nothing: call must return a tensor');
}
