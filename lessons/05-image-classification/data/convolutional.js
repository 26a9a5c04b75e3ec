// The small convolutional network of this lecture: C channels of 3 × 3, halved, 2C, halved, 4C, dense.

import { layers, optimizers, sequential } from 'nabla';
import { SIDE } from './digits.js';

/** @param {number} filters */
const seen = (filters) => ({
  filters,
  kernelSize: 3,
  padding: /** @type {const} */ ('same'),
  activation: 'relu',
});

/** @param {{channels: number, drop: number, seed: number}} options */
export function convolutional({ channels, drop, seed }) {
  const net = sequential({
    layers: [
      layers.conv2d({ ...seen(channels), inputShape: [SIDE, SIDE, 1] }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d(seen(2 * channels)),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d(seen(4 * channels)),
      layers.flatten(),
      layers.dropout({ rate: drop }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
    seed,
  });
  net.compile({
    optimizer: optimizers.adam(0.003),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return net;
}

/** The kernels [3, 3, 1, channels] of the first layer, as pictures. @param {any} net */
export function kernelsOf(net) {
  const [{ shape, data }] = net.getWeights();
  const [height, width, , count] = shape;
  const size = height * width;
  const values = new Float32Array(size * count);
  for (let at = 0; at < size; at++)
    for (let k = 0; k < count; k++) values[k * size + at] = data[at * count + k];
  return { values, width, height, count };
}
