// What regularizers add to a loss, as nodes.

import { div } from './ops.js';
import { during, Trace } from './trace.js';

/** @typedef {import('./graph.js').Graph} Graph */

/**
 * Of what a layer gives: the mean over its rows.
 * @param {Graph} graph
 * @param {import('./regularizers.js').Regularizer} regularizer
 * @param {number} node
 * @returns {number} a node of rank 0
 */
export function penalty(graph, regularizer, node) {
  const trace = new Trace(graph);
  return during(trace, () => {
    const rows = graph.apply('size', [node], { axes: 1 });
    const total = div(regularizer.apply(trace.tracer(node)), trace.tracer(rows));
    return trace.node(total, 'activityRegularizer');
  });
}

/**
 * Of weights; those that are not trained add nothing.
 * @param {Trace} trace
 * @param {readonly import('./weights.js').Weight[]} weights
 * @returns {import('./tensor.js').Tensor[]}
 */
export const penalties = (trace, weights) =>
  weights.flatMap(({ node, regularizer }) =>
    regularizer ? [regularizer.apply(trace.tracer(node))] : [],
  );
