// Convolution against dense layer: numbers to learn, and products for one picture.

import { convolution, dense } from '../data/counts.js';

const SIDES = Float32Array.from({ length: 40 }, (_, i) => 4 * 1.15 ** i);

/** @typedef {import('../data/counts.js').Sizes} Sizes */
/** @typedef {'weights' | 'products'} What */

/** Both layers over the side of the picture, and where it stands. @param {What} what @returns {(state: any, params: any) => any} */
const curves = (what) => (_, params) => {
  const over = (/** @type {(sizes: Sizes) => Record<What, number>} */ count) =>
    SIDES.map((side) => count({ ...params, side })[what]);
  const here = Float32Array.of(params.side, params.side);
  const both = Float32Array.of(convolution(params)[what], dense(params)[what]);
  return [
    { name: 'dense', x: SIDES, y: over(dense), style: 'dashed' },
    { name: 'convolution', x: SIDES, y: over(convolution) },
    { name: 'this picture', x: here, y: both, style: 'points' },
  ];
};

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'What a layer has to learn',
  random: false,
  params: {
    side: {
      label: 'Pixels of the picture, each way',
      value: 50,
      min: 4,
      max: 900,
      step: 1,
      scale: 'log',
    },
    from: { label: 'Channels below', value: 1, min: 1, max: 64, step: 1 },
    to: { label: 'Channels above', value: 10, min: 1, max: 64, step: 1 },
    kernel: { label: 'Kernel, pixels each way', value: 3, min: 1, max: 15, step: 1 },
  },
  setup: () => ({}),
  views: {
    weights: {
      plot: 'lines',
      title: 'Numbers to learn',
      axes: ['pixels each way', 'numbers'],
      scale: 'log',
      across: 'log',
      of: curves('weights'),
    },
    products: {
      plot: 'lines',
      title: 'Products for one picture',
      axes: ['pixels each way', 'products'],
      scale: 'log',
      across: 'log',
      of: curves('products'),
    },
    numbers: {
      plot: 'matrices',
      title: 'For this picture',
      of: (_, /** @type {any} */ params) => {
        const [conv, full] = [convolution(params), dense(params)];
        const table = (/** @type {What} */ what) => Float32Array.of(conv[what], full[what]);
        return [
          { name: 'numbers to learn: convolution, dense', shape: [2], values: table('weights') },
          { name: 'products: convolution, dense', shape: [2], values: table('products') },
        ];
      },
    },
  },
  check: [
    {
      what: 'ten kernels of 3 × 3 are 100 numbers; a dense layer on 50 × 50 pixels has 62 million',
      steps: 0,
      expect: (_, { numbers: [{ values }] }) => values[0] === 100 && values[1] > 62e6,
    },
    {
      what: 'back to one channel: 91 more, so the copying network has 191',
      params: { from: 10, to: 1 },
      steps: 0,
      expect: (_, { numbers: [{ values }] }) => values[0] === 91,
    },
  ],
};
