// What is taken of an original: so many images of each class, in their order, in 16 levels of grey; the
// middle of a photograph, made smaller.

import { readPng } from './png.js';

/** @typedef {{pixels: Uint8Array, labels: Uint8Array}} Images  a byte a value, from 0 to 255 */

/** @param {Images} all @param {number} size of an image @param {(index: number, rank: number) => boolean} keep rank: how many of its class stand before it */
export function chosen({ pixels, labels }, size, keep) {
  /** @type {Record<number, number>} */
  const ranks = {};
  const indices = [...labels.keys()].filter((index) => {
    ranks[labels[index]] = (ranks[labels[index]] ?? -1) + 1;
    return keep(index, ranks[labels[index]]);
  });
  const parts = indices.map((index) => pixels.subarray(index * size, (index + 1) * size));
  return {
    pixels: Buffer.concat(parts),
    labels: Uint8Array.from(indices, (index) => labels[index]),
  };
}

/** @param {number} from @param {number} to */
export const between = (from, to) => (/** @type {number} */ _, /** @type {number} */ rank) =>
  rank >= from && rank < to;

/** Two values a byte, 17 to the level, rounded. @param {Uint8Array} pixels */
export const inFourBits = (pixels) =>
  Uint8Array.from({ length: pixels.length / 2 }, (_, i) => {
    const [first, second] = [pixels[2 * i], pixels[2 * i + 1]].map((v) => Math.round(v / 17));
    return first * 16 + second;
  });

/** The middle square of a photograph, in means of squares of pixels. @param {Buffer} file @param {number} side */
export function square(file, side) {
  const { width, height, channels, pixels } = readPng(file);
  const step = Math.floor(Math.min(width, height) / side);
  const left = (width - step * side) >> 1;
  const top = (height - step * side) >> 1;
  const values = Uint8Array.from({ length: side * side * channels }, (_, i) => {
    const [y, x] = [Math.floor(i / (side * channels)), Math.floor(i / channels) % side];
    let sum = 0;
    for (let dy = 0; dy < step; dy++)
      for (let dx = 0; dx < step; dx++) {
        const [row, column] = [top + y * step + dy, left + x * step + dx];
        sum += pixels[(row * width + column) * channels + (i % channels)];
      }
    return Math.round(sum / step ** 2);
  });
  return { pixels: values, labels: new Uint8Array(0) };
}
