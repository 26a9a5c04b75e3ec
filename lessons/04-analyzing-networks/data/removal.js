// Taking neurons of the last hidden layer away one after the other: what the picture costs after each.
// A neuron that is gone says nothing, 0; or always its mean, which the bias of the output could say for it.

import { importance, means, sigmoids, sums } from './knock-out.js';

/** @typedef {import('./picture-net.js').Look} Look */

/**
 * The cost ½⟨(y − t)²⟩ with none, one, two … of them gone.
 * @param {Look} look @param {Float32Array} target @param {number[]} order @param {boolean} keepsMean
 */
export function removalCosts(look, target, order, keepsMean) {
  const { said, weights, count, units } = look;
  const mean = keepsMean ? means(look) : new Float32Array(units);
  const z = sums(look, []);
  const all = new Float32Array((order.length + 1) * count);
  all.set(z);
  for (const [gone, k] of order.entries()) {
    for (let place = 0; place < count; place++)
      z[place] -= weights[k] * (said[place * units + k] - mean[k]);
    all.set(z, (gone + 1) * count);
  }
  const y = sigmoids(all);
  return Float32Array.from({ length: order.length + 1 }, (_, gone) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += (y[gone * count + i] - target[i]) ** 2;
    return sum / (2 * count);
  });
}

/** The output when the first so many of an order are gone. @param {Look} look @param {number[]} order @param {boolean} keepsMean */
export function outputWithout(look, order, keepsMean) {
  const mean = means(look);
  const kept = keepsMean ? order.reduce((sum, k) => sum + look.weights[k] * mean[k], 0) : 0;
  const on = look.weights.map((_, k) => (order.includes(k) ? 0 : 1));
  return sigmoids(sums(look, on).map((z) => z + kept));
}

/** The indices 0, 1, 2 … by rising value. @param {ArrayLike<number>} values */
export const rising = (values) =>
  Array.from(values, (_, k) => k).sort((a, b) => values[a] - values[b]);

/** Those that move the sum least go first. @param {Look} look @param {boolean} keepsMean */
export const leastFirst = (look, keepsMean) => rising(importance(look, keepsMean));

/** Mean and standard deviation of several curves, as a curve with a band. @param {string} name @param {Float32Array[]} curves */
export function band(name, curves) {
  const { length } = curves[0];
  const x = Float32Array.from({ length }, (_, i) => i);
  const y = x.map((_, i) => curves.reduce((sum, curve) => sum + curve[i] / curves.length, 0));
  const spread = x.map((_, i) =>
    Math.sqrt(curves.reduce((sum, curve) => sum + (curve[i] - y[i]) ** 2 / curves.length, 0)),
  );
  const least = x.map((_, i) => Math.min(...curves.map((curve) => curve[i])));
  const low = y.map((mean, i) => Math.max(mean - spread[i], least[i])); // for a logarithmic axis
  return { name, x, y, low, high: y.map((mean, i) => mean + spread[i]) };
}
