// What keeps weights where they should be: after every update a weight becomes what its constraint makes
// of it. constraints.js lists those that have names; a page whose networks have none does not load it.

import { provided } from './provided.js';
import { during, Trace } from './trace.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {{name?: string, config?: Record<string, any>, apply: (w: Tensor) => Tensor}} Constraint */
/** A name, one made by `constraints`, or a function of the weight, which cannot be saved. @typedef {string | Constraint | ((w: Tensor) => Tensor) | null} ConstraintOption */

/** A constraint from what an option has; null for none. @param {any} given @param {string} where @returns {Constraint | null} */
export const toConstraint = (given, where) =>
  given === null || given === undefined
    ? null
    : provided('toConstraint', 'constraints.js')(given, where);

/**
 * What each constrained weight becomes, as nodes.
 * @param {import('./graph.js').Graph} graph
 * @param {readonly import('./weights.js').Weight[]} weights
 * @returns {Map<number, number>} by the weight's node
 */
export function projections(graph, weights) {
  const trace = new Trace(graph);
  return during(trace, () => {
    const made = weights.flatMap(({ name, node, constraint }) =>
      constraint ? [[node, trace.node(constraint.apply(trace.tracer(node)), name)]] : [],
    );
    return new Map(/** @type {[number, number][]} */ (made));
  });
}
