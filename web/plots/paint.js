// Values as pixels of a small canvas, one each; CSS makes it larger.

import { colorize } from './color.js';

/** @typedef {import('../../bindings/worker/demo.js').Grid} Grid */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{values: ArrayLike<number>, width: number, height: number}} grid
 * @param {[number, number]} range
 * @param {number} [from]  where in the values the picture begins
 */
export function paint(canvas, { values, width, height }, range, from = 0) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(width, height);
  colorize(values, range, new Uint32Array(image.data.buffer), { width, from });
  context.putImageData(image, 0, 0);
}
