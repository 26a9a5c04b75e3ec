// What a unit sees: walked back through the layers, from one pixel of a map to the pixels of the picture
// that can change it; and the places where a channel answers most.

import { channelOf } from './tiles.js';

/** @typedef {import('../../../bindings/tensor.js').Tensor} Tensor */
/** First and last pixel along one axis. @typedef {[number, number]} Span */

/** @param {any} layer @param {Span} span @returns {Span} */
function before(layer, [first, last]) {
  const { kernelSize, padding, poolSize, size } = layer.getConfig();
  if (kernelSize) {
    const beyond = padding === 'same' ? (kernelSize[0] - 1) / 2 : 0;
    return [first - beyond, last + kernelSize[0] - 1 - beyond];
  }
  if (poolSize) return [first * poolSize[0], (last + 1) * poolSize[0] - 1];
  if (size) return [Math.floor(first / size[0]), Math.floor(last / size[0])];
  return [first, last];
}

/** The pixels along an axis that a place in a layer sees. @param {readonly any[]} layers @param {number} layer @param {number} place @returns {Span} */
export const seen = (layers, layer, place) =>
  layers
    .slice(0, layer + 1)
    .reduceRight((span, one) => before(one, span), /** @type {Span} */ ([place, place]));

/** Where a channel is largest in each picture, the largest first. @param {Tensor} maps @param {number} channel */
export const strongest = (maps, channel) =>
  Array.from({ length: maps.shape[0] }, (_, picture) => {
    const { values, width } = channelOf(maps, channel, picture);
    const at = values.reduce((best, value, i) => (value > values[best] ? i : best), 0);
    return { picture, row: Math.floor(at / width), column: at % width, value: values[at] };
  }).sort((a, b) => b.value - a.value);

/** A square piece of a picture about the middle of what is seen; 0 beyond the edge. @param {{values: Float32Array, width: number}} picture @param {Span} down @param {Span} across @param {number} size */
export function piece({ values, width }, down, across, size) {
  const from = (/** @type {Span} */ [first, last]) => Math.round((first + last - size + 1) / 2);
  const [top, left] = [from(down), from(across)];
  return Float32Array.from({ length: size ** 2 }, (_, i) => {
    const [row, column] = [top + Math.floor(i / size), left + (i % size)];
    const inside = row >= 0 && column >= 0 && row < width && column < width;
    return inside ? values[row * width + column] : 0;
  });
}
