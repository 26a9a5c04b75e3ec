// A kernel moves over a picture: the sum at one pixel, which the visitor chooses, the picture of all
// sums, and the same in Fourier space, where the kernel is a factor for every wave.

import { spectrum } from '../data/convolve.js';
import { decades, isGabor, isSigned, look, names, outline } from '../data/kernel-editor.js';
import { small } from '../data/kernels.js';
import { once } from '../data/once.js';
import { begun, canvas, EDGE, packsOf, picture, pictures } from '../data/pictures.js';

/** @typedef {import('../../../bindings/worker/demo.js').Params} Params */
/** @typedef {import('../../../bindings/worker/demo.js').Pair} Pair */

const sizes = Object.fromEntries([3, 5, 7].map((n) => [n, { label: `${n} × ${n}` }]));
const isPainted = (/** @type {Params} */ params) => params.picture === 'painted';
const isSmall = (/** @type {Params} */ params) => !isGabor(params);
const isPositive = (/** @type {Params} */ params) => !isSigned(params);

/** @type {{plot: 'heatmap', domain: Pair, axes: string[], pick: [string, string]}} */
const pixels = {
  plot: 'heatmap',
  domain: [0, EDGE],
  axes: ['x / pixels', 'y / pixels'],
  pick: ['x', 'y'],
};
/** @type {{plot: 'heatmap', domain: Pair, axes: string[]}} */
const waves = { plot: 'heatmap', domain: [-0.5, 0.5], axes: ['kₓ / waves per pixel', 'k_y'] };

/** @type {(name: 'result' | 'gain' | 'sum') => (state: any, params: Params) => any} */
const part = (name) => (state, params) =>
  once(state, params, () => look(state.image, params))[name];

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A kernel on a picture',
  random: false,
  data: packsOf,

  groups: {
    Picture: ['picture', 'painting', 'x', 'y'],
    Kernel: ['kernel', 'angle', 'wavelength', 'width', 'size', 'weights'],
  },
  params: {
    picture: { label: 'Picture', value: 'smiley', options: pictures, restart: true },
    painting: {
      label: 'Your picture',
      value: begun,
      image: canvas,
      restart: true,
      when: isPainted,
    },
    x: { label: 'Pixel, x', value: 28, min: 0, max: EDGE },
    y: { label: 'Pixel, y', value: 61, min: 0, max: EDGE },
    kernel: { label: 'Kernel', value: 'edge', options: small },
    angle: { label: 'Direction / °', value: 45, min: 0, max: 180, when: isGabor },
    wavelength: { label: 'Wavelength / pixels', value: 6, min: 2, max: 20, when: isGabor },
    width: { label: 'Width σ / pixels', value: 2.5, min: 0.5, max: 5, when: isGabor },
    size: { label: 'Size', value: '3', options: sizes, when: isSmall },
    weights: {
      label: 'Its numbers',
      value: [],
      numbers: { min: -5, max: 5, step: 0.05, names },
      when: isSmall,
    },
  },

  setup(params, { data }) {
    const values = picture(params.picture, params.painting, data);
    const image = { values, width: EDGE, height: EDGE };
    return { image, waves: decades(spectrum(image)) };
  },

  views: {
    image: {
      ...pixels,
      title: 'The picture',
      range: [0, 1],
      of: ({ image }, params) => ({ ...image, marks: outline(params) }),
    },
    result: { ...pixels, title: 'All sums', range: [0, 1], of: part('result'), when: isPositive },
    signed: {
      ...pixels,
      title: 'All sums, of both signs',
      range: [-0.5, 0.5],
      of: part('result'),
      when: isSigned,
    },
    spectrum: {
      ...waves,
      title: 'Waves in the picture, log₁₀(1 + size)',
      of: (state) => state.waves,
    },
    gain: {
      ...waves,
      title: 'What the kernel does to each: a factor',
      of: part('gain'),
    },
    sum: { plot: 'matrices', title: 'The sum at this pixel', of: part('sum') },
  },

  check: [
    {
      what: 'where the face ends, its slope is large, and the sum is that of the nine products',
      steps: 0,
      expect(_, { sum: [pixels, , kernel, , { values }], signed }) {
        const products = pixels.values.map(
          (/** @type {number} */ v, /** @type {number} */ i) => v * kernel.values[i],
        );
        const sum = products.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b);
        return Math.abs(sum - values[0]) < 1e-6 && signed.values.includes(values[0]);
      },
    },
    {
      what: 'a mean lets the constant pass as it is, and shortens every other wave',
      params: { kernel: 'mean' },
      steps: 0,
      expect: (_, { gain }) =>
        Math.abs(Math.max(...gain.values) - 1) < 1e-3 && Math.min(...gain.values) < 0.01,
    },
  ],
};
