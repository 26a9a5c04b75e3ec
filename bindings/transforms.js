// Derivatives along directions, as JAX takes them. All are made of reverse mode: the engine adds
// the nodes of a vector-Jacobian product, which is linear in its vector u, so that its own
// derivative with respect to u, along v, is the Jacobian-vector product:
//
//   vjp   u -> u J
//   jvp   v -> J v = d/du (u J v)          (J. Townsend, "A new trick for calculating
//                                           Jacobian vector products", 2017)
//   hvp   v -> d/dx (grad f(x) . v)        (B. Pearlmutter, Neural Computation 6, 147, 1994)
//
// Within `compile` or another transform they are traced into the same graph; otherwise into a graph
// of their own that runs once.

import { runOnce } from './compile.js';
import { describe, EngineError, shapeError, shapeText } from './errors.js';
import { checkFunction, grad } from './grad.js';
import { add, mul, sum } from './ops.js';
import { currentTrace, during } from './trace.js';
import { putTogether, structureKey, takeApart } from './tree.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./trace.js').Trace} Trace */
/** A tree of traced values. @typedef {{structure: import('./tree.js').Structure, leaves: any[]}} Tree */

/** @param {Trace} trace @param {any} tree @param {string} where @returns {Tree} */
function enter(trace, tree, where) {
  /** @type {any[]} */
  const leaves = [];
  const structure = takeApart(tree, leaves);
  return { structure, leaves: leaves.map((leaf) => trace.tracer(trace.node(leaf, where))) };
}

/** @param {Tree} tree */
const leave = ({ structure, leaves }) => putTogether(structure, leaves.values());

/**
 * f at values x that nothing else depends on.
 * @param {Trace} trace @param {Function} f @param {readonly any[]} args @param {string} where
 */
export function applied(trace, f, args, where) {
  const { structure, leaves } = enter(trace, args, where);
  const x = { structure, leaves: leaves.map(({ node }) => trace.tracer(trace.distinct(node))) };
  const value = during(trace, () => f(...leave(x)));
  return { x, y: enter(trace, value, where) };
}

/** @param {Trace} trace @param {any} y a traced number @param {readonly any[]} xs @param {string} where */
export function gradients(trace, y, xs, where) {
  const nodes = xs.map(({ node }) => node);
  return trace.graph.gradient(trace.node(y, where), nodes, where).map((node) => trace.tracer(node));
}

/** sum_i a_i . b_i @param {readonly any[]} as @param {readonly any[]} bs @returns {any} */
const inner = (as, bs) =>
  as.reduce((total, a, i) => add(total, sum(mul(a, bs[i]))), /** @type {any} */ (0));

/** @param {string} where @param {string} what @param {Tree} got @param {string} whose @param {Tree} want */
function checkAlike(where, what, got, whose, want) {
  if (structureKey(got.structure) !== structureKey(want.structure))
    throw new EngineError(`the ${what} are not structured as the ${whose} are`, { where });
  got.leaves.forEach(({ shape }, i) => {
    const wanted = want.leaves[i].shape;
    if (shape.join() !== wanted.join())
      throw shapeError(
        where,
        `number ${i + 1} of the ${what} has shape ${shapeText(shape)}, of the ${whose} ${shapeText(wanted)}`,
      );
  });
}

/** In the trace under way, or in one of its own. @param {Function} f @param {any[]} args @param {string} where @returns {any} */
export const traced = (f, args, where) => {
  checkFunction(f, where);
  return currentTrace() ? f(...args) : runOnce(f, args, where);
};

const here = () => /** @type {Trace} */ (currentTrace());

/** @param {string} where @param {Record<string, unknown>} lists */
function checkLists(where, lists) {
  for (const [name, list] of Object.entries(lists))
    if (!Array.isArray(list))
      throw new EngineError(`${name} is a list with one entry an argument, not ${describe(list)}`, {
        where,
      });
}

