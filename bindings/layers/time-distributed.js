// A layer applied to every step of a sequence: x [batch, steps, ...] becomes [batch, steps, ...what it gives].
// Steps stand beside each other as rows; batchNormalization, which is one step after the other in Keras, is so here.

import { shapeError, shapeText } from '../errors.js';
import { unroll } from '../unroll.js';
import { Wrapper } from '../wrapper.js';

/** @typedef {import('../graph.js').Graph} Graph */
/** @typedef {import('../graph.js').OpenShape} OpenShape */
/** @typedef {import('../mode.js').Mode} Mode */
/** @typedef {{layer: any} & import('../layer-options.js').LayerOptions} TimeDistributedOptions layer: one, or a model, of one input and one output */

class TimeDistributed extends Wrapper {
  /** @override */
  static className = 'TimeDistributed';

  /** @param {TimeDistributedOptions} options */
  constructor(options) {
    super(options, { layer: undefined });
    this.layer = this.take('layer', this.config.layer);
  }

  /** @override @param {readonly OpenShape[]} shapes */
  innerShapes([shape]) {
    return [
      [[shape[0] === null || shape[1] === null ? null : shape[0] * shape[1], ...shape.slice(2)]],
    ];
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom([shape]) {
    if (shape.length < 3 || shape.slice(2).includes(null))
      throw shapeError(
        this.name,
        `got shape ${shapeText(shape)} and needs [batch, steps, ...] with all further sizes known`,
      );
    const given = this.layer.shapesFrom(this.innerShapes([shape])[0]);
    const [one, ...others] = Array.isArray(given[0]) ? given : [given];
    if (others.length > 0)
      throw shapeError(this.name, `the layer gives ${others.length + 1} outputs and must give one`);
    const out = one.slice(1);
    if (shape[1] === null && out.length > shape.length - 2)
      throw shapeError(
        this.name,
        `got shape ${shapeText(shape)}; where the layer adds an axis the number of steps must be known`,
      );
    return [shape[0], shape[1], ...out];
  }

  /** A node of shape [batch, steps, ...out], of which only the shape is used. @param {Graph} graph @param {number} x @param {readonly number[]} out */
  #like(graph, x, out) {
    const rank = graph.shape(x).length;
    let node = x;
    for (let axis = 2; axis < rank; axis++)
      node = graph.apply('slice', [node], { axis, begin: 0, size: 1 });
    const surplus = rank - 2 - out.length;
    for (let i = 0; i < surplus; i++)
      node = graph.apply('sum', [node], { axes: 0b100, keep_dims: 0 });
    const size = out.reduce((product, one) => product * one, 1);
    return graph.apply('add', [node, graph.constant([...out], new Float32Array(size))]);
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs @param {Mode} mode */
  call(graph, [x], mode) {
    const [, steps, ...rest] = graph.shape(x).map((size) => size ?? -1);
    const run = (/** @type {number} */ node) =>
      Number([this.layer.nodesFrom(graph, [node], mode)].flat()[0]);
    const changes = this.inner[0].weights.some(({ trainable }) => !trainable);
    if (changes && mode.training) {
      const options = { sequences: true, where: this.name };
      return unroll(graph, x, [], (at) => [run(at)], options).out;
    }
    const sizes = (/** @type {number[]} */ list) =>
      Object.fromEntries(list.map((size, i) => [`d${i}`, size]));
    const rows = graph.apply('reshape', [x], { rank: rest.length + 1, ...sizes([-1, ...rest]) });
    const y = run(rows);
    const out = graph.shape(y).slice(1).map(Number);
    if (steps < 0) return graph.apply('reshape_like', [y, this.#like(graph, x, out)]);
    return graph.apply('reshape', [y], { rank: out.length + 2, ...sizes([-1, steps, ...out]) });
  }
}

/** A layer, or a model, applied to every step of a sequence. @param {TimeDistributedOptions} options */
export const timeDistributed = (options) => new TimeDistributed(options);
