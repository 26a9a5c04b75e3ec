// The quiz: four kernels of 21 × 21, and what they make of a smiley, in an order that does not tell.

import { convolve } from './convolve.js';
import { quiz } from './kernels.js';
import { smiley } from './pictures.js';

const EDGE = 96;

/** Which kernel made picture 1, 2, 3, 4. */
export const order = ['D', 'A', 'C', 'B'];

/** As large as colours can show: the largest size is 1. @param {Float32Array} values */
const stretched = (values) => {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return values.map((value) => value / largest);
};

/** @param {{values: Float32Array, width: number, height: number}[]} maps @param {string[]} labels */
const gallery = (maps, labels) => {
  const [{ width, height }] = maps;
  const values = Float32Array.from(maps.flatMap(({ values }) => [...stretched(values)]));
  return { values, width, height, count: maps.length, labels };
};

/** @returns {Record<'kernels' | 'pictures', import('../../../bindings/worker/demo.js').Grid>} */
const made = () => {
  const face = smiley(EDGE);
  const grey = { ...face, values: face.values.map((value) => 1 - value) };
  return {
    kernels: gallery(Object.values(quiz), Object.keys(quiz)),
    pictures: gallery(
      order.map((name) => convolve(grey, quiz[name])),
      order.map((_, i) => `${i + 1}`),
    ),
  };
};

/** @type {ReturnType<typeof made> | undefined} */
let known;
/** The same each time, and made only once: four kernels are 16 million products. */
export const sheets = () => {
  known ??= made();
  return known;
};
