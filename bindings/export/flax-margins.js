// How padding and cropping are written for JAX.

import { literal } from './python.js';

/** @typedef {import('./flax-layers.js').Writer} Writer */

/** [before, after] of each axis of an image or a sequence, as Keras' options say it. @param {any} value @param {number} axes @returns {number[][]} */
function sides(value, axes) {
  if (axes === 1) return [Array.isArray(value) ? value : [value, value]];
  const each = Array.isArray(value) ? value : [value, value];
  return each.map((/** @type {any} */ one) => (Array.isArray(one) ? one : [one, one]));
}

/** @param {number} axes @param {string} more @returns {Writer} */
const padding = (axes, more) => ({
  text: ({ padding: size }, [x]) => {
    // On a ring both sides are alike, and a list names the axes.
    const pairs = sides(axes === 1 && more ? [size].flat()[0] : size, axes);
    const all = [[0, 0], ...pairs, [0, 0]].map((pair) => literal(pair));
    return `jnp.pad(${x}, (${all.join(', ')})${more})`;
  },
});

/** @param {number} axes @returns {Writer} */
const cropping = (axes) => ({
  text: ({ cropping: size }, [x]) => {
    const cuts = sides(size, axes).map(([a, b]) => `${a || ''}:${b ? `-${b}` : ''}`);
    return `${x}[:, ${cuts.join(', ')}]`;
  },
});

const RING = ', mode="wrap"';

/** @type {Record<string, Writer>} */
export const MARGINS = {
  PeriodicPadding1D: padding(1, RING),
  PeriodicPadding2D: padding(2, RING),
  ZeroPadding1D: padding(1, ''),
  ZeroPadding2D: padding(2, ''),
  Cropping1D: cropping(1),
  Cropping2D: cropping(2),
};
