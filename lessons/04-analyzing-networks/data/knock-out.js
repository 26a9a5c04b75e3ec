// What single neurons of the last hidden layer are for. The output is σ(b + Σ w_k y_k): neuron k adds its
// share w_k y_k. So what is left of the network when some are switched off follows from the shares;
// the layers below need not run again.

import { ops, tensor } from 'nabla';

/** @typedef {import('./picture-net.js').Look} Look */

/** By the engine, whose exponential is the same in every browser. @param {Float32Array} z @returns {Float32Array} */
export const sigmoids = (z) => ops.sigmoid(tensor(z)).data;

/** Is neuron k on? Neurons beyond the list are. @param {ArrayLike<number>} on @param {number} k */
const isOn = (on, k) => !(on[k] < 0.5);

/** b + Σ w_k y_k of the neurons that are on, at each place. @param {Look} look @param {ArrayLike<number>} on */
export function sums({ said, weights, bias, count, units }, on) {
  const kept = weights.map((weight, k) => (isOn(on, k) ? weight : 0));
  return Float32Array.from({ length: count }, (_, place) => {
    let z = bias;
    for (let k = 0; k < units; k++) z += kept[k] * said[place * units + k];
    return z;
  });
}

/** The output with some neurons on. @param {Look} look @param {ArrayLike<number>} on */
export const output = (look, on) => sigmoids(sums(look, on));

/** A picture for each neuron. @param {Look} look @param {(said: number, weight: number, place: number) => number} value */
function pictures({ said, weights, count, units }, value) {
  const values = new Float32Array(units * count);
  for (let k = 0; k < units; k++)
    for (let place = 0; place < count; place++)
      values[k * count + place] = value(said[place * units + k], weights[k], place);
  return values;
}

/**
 * @param {Look} look
 * @param {string} what  'only': the output if it alone were on; 'without': if it alone were off; 'said':
 *   what the neuron says
 */
export function sheet(look, what) {
  if (what === 'said') return pictures(look, (said) => said);
  if (what === 'only') return sigmoids(pictures(look, (said, weight) => look.bias + weight * said));
  const z = sums(look, []);
  return sigmoids(pictures(look, (said, weight, place) => z[place] - weight * said));
}

/** What each neuron says on average over the places. @param {Look} look */
export function means({ said, count, units }) {
  const mean = new Float32Array(units);
  for (let i = 0; i < said.length; i++) mean[i % units] += said[i] / count;
  return mean;
}

/**
 * How far the sum moves if a neuron is gone: the root mean square of its share over the places, less the
 * mean of it if that is kept.
 * @param {Look} look @param {boolean} keepsMean
 */
export function importance(look, keepsMean) {
  const { said, weights, count, units } = look;
  const kept = keepsMean ? means(look) : new Float32Array(units);
  const square = new Float32Array(units);
  for (let i = 0; i < said.length; i++)
    square[i % units] += (said[i] - kept[i % units]) ** 2 / count;
  return weights.map((weight, k) => Math.abs(weight) * Math.sqrt(square[k]));
}

/** A picture for each neuron: its share w_k y_k, less the mean of it. @param {Look} look */
export function shares(look) {
  const shifted = pictures(look, (said, weight) => weight * said);
  const mean = means(look);
  return shifted.map((share, i) => {
    const k = Math.floor(i / look.count);
    return share - look.weights[k] * mean[k];
  });
}
