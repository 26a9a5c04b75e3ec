// Products of two inputs, row by row, summed over an axis of each: y[b, i, j] = sum_n x1[b, i, n] x2[b, n, j]
// with axes [2, 1]. With `normalize` each is divided by its norm along that axis first: the cosine.

import { checkWhole, shapeError, shapeText } from '../errors.js';
import { l2Normalize, matmul, reshape, transpose } from '../ops.js';
import { Several } from '../several.js';
import { Trace } from '../trace.js';

/** @typedef {import('../graph.js').OpenShape} OpenShape */
/** @typedef {{axes: number | readonly [number, number], normalize?: boolean}} DotOptions axes: from 1; -1 the last */

class Dot extends Several {
  /** @override */
  static className = 'Dot';
  /** @override @type {readonly [number, number]} */
  static count = [2, 2];

  /** @param {DotOptions & import('../layer-options.js').LayerOptions} options */
  constructor(options) {
    super(options, { axes: undefined, normalize: false });
    for (const axis of [this.config.axes].flat()) checkWhole(this.name, 'axes', axis, -4);
  }

  /** The axes of both, from 1 up. @param {readonly OpenShape[]} shapes */
  #axes(shapes) {
    const { axes } = this.config;
    const [a, b] = Array.isArray(axes) ? axes : [axes, axes];
    const at = [a, b].map((axis, i) => (axis < 0 ? axis + (shapes[i]?.length ?? 0) : axis));
    const fits =
      shapes.length === 2 && shapes.every((shape, i) => at[i] > 0 && at[i] < shape.length);
    const small = shapes.every(({ length }) => length === 2 || length === 3);
    const [n, m] = fits ? shapes.map((shape, i) => shape[at[i]]) : [];
    if (fits && small && (n === m || n === null || m === null)) return at;
    throw shapeError(
      this.name,
      `got shapes ${shapes.map(shapeText).join(' and ')}; needed are two of rank 2 or 3 that agree at axes ${axes}`,
    );
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom(shapes) {
    const at = this.#axes(shapes);
    const rest = shapes.flatMap((shape, k) => shape.filter((_, i) => i > 0 && i !== at[k]));
    return [shapes[0][0], ...(rest.length ? rest : [1])];
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, inputs) {
    const trace = new Trace(graph);
    const at = this.#axes(inputs.map((node) => graph.shape(node)));
    const [a, b] = inputs.map((node, i) => {
      const x = trace.tracer(node);
      return this.config.normalize ? l2Normalize(x, at[i]) : x;
    });
    const rows =
      a.shape.length === 2 ? expandLike(a, 1) : at[0] === 2 ? a : transpose(a, [0, 2, 1]);
    const columns =
      b.shape.length === 2 ? expandLike(b, 2) : at[1] === 1 ? b : transpose(b, [0, 2, 1]);
    const product = matmul(rows, columns);
    if (a.shape.length === 2 && b.shape.length === 2)
      return trace.node(drop(product, 2), this.name);
    if (a.shape.length === 2) return trace.node(drop(product, 1), this.name);
    return trace.node(b.shape.length === 2 ? drop(product, 2) : product, this.name);
  }
}

/** [batch, n] with an axis of size 1. @param {import('../tensor.js').Tensor} x @param {number} axis */
const expandLike = (x, axis) => reshape(x, axis === 1 ? [-1, 1, x.shape[1]] : [-1, x.shape[1], 1]);
/** [batch, 1, n] or [batch, n, 1] without the axis. @param {import('../tensor.js').Tensor} x @param {number} axis */
const drop = (x, axis) => reshape(x, [-1, x.shape[axis === 1 ? 2 : 1]]);

/** @param {DotOptions & import('../layer-options.js').LayerOptions} options */
export const dot = (options) => new Dot(options);
