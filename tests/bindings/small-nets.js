// Small networks and data that several tests of training begin with.

import { layers, ops, optimizers, random, sequential } from '../../bindings/index.js';

const { dense } = layers;

/** y = w x with w = 1 at first, so that loss and gradient are worked out by hand. */
export const scale = (options = {}) => {
  const net = sequential({
    layers: [dense({ units: 1, inputShape: [1], useBias: false, weights: [[[1]]] })],
    seed: 1,
  });
  net.compile({ optimizer: optimizers.sgd({ learningRate: 0 }), loss: 'mse', ...options });
  return net;
};

export const small = (seed = 1) => {
  const net = sequential({
    layers: [dense({ units: 8, activation: 'tanh', inputShape: [2] }), dense({ units: 1 })],
    seed,
  });
  net.compile({ optimizer: optimizers.adam({ learningRate: 0.01 }), loss: 'meanSquaredError' });
  return net;
};

export const data = (n = 100) => {
  const x = random.stream(3).normal({ shape: [n, 2] });
  return { x, y: ops.mul(ops.slice(x, [0, 0], [-1, 1]), ops.slice(x, [0, 1])) };
};
