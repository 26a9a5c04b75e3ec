// Many walkers on one cost landscape, all in one call of the engine: walker i stands at θᵢ and sees
// the cost C = ½ Σⱼ pⱼ (f(θᵢ, xᵢⱼ) − F(xᵢⱼ) − noise)², where p is 1/B for B random samples, or the
// Gaussian's weight on a fine grid, which gives the mean over all x.

import { compile, grad, ops, tensor } from '../../../bindings/index.js';
import { SPREAD } from './fits.js';

/** @import { Tensor, TensorLike } from '../../../bindings/tensor.js' */
/** @import { Fit } from './fits.js' */

/**
 * What is averaged over: positions [walkers or 1, samples], their weights [samples], noise of the data.
 * @typedef {{x: Tensor, weights: Tensor, noise: TensorLike}} Data
 */

const { add, mul, square, sub, sum } = ops;

/**
 * The cost of each walker.
 * @param {Fit} fit
 * @returns {(theta: readonly TensorLike[], data: Data) => Tensor}
 */
const costs =
  ({ f, truth }) =>
  (theta, { x, weights, noise }) => {
    const deviation = sub(f(theta, x), add(f(truth, x), noise));
    return mul(0.5, sum(mul(weights, square(deviation)), 1));
  };

/**
 * A compiled function for the shapes of its last call: what was compiled for others is freed.
 * @template {(...args: any[]) => any} F
 * @param {F} f
 * @returns {F & {dispose(): void}}
 */
export function compiledOnce(f) {
  let compiled = compile(f);
  let shapes = '';
  const call = (/** @type {Parameters<F>} */ ...args) => {
    const now = JSON.stringify(args, (_, value) => value?.shape ?? value);
    if (now !== shapes) {
      compiled.dispose();
      compiled = compile(f);
    }
    shapes = now;
    return compiled(...args);
  };
  return /** @type {any} */ (Object.assign(call, { dispose: () => compiled.dispose() }));
}

/** The costs of walkers. @param {Fit} fit */
export const costOf = (fit) => compiledOnce(costs(fit));

/** The costs of walkers and the gradient of each at its place. @param {Fit} fit */
export function slopeOf(fit) {
  const cost = costs(fit);
  return compiledOnce((/** @type {Tensor[]} */ theta, /** @type {Data} */ data) => ({
    costs: cost(theta, data),
    gradient: /** @type {Tensor[]} */ (
      grad((/** @type {Tensor[]} */ theta) => sum(cost(theta, data)))(theta)
    ),
  }));
}

const NODES = 161; // up to 5 standard deviations, fine enough for sin(10 x)²

/** The mean over all x, as a sum over a grid. @returns {Data} */
export function everything() {
  const x = Float32Array.from(
    { length: NODES },
    (_, i) => 5 * SPREAD * ((2 * i) / (NODES - 1) - 1),
  );
  const weights = x.map((at) => Math.exp(-((at / SPREAD) ** 2) / 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    x: tensor(x, [1, NODES]),
    weights: tensor(
      weights.map((weight) => weight / total),
      [NODES],
    ),
    noise: 0,
  };
}

/**
 * Fresh samples for each walker; the data carry noise of this standard deviation.
 * @param {any} random
 * @param {{walkers: number, batch: number, noise: number, spread?: number}} how
 * @returns {Data}
 */
export function samples(random, { walkers, batch, noise, spread = SPREAD }) {
  const shape = [walkers, batch];
  return {
    x: random.normal({ shape, stddev: spread }),
    weights: tensor(new Float32Array(batch).fill(1 / batch), [batch]),
    noise: noise > 0 ? random.normal({ shape, stddev: noise }) : 0,
  };
}
