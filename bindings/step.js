// One step of a recurrent cell, made of plain operators. In training parts of x and of h may be left out: which,
// is drawn once and holds for all steps; with recurrentDropout every gate has a draw of its own, as in Keras.

import { activated } from './activations.js';

/** @typedef {import('./graph.js').Graph} Graph */
/**
 * What a cell's step is written with; nodes. k: the gate.
 * @typedef {object} Sums
 * @property {(k: number, h: number) => number} sum  x W_k + h U_k + b_k
 * @property {(k: number) => number} fromInput       x W_k + b_k
 * @property {(k: number, h: number, reset?: number) => number} fromState  (reset h) U_k, and its own bias
 * @property {(x: number) => number} act
 * @property {(x: number) => number} gate
 * @property {(a: number, b: number) => number} add
 * @property {(a: number, b: number) => number} sub
 * @property {(a: number, b: number) => number} mul
 * @property {boolean} resetAfter
 */

/**
 * A step for one sequence.
 * @param {Graph} graph
 * @param {import('./gated.js').Gated} layer
 * @param {import('./mode.js').Mode} mode
 * @returns {(x: number, states: readonly number[]) => number[]} the output, then the next states
 */
export function stepOf(graph, layer, { training }) {
  const { name, units, cell, config, activation, recurrentActivation } = layer;
  const { dropout, recurrentDropout } = config;
  const [kernel, recurrent, bias] = layer.weightNodes(graph);
  /** @param {string} op @param {number[]} inputs @param {Record<string, number>} [params] */
  const apply = (op, inputs, params) => graph.apply(op, inputs, params, name);
  const two = (/** @type {string} */ op) => (/** @type {number} */ a, /** @type {number} */ b) =>
    apply(op, [a, b]);
  const [add, sub, mul, matmul] = ['add', 'sub', 'mul', 'matmul'].map(two);
  /** The gate's columns. @param {number} node @param {number} k */
  const columns = (node, k) =>
    apply('slice', [node], { axis: graph.shape(node).length - 1, begin: k * units, size: units });
  const hasTwo = graph.shape(bias).length > 1;
  /** @param {number} row @param {number} k */
  const biasOf = (row, k) => {
    if (!hasTwo) return columns(bias, k);
    const one = apply('slice', [bias], { axis: 0, begin: row, size: 1 });
    return columns(apply('reshape', [one], { rank: 1, d0: cell.gates * units }), k);
  };
  /** @type {Map<string, number>} */
  const masks = new Map();
  /** @param {'x' | 'h'} what @param {number} k @param {number} value */
  const kept = (what, k, value) => {
    const rate = what === 'x' ? dropout : recurrentDropout;
    if (!training || rate === 0) return value;
    const key = recurrentDropout > 0 ? what + k : what;
    const mask = masks.get(key) ?? apply('dropout_mask', [value], { rate });
    masks.set(key, mask);
    return mul(value, mask);
  };
  return (x, states) => {
    /** @param {number} k */
    const fromInput = (k) => add(matmul(kept('x', k, x), columns(kernel, k)), biasOf(0, k));
    /** @param {number} k @param {number} h @param {number} [reset] */
    const fromState = (k, h, reset) => {
      const seen = kept('h', k, h);
      const z = matmul(reset === undefined ? seen : mul(reset, seen), columns(recurrent, k));
      return hasTwo ? add(z, biasOf(1, k)) : z;
    };
    const next = cell.step(
      {
        sum: (k, h) => add(fromInput(k), fromState(k, h)),
        fromInput,
        fromState,
        act: (z) => activated(graph, activation, z, name),
        gate: (z) => activated(graph, recurrentActivation, z, name),
        add,
        sub,
        mul,
        resetAfter: Boolean(config.resetAfter),
      },
      states,
    );
    return [next[0], ...next];
  };
}
