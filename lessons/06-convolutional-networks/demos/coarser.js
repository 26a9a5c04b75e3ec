// Coarser and finer again: pooling and upsampling, and what they do to waves that are too short.

import { coarser, finer, ways } from '../data/coarse.js';
import { spectrum } from '../data/convolve.js';
import { decades } from '../data/kernel-editor.js';
import { begun, canvas, EDGE, packsOf, picture, pictures } from '../data/pictures.js';

/** @typedef {import('../../../bindings/worker/demo.js').Pair} Pair */

/** @type {Pair} */
const pixels = [0, EDGE];
const heatmap = /** @type {const} */ ('heatmap');

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Coarser, and finer again',
  random: false,
  data: packsOf,
  params: {
    picture: { label: 'Picture', value: 'stripes', options: pictures, restart: true },
    painting: {
      label: 'Your picture',
      value: begun,
      image: canvas,
      restart: true,
      when: (params) => params.picture === 'painted',
    },
    way: { label: 'A coarse pixel is', value: 'mean', options: ways, restart: true },
    factor: {
      label: 'Blocks of',
      value: '4',
      options: { 2: { label: '2 × 2' }, 4: { label: '4 × 4' }, 8: { label: '8 × 8' } },
      restart: true,
    },
  },

  setup({ picture: name, painting, way, factor }, { data }) {
    const image = { values: picture(name, painting, data), width: EDGE, height: EDGE };
    const small = coarser(image, Number(factor), way);
    return {
      image,
      again: finer(small, Number(factor)),
      before: decades(spectrum(image)),
      after: decades(spectrum(small)),
    };
  },

  views: {
    image: {
      plot: heatmap,
      title: 'The picture',
      domain: pixels,
      range: [0, 1],
      axes: ['x / pixels', 'y / pixels'],
      of: ({ image }) => image,
    },
    again: {
      plot: heatmap,
      title: 'Made coarser, each pixel drawn as a block',
      domain: pixels,
      range: [0, 1],
      axes: ['x / pixels', 'y / pixels'],
      of: ({ again }) => again,
    },
    before: {
      plot: heatmap,
      title: 'Waves in the picture, log₁₀(1 + size)',
      domain: [-0.5, 0.5],
      axes: ['kₓ / waves per pixel', 'k_y'],
      of: ({ before }) => before,
    },
    after: {
      plot: heatmap,
      title: 'Waves in the coarse one',
      domain: [-0.5, 0.5],
      axes: ['kₓ / waves per coarse pixel', 'k_y'],
      of: ({ after }) => after,
    },
  },

  check: {
    what: 'means keep the mean of all, and the coarse picture has a sixteenth of the numbers',
    steps: 0,
    expect(_, { image, again, after }) {
      const mean = (/** @type {Float32Array} */ values) =>
        values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.abs(mean(image.values) - mean(again.values)) < 1e-4 && after.width === EDGE / 4;
    },
  },
};
