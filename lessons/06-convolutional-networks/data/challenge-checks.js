// What the challenge promises: the notebook's network, and one that competes.

import { IMAGES } from './challenge.js';

/** @type {import('../../../bindings/worker/demo.js').Check[]} */
export const checks = [
  {
    what: 'the notebook’s network is at 0.037 to 0.054 after 30,000 pictures',
    seeds: [1, 3],
    steps: 1000,
    expect: ({ score, images }) => images === IMAGES && score > 0.03 && score < 0.06,
  },
  {
    what: 'below 0.02 is competitive: a dense bottleneck of 9, ReLU and 12 channels reach 0.0083',
    params: {
      ...{ channels: [12, 12], activation: 'relu', kind: 'dense', inner: 'linear', code: 9 },
      rate: 0.003,
    },
    seeds: [1],
    steps: 1000,
    expect: ({ score }) => score < 0.01,
  },
];
