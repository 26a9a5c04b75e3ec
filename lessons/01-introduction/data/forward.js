// The forward pass of a network, layer by layer: y ← f(y W + b), the sample index first. The numbers
// of a network in a row stand as its diagram shows them: kernel [inputs × units] row by row, then the
// biases, layer by layer.

import { ops, tensor } from 'nabla';

/** @typedef {import('nabla').Tensor} Tensor */
/** @typedef {{units: number, activation: string}} Size */
/** @typedef {{kernel: Tensor, bias: Tensor, activation: string}} Dense */

export const INPUTS = 2;

/** @param {readonly Dense[]} layers @param {Tensor} y  [batch, inputs] */
export const forward = (layers, y) =>
  layers.reduce((below, { kernel, bias, activation }) => {
    return ops.dense(below, kernel, bias, { activation });
  }, y);

/** What feeds each layer. @param {readonly Size[]} sizes */
const inputsOf = (sizes) => [INPUTS, ...sizes.slice(0, -1).map(({ units }) => units)];

/**
 * The layers from the row of numbers, those of a layer times its factor.
 * @param {readonly Size[]} sizes
 * @param {readonly number[]} numbers
 * @param {(layer: number) => number} [factor]
 * @returns {Dense[]}
 */
export function layersOf(sizes, numbers, factor = () => 1) {
  let at = 0;
  return inputsOf(sizes).map((inputs, layer) => {
    const { units, activation } = sizes[layer];
    const next = (/** @type {number} */ count) =>
      Float32Array.from({ length: count }, () => factor(layer) * numbers[at++]);
    const kernel = tensor(next(inputs * units), [inputs, units]);
    return { kernel, bias: tensor(next(units), [units]), activation };
  });
}

/** Kernel and bias by turns, as a diagram wants them. @param {readonly Dense[]} layers */
export const weightsOf = (layers) => layers.flatMap(({ kernel, bias }) => [kernel, bias]);

const small = (/** @type {number} */ n) =>
  String(n).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[+digit]);

/** What the numbers are called, in their order and by layers: y₁→a₂, bias a₂, a₂→out … @param {readonly Size[]} sizes */
export function namesOf(sizes) {
  const letters = ['y', ...sizes.slice(0, -1).map((_, i) => 'abcdefgh'[i]), 'out'];
  const name = (/** @type {number} */ layer, /** @type {number} */ unit) =>
    layer === sizes.length ? 'out' : `${letters[layer]}${small(unit + 1)}`;
  return inputsOf(sizes).flatMap((inputs, layer) => {
    const units = Array.from({ length: sizes[layer].units }, (_, unit) => name(layer + 1, unit));
    const from = Array.from({ length: inputs }, (_, unit) => name(layer, unit));
    const weights = from.flatMap((a) => units.map((b) => `${a}→${b}`));
    const heading = `${letters[layer]} → ${letters[layer + 1]}`;
    return [...weights, ...units.map((b) => `bias ${b}`)].map((word) => `${heading}: ${word}`);
  });
}
