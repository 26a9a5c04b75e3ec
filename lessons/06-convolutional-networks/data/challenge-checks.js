// What the challenge promises: the notebook's network, and one that competes.

import { IMAGES } from './challenge.js';

/** A dense bottleneck of 9, ReLU and 12 channels. */
const competitive = {
  ...{ channels: [12, 12], activation: 'relu', kind: 'dense', inner: 'linear', code: 9 },
  rate: 0.003,
};

/** @type {import('../../../bindings/worker/demo.js').Check[]} */
export const checks = [
  {
    what: 'the notebook’s network is at 0.037 to 0.054 after 30,000 pictures',
    tested: 1,
    steps: 1000,
    expect: ({ score, images }) => images === IMAGES && score > 0.03 && score < 0.06,
  },
  {
    what: 'below 0.02 is competitive: this one is there with half of the pictures: 0.012, 0.015, 0.013',
    params: competitive,
    tested: 0,
    steps: 500,
    expect: ({ score }) => score < 0.018,
  },
  {
    what: 'and ends at 0.0083 to 0.0095',
    params: competitive,
    tested: 0,
    steps: 1000,
    expect: ({ score }) => score < 0.01,
  },
];
