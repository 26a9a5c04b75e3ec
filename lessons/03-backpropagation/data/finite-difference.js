// The derivatives of the microscope's network, measured instead of derived: move one number a little
// up, a little down, and see what the cost does. ∂C/∂w ≈ (C(w + ε) − C(w − ε)) / 2ε.

import { tensor } from 'nabla';

/** @typedef {import('../../../bindings/index.js').Tensor} Tensor */

/** Weights in the order of the control: x₁ to both, x₂ to both, biases, output. @param {readonly number[]} w */
export const asTensors = (w) => [
  tensor(w.slice(0, 4), [2, 2]),
  tensor(w.slice(4, 6)),
  tensor(w.slice(6, 8), [2, 1]),
  tensor(w.slice(8, 9)),
];

/** @param {readonly Tensor[]} tensors @returns {number[]} */
export const flat = (tensors) => tensors.flatMap(({ data }) => [...data]);

/**
 * Eighteen forward passes for the nine weights and biases, two for the output.
 * @param {{net: any, x: Tensor, t: Tensor}} update
 * @param {number} epsilon
 * @returns {{weights: number[], output: number}} output: ∂C/∂y, found by shifting the targets
 */
export function differences({ net, x, t }, epsilon) {
  const now = flat(net.getWeights());
  const cost = (/** @type {number} */ at, /** @type {number} */ shift) =>
    costAt(
      { net, x, t },
      now.map((value, i) => (i === at ? value + shift : value)),
    );
  const weights = now.map((_, i) => (cost(i, epsilon) - cost(i, -epsilon)) / (2 * epsilon));
  const shifted = (/** @type {number} */ shift) =>
    net.testOnBatch(
      x,
      tensor(
        t.data.map((value) => value - shift),
        t.shape,
      ),
    );
  return { weights, output: (shifted(epsilon) - shifted(-epsilon)) / (2 * epsilon) };
}

/** The cost of these weights; the network keeps its own. @param {{net: any, x: Tensor, t: Tensor}} update @param {readonly number[]} weights @returns {number} */
export function costAt({ net, x, t }, weights) {
  const own = net.getWeights();
  net.setWeights(asTensors(weights));
  const cost = net.testOnBatch(x, t);
  net.setWeights(own);
  return cost;
}

/**
 * How far two values are apart, beside the larger; two zeros agree.
 * @param {number} a @param {number} b
 */
export const relative = (a, b) => Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-12);
