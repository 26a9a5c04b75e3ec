// What keeps weights where they should be: after every update a weight becomes what its constraint makes
// of it. constraints.js lists those that have names; a page whose networks have none does not load it.

import { describe, EngineError, lookUp } from './errors.js';
import { during, Trace } from './trace.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {{name?: string, config?: Record<string, any>, apply: (w: Tensor) => Tensor}} Constraint */
/** A name, one made by `constraints`, or a function of the weight, which cannot be saved. @typedef {string | Constraint | ((w: Tensor) => Tensor) | null} ConstraintOption */

/** Filled by constraints.js. @type {Record<string, (config?: any) => Constraint>} */
const known = {};

/** @param {Record<string, (config?: any) => Constraint>} made */
export const addConstraints = (made) => Object.assign(known, made);

/**
 * A constraint from a name, itself, a function, or its saved form {name, config}; null for none.
 * @param {any} given
 * @param {string} where
 * @returns {Constraint | null}
 */
export function toConstraint(given, where) {
  if (given === null || given === undefined) return null;
  if (typeof given === 'function') return { apply: given };
  if (typeof given.apply === 'function') return given;
  const {
    className,
    name = className,
    config,
  } = typeof given === 'string' ? { name: given } : given;
  if (typeof name === 'string') return lookUp(where, 'constraint', known, name)(config);
  throw new EngineError(
    `a constraint is a name, a function or made by constraints, not ${describe(given)}`,
    { where },
  );
}

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