/**
 * The value of f and its derivative along a direction: [f(…primals), J · tangents].
 * @param {(...args: any[]) => any} f of tensors, numbers, and nested objects and arrays of them
 * @param {readonly any[]} primals the arguments
 * @param {readonly any[]} tangents as the primals are, in structure and shapes
 * @returns {[any, any]} both structured as f's result
 * @throws {EngineError} when an operator cannot be differentiated, or its gradient not with respect
 *   to what comes in
 */
export function jvp(f, primals, tangents) {
  checkFunction(f, 'jvp');
  checkLists('jvp', { primals, tangents });
  const both = (/** @type {any[]} */ primals, /** @type {any[]} */ tangents) => {
    const trace = here();
    const { x, y } = applied(trace, f, primals, 'jvp');
    const v = enter(trace, tangents, 'jvp');
    checkAlike('jvp', 'tangents', v, 'primals', x);
    const us = y.leaves.map(({ node }) =>
      trace.tracer(trace.distinct(trace.graph.apply('zeros_like', [node]))),
    );
    const pulled = gradients(trace, inner(y.leaves, us), x.leaves, 'jvp');
    const pushed = gradients(trace, inner(pulled, v.leaves), us, 'jvp');
    return [leave(y), leave({ ...y, leaves: pushed })];
  };
  return traced(both, [primals, tangents], 'jvp');
}

/**
 * The value of f and its pullback: [f(…primals), u => u · J]. The pullback takes what is structured
 * and shaped as f's result and gives a list, one entry an argument.
 * @param {(...args: any[]) => any} f of tensors, numbers, and nested objects and arrays of them
 * @param {...any} primals the arguments
 * @returns {[any, (cotangent: any) => any[]]} outside `compile`, each pullback traces f again
 */
export function vjp(f, ...primals) {
  checkFunction(f, 'vjp');
  /** @param {Trace} trace @param {ReturnType<typeof applied>} point @param {any} cotangent */
  const pull = (trace, { x, y }, cotangent) => {
    const u = enter(trace, cotangent, 'vjp');
    checkAlike('vjp', 'cotangents', u, 'results', y);
    const pulled = gradients(trace, inner(y.leaves, u.leaves), x.leaves, 'vjp');
    return leave({ ...x, leaves: pulled });
  };
  const trace = currentTrace();
  if (trace) {
    const point = applied(trace, f, primals, 'vjp');
    return [leave(point.y), (cotangent) => pull(trace, point, cotangent)];
  }
  const pulled = (/** @type {any[]} */ primals, /** @type {any} */ cotangent) =>
    pull(here(), applied(here(), f, primals, 'vjp'), cotangent);
  return [runOnce(f, primals, 'vjp'), (cotangent) => traced(pulled, [primals, cotangent], 'vjp')];
}

/**
 * Second derivatives along a direction: jvp(grad(f), primals, tangents)[1] in JAX's words. With one
 * argument it is the product of f's Hessian and the tangent.
 * @param {(...args: any[]) => any} f gives one number
 * @param {readonly any[]} primals the arguments
 * @param {readonly any[]} tangents as the primals are, in structure and shapes
 * @returns {any} structured as the first argument
 */
export function hvp(f, primals, tangents) {
  checkFunction(f, 'hvp');
  checkLists('hvp', { primals, tangents });
  const slope = grad(f, { argnums: primals.map((_, i) => i) });
  const product = (/** @type {any[]} */ primals, /** @type {any[]} */ tangents) => {
    const trace = here();
    const { x, y } = applied(trace, slope, primals, 'hvp');
    const v = enter(trace, tangents, 'hvp');
    checkAlike('hvp', 'tangents', v, 'primals', x);
    const along = gradients(trace, inner(y.leaves, v.leaves), x.leaves, 'hvp');
    return leave({ ...x, leaves: along })[0];
  };
  return traced(product, [primals, tangents], 'hvp');
}
