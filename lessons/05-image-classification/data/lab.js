// Few pictures, many weights: a network that could learn them by heart, and what can be done about it.

import { layers, optimizers, regularizers, sequential } from 'nabla';
import { PIXELS } from './digits.js';

/** Parameters of augmentation. */
export const augmentations = {
  shift: { label: 'Shifts up to ± pixels', value: 0, min: 0, max: 5, step: 0.5 },
  turn: { label: 'Turns up to ± degrees', value: 0, min: 0, max: 45, step: 1 },
  stretch: { label: 'Scales up to ±', value: 0, min: 0, max: 0.4, step: 0.01 },
  blur: { label: 'Noise of every pixel', value: 0, min: 0, max: 1, step: 0.05 },
};

/** Parameters of the network below. */
export const sizes = {
  units: {
    label: 'Hidden neurons',
    value: 100,
    min: 2,
    max: 300,
    step: 1,
    scale: /** @type {'log'} */ ('log'),
    restart: true,
  },
  drop: { label: 'Dropout', value: 0, min: 0, max: 0.9, restart: true },
  penalty: { label: 'Penalty λ Σ w²', value: 0, min: 0, max: 0.01, restart: true },
};

/**
 * 784 - units - 10 with dropout before the output and a penalty on the weights.
 * @param {{units: number, drop: number, penalty?: number, seed: number}} options
 */
export function network({ units, drop, penalty = 0, seed }) {
  const kernelRegularizer = penalty > 0 ? regularizers.l2(penalty) : undefined;
  const net = sequential({
    layers: [
      layers.dense({ units, activation: 'relu', inputShape: [PIXELS], kernelRegularizer }),
      layers.dropout({ rate: drop }),
      layers.dense({ units: 10, activation: 'softmax', kernelRegularizer }),
    ],
    seed,
  });
  net.compile({
    optimizer: optimizers.adam(0.002),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return net;
}
