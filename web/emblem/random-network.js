// The emblem's network: 2 inputs, a hundred neurons, twenty layers of a hundred, one output, all
// sigmoid, with random weights: U(-1,1) first and last, U(-3,3) between, biases U(-1,1).

import { layers, load, random, sequential, tensor } from 'nabla';
import { denseEngine } from '../demo/engine-of.js';

const WIDTH = 100;
const DEPTH = 20;

/**
 * @param {number} seed
 * @returns {Promise<(points: Float32Array) => Float32Array>}  outputs for pairs of inputs
 */
export async function randomNetwork(seed) {
  await load({ wasm: denseEngine });
  const units = [...Array(DEPTH + 1).fill(WIDTH), 1];
  const net = sequential({
    layers: units.map((n, i) =>
      layers.dense({ units: n, activation: 'sigmoid', ...(i === 0 && { inputShape: [2] }) }),
    ),
  });
  const stream = random.stream(seed);
  const weights = net.getWeights();
  net.setWeights(
    weights.map(({ shape }, i) => {
      const isInner = shape.length === 2 && i > 0 && i < weights.length - 2;
      const reach = isInner ? 3 : 1;
      return stream.uniform({ shape, low: -reach, high: reach });
    }),
  );
  return (points) => net.predictOnBatch(tensor(points, [points.length / 2, 2])).data;
}
