// What the kernel editor shows, from its parameters: kernel, sums, the window about the chosen pixel,
// and the same in Fourier space.

import { convolve, embedded, patch, rounded, spectrum } from './convolve.js';
import { gabor } from './kernels.js';
import { EDGE } from './pictures.js';

/** @typedef {import('../../../bindings/worker/demo.js').Params} Params */
/** @typedef {import('./convolve.js').Map} Map */

export const isGabor = (/** @type {Params} */ { kernel }) => kernel === 'gabor';
export const isSigned = (/** @type {Params} */ params) =>
  kernelOf(params).values.some((weight) => weight < 0);

/** Names of the numbers of a square kernel. @param {Params} params */
export const names = ({ size }) =>
  Array.from({ length: size ** 2 }, (_, i) => `row ${Math.floor(i / size) + 1}: ${(i % size) + 1}`);

/** @param {Params} params @returns {Map} */
function kernelOf(params) {
  if (isGabor(params)) return gabor(/** @type {any} */ (params));
  const edge = Number(params.size);
  return { values: Float32Array.from(params.weights), width: edge, height: edge };
}

/** The pixel of a place in the plot. @param {Params} params */
const pixelOf = ({ x, y }) => ({
  column: Math.min(EDGE - 1, Math.floor(x)),
  row: EDGE - 1 - Math.min(EDGE - 1, Math.floor(y)),
});

/** The border of what the kernel sees, as far as it lies in the picture. @param {Params} params */
export function outline(params) {
  const { row, column } = pixelOf(params);
  const reach = kernelOf(params).width / 2;
  const corners = (/** @type {number} */ middle, /** @type {number[]} */ signs) =>
    Float32Array.from(signs, (sign) => Math.max(0, Math.min(EDGE, middle + sign * reach)));
  const x = corners(column + 0.5, [-1, 1, 1, -1, -1]);
  const y = corners(EDGE - row - 0.5, [-1, -1, 1, 1, -1]);
  return [{ name: 'what the kernel sees', x, y, joined: true }];
}

/** Size in decades, so that faint waves can be seen. @param {Map} map */
export const decades = ({ values, ...size }) => ({
  ...size,
  values: values.map((value) => rounded(Math.log10(1 + value))),
});

/** Sums, gain and the sum at one pixel. @param {Map} image @param {Params} params */
export function look(image, params) {
  const kernel = kernelOf(params);
  const { row, column } = pixelOf(params);
  const shape = [kernel.height, kernel.width];
  const result = convolve(image, kernel);
  const sum = Float32Array.of(result.values[row * EDGE + column]);
  return {
    result,
    gain: spectrum(embedded(kernel, EDGE)),
    sum: [
      { name: 'pixels', shape, values: patch(image, row, column, kernel) },
      '∘',
      { name: 'kernel', shape, values: kernel.values },
      'Σ',
      { name: 'sum', shape: [1, 1], values: sum },
    ],
  };
}
