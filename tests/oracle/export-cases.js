// export-cases.js - networks that are exported as programs, with data to train them on. Weights and
// data are simple fractions, so that the programs stay the same. tests/bindings/exports.test.js
// compares; exports.py runs the programs in Python and records their losses.
import {
  input,
  layers,
  losses,
  model,
  optimizers,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { COURSE_CASES } from './export-course.js';
import { INNER_CASES } from './export-inner.js';
import { LAYER_CASES } from './export-layers.js';
import { OWN_CASES } from './export-own.js';
import { fractions } from './fractions.js';

const { dense, conv2d, maxPooling2d, flatten, lstm, gru, concatenate, add } = layers;

/** Variances stay above 0. @param {any} net @param {number} [scale] */
function withWeights(net, scale = 1) {
  const values = net.weights.map((/** @type {any} */ { name, shape }, /** @type {number} */ i) => {
    const made = fractions(shape, 37 + i).mul(scale);
    return name.endsWith('variance') ? made.add(1) : made;
  });
  net.setWeights(values);
  return net;
}

/** @type {Record<string, {make: () => any, x: any, y: any, jax?: boolean, own?: boolean, scale?: number}>} */
export const CASES = {
  ...LAYER_CASES,
  ...INNER_CASES,
  ...OWN_CASES,
  ...COURSE_CASES,
  curve: {
    make() {
      const net = sequential({
        name: 'curve',
        layers: [
          dense({ units: 7, activation: 'tanh', inputShape: [2] }),
          dense({ units: 5, activation: 'leakyRelu' }),
          dense({ units: 1 }),
        ],
      });
      net.compile({ optimizer: optimizers.adam({ learningRate: 0.01 }), loss: 'meanSquaredError' });
      return net;
    },
    x: [fractions([11, 2], 13)],
    y: [fractions([11, 1], 29)],
    jax: true,
  },
  image: {
    make() {
      const net = sequential({
        name: 'image',
        layers: [
          conv2d({
            filters: 3,
            kernelSize: 3,
            padding: 'same',
            activation: 'relu',
            inputShape: [6, 5, 2],
          }),
          maxPooling2d({ poolSize: 2 }),
          conv2d({ filters: 4, kernelSize: 2, strides: 2, activation: 'sigmoid' }),
          flatten(),
          dense({ units: 3, activation: 'softmax' }),
        ],
      });
      net.compile({
        optimizer: optimizers.sgd({ learningRate: 0.1, momentum: 0.9 }),
        loss: 'categoricalCrossentropy',
      });
      return net;
    },
    x: [fractions([7, 6, 5, 2], 17)],
    y: [tensor([0, 1, 2, 1, 0, 2, 2].map((k) => [0, 1, 2].map((i) => Number(i === k))))],
    jax: true,
  },
  branches: {
    make() {
      const [a, b] = [input({ shape: [2], name: 'a' }), input({ shape: [2], name: 'b' })];
      const shared = dense({ units: 2, name: 'shared', activation: 'tanh' });
      const inner = sequential({ name: 'inner', layers: [dense({ units: 3, inputShape: [2] })] });
      const twice = shared.apply(shared.apply(a));
      const joined = concatenate().apply([twice, inner.apply(b)]);
      const net = model({
        inputs: [a, b],
        outputs: [joined, add().apply([twice, shared.apply(b)])],
        name: 'branches',
      });
      net.compile({
        optimizer: 'sgd',
        loss: ['mse', losses.categoricalCrossentropy({ fromLogits: true })],
        lossWeights: [1, 0.5],
      });
      net.owned.push(inner);
      return net;
    },
    x: [fractions([5, 2], 7), fractions([5, 2], 11)],
    y: [fractions([5, 5], 19), tensor([0, 1, 1, 0, 1].map((k) => [1 - k, k]))],
    jax: true,
  },
  sequence: {
    make() {
      const x = input({ shape: [4, 3], name: 'steps' });
      const [all, ...states] = lstm({ units: 3, returnSequences: true, returnState: true }).apply(
        x,
      );
      const then = lstm({ units: 3, returnSequences: true }).apply([all, ...states]);
      const last = gru({ units: 2 }).apply(then);
      const net = model({ inputs: x, outputs: dense({ units: 1 }).apply(last), name: 'sequence' });
      net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
      return net;
    },
    x: [fractions([5, 4, 3], 23)],
    y: [fractions([5, 1], 31)],
    jax: true,
  },
};

export const STEPS = 5;

/** A compiled network with its weights. @param {string} name */
export const build = (name) => withWeights(CASES[name].make(), CASES[name].scale);
