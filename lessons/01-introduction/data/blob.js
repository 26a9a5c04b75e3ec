// Lines around a circle as a network: n hidden neurons, one for each line, and a neuron that adds them up.

import { tensor } from 'nabla';

/** @typedef {import('../../../bindings/worker/demo.js').Params} Params */

const ROUND = 73; // points of the drawn circle

/** Neuron k is on where cos φ (y₁ - x) + sin φ (y₂ - y) + radius > 0, φ = 2πk/n. @param {Params} params */
export function network({ n, radius, factor, x, y, output }) {
  const phis = Array.from({ length: n }, (_, k) => (2 * Math.PI * k) / n);
  const biases = phis.map((phi) => radius - x * Math.cos(phi) - y * Math.sin(phi));
  const kernel = [
    phis.map((phi) => factor * Math.cos(phi)),
    phis.map((phi) => factor * Math.sin(phi)),
  ];
  const bias = tensor(biases.map((b) => factor * b));
  const isSum = output === 'sum';
  return [
    { kernel: tensor(kernel), bias, activation: 'sigmoid' },
    {
      kernel: tensor(
        phis.map(() => 1),
        [n, 1],
      ),
      bias: tensor([isSum ? 0 : 0.5 - n]),
      activation: isSum ? 'linear' : 'step',
    },
  ];
}

/** The circle itself, to be drawn upon the picture. @param {Params} params */
export const circle = ({ radius, x, y }) => {
  const at = (/** @type {(phi: number) => number} */ f, /** @type {number} */ middle) =>
    Float32Array.from(
      { length: ROUND },
      (_, i) => middle + radius * f((2 * Math.PI * i) / (ROUND - 1)),
    );
  return { name: 'circle', x: at(Math.cos, x), y: at(Math.sin, y), joined: true };
};
