// A curve as a sum of steps: one hidden layer whose neurons switch on one after the other.

import { tensor } from 'nabla';

/** @typedef {(x: number) => number} Curve */

/** Curves over x from -1 to 1. @type {Record<string, {label: string, of: Curve}>} */
export const curves = {
  sine: { label: 'sin 2πx', of: (x) => Math.sin(2 * Math.PI * x) },
  packet: { label: 'a wave packet', of: (x) => Math.exp(-8 * x * x) * Math.cos(12 * x) },
  peak: { label: 'a resonance, 1/(1 + 25x²)', of: (x) => 1 / (1 + 25 * x * x) },
  corner: { label: '|x|', of: Math.abs },
  jump: { label: 'a jump at 0.3', of: (x) => Number(x > 0.3) },
};

/**
 * The network: n neurons with their steps at the edges between n + 1 equal plateaus; an output weight
 * is the height of a step, the output's bias the first plateau.
 * @param {Curve} curve @param {number} n
 * @param {{sharpness: number, activation: string}} params  sharpness: weight × width of a plateau
 */
export function staircase(curve, n, { sharpness, activation }) {
  const width = 2 / (n + 1);
  const middles = Array.from({ length: n + 1 }, (_, k) => curve((k + 0.5) * width - 1));
  const edges = Array.from({ length: n }, (_, k) => (k + 1) * width - 1);
  const heights = edges.map((_, k) => middles[k + 1] - middles[k]);
  const slope = sharpness / width;
  return [
    {
      kernel: tensor([edges.map(() => slope)]),
      bias: tensor(edges.map((edge) => -slope * edge)),
      activation,
    },
    { kernel: tensor(heights, [n, 1]), bias: tensor([middles[0]]), activation: 'linear' },
  ];
}

/** The root of the mean square distance. @param {Float32Array} y @param {Float32Array} target */
export const distance = (y, target) =>
  Math.sqrt(y.reduce((sum, value, i) => sum + (value - target[i]) ** 2, 0) / y.length);
