// The bar below a map that says which colour is which value.

import { Axis } from './axis.js';
import { colorize, mapFor } from './color.js';
import { make, svg } from './svg.js';

/** @typedef {[number, number]} Pair */

/** Height of the bar with its labels and the space above it. */
export const BAR = 34;
const STRIPE = 10;

/**
 * @param {HTMLElement} root  of a frame
 * @param {SVGElement} labels
 */
export function colorbar(root, labels) {
  const canvas = /** @type {HTMLCanvasElement} */ (make('canvas', 'bar'));
  canvas.width = 256;
  canvas.height = 1;
  root.append(canvas);
  const stops = Array.from({ length: 256 }, (_, i) => i / 255);

  return {
    /** @param {Pair} range @param {{left: number, top: number, width: number}} place */
    draw(range, { left, top, width }) {
      Object.assign(canvas.style, {
        left: `${left}px`,
        top: `${top}px`,
        width: `${width}px`,
        height: `${STRIPE}px`,
      });
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const image = context.createImageData(256, 1);
      colorize(stops, [0, 1], new Uint32Array(image.data.buffer), { map: mapFor(range) });
      context.putImageData(image, 0, 0);
      const axis = new Axis(range);
      labels.replaceChildren(
        ...axis.marks(Math.max(2, Math.floor(width / 66))).map(([mark, words]) => {
          const x = left + axis.unit(mark) * width;
          return svg('text', { x, y: top + STRIPE + 14, 'text-anchor': 'middle' }, words);
        }),
      );
    },
  };
}
