// A cell over all steps of a sequence, one after the other, as nodes: so there is a gradient of any order, and
// the number of steps must be known.

import { shapeError, shapeText } from './errors.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** x and states to the output and the next states. @typedef {(x: number, states: readonly number[]) => readonly number[]} Step */

/** @param {Graph} graph @param {number} node @param {readonly (number | null)[]} shape what follows the batch */
function reshaped(graph, node, shape) {
  const sizes = Object.fromEntries(shape.map((size, i) => [`d${i + 1}`, Number(size)]));
  return graph.apply('reshape', [node], { rank: shape.length + 1, d0: -1, ...sizes });
}

/** x at one step: without the axis of time. @param {Graph} graph @param {number} x @param {number} t */
export const atStep = (graph, x, t) =>
  reshaped(
    graph,
    graph.apply('slice', [x], { axis: 1, begin: t, size: 1 }),
    graph.shape(x).slice(2),
  );

/** Zeros [batch, size] for x [batch, features, ...]. @param {Graph} graph @param {number} x @param {number} size */
export function zeroState(graph, x, size) {
  const axes = graph.shape(x).length - 1;
  let one = x;
  for (let axis = 1; axis <= axes; axis++)
    one = graph.apply('slice', [one], { axis, begin: 0, size: 1 });
  const column = reshaped(graph, one, [1]);
  const wide = graph.apply('add', [column, graph.constant([size], new Float32Array(size))]);
  return graph.apply('zeros_like', [wide]); // of which only the shape is used
}

/**
 * @param {Graph} graph
 * @param {number} x [batch, steps, ...]
 * @param {readonly number[]} first states
 * @param {Step} step
 * @param {{backwards?: boolean, sequences?: boolean, where: string}} options
 * @returns {{out: number, ends: number[]}} out: of the last step, or [batch, steps, ...]; ends: the last states
 */
export function unroll(graph, x, first, step, { backwards, sequences, where }) {
  const shape = graph.shape(x);
  if (shape.slice(1).includes(null))
    throw shapeError(
      where,
      `got shape ${shapeText(shape)} and needs every size but the batch known here`,
    );
  const order = Array.from({ length: Number(shape[1]) }, (_, i) => i);
  if (backwards) order.reverse();
  let ends = [...first];
  const ys = order.map((t) => {
    const [y, ...states] = step(atStep(graph, x, t), ends);
    ends = states;
    return y;
  });
  const last = ys[ys.length - 1];
  if (!sequences) return { out: last, ends };
  const rows = ys.map((y) => reshaped(graph, y, [1, ...graph.shape(y).slice(1)]));
  return { out: rows.length > 1 ? graph.apply('concat', rows, { axis: 1 }) : rows[0], ends };
}
