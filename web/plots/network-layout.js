// Where a network's neurons and connections are drawn, and which number of the weights each is.

import { exact, stacked } from './table.js';

/** @typedef {{shape: readonly number[], data: Float32Array}[]} Weights */

/** Of the picture, in its own units. */
export const SIZE = 400;
const MARGIN = 30;

/**
 * Centres of the neurons, layer by layer from below.
 * @param {number[]} sizes
 * @returns {[number, number][][]}
 */
export function layout(sizes) {
  const widest = Math.max(...sizes);
  const spacing = Math.min(90, (SIZE - 2 * MARGIN) / Math.max(1, widest - 1));
  const rise = (SIZE - 2 * MARGIN) / (sizes.length - 1);
  return sizes.map((units, layer) => {
    // A narrow layer beside a wide one would be a clump, its labels one word.
    const apart = Math.max(spacing, Math.min(44, (SIZE - 2 * MARGIN) / Math.max(1, units - 1)));
    return Array.from({ length: units }, (_, unit) => [
      SIZE / 2 + (unit - (units - 1) / 2) * apart,
      SIZE - MARGIN - layer * rise,
    ]);
  });
}

/**
 * The S-curve between two neurons: a smoothstep in x while y runs evenly, which is just this cubic.
 * @param {[number, number]} from
 * @param {[number, number]} to
 */
export function curve([x0, y0], [x1, y1]) {
  const third = (y1 - y0) / 3;
  const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;
  return `M${round(x0)} ${round(y0)}C${round(x0)} ${round(y0 + third)} ${round(x1)} ${round(y1 - third)} ${round(x1)} ${round(y1)}`;
}

/** @param {Weights} weights */
export function layersOf(weights) {
  const kernels = weights.filter((_, index) => index % 2 === 0);
  return {
    sizes: [kernels[0].shape[0], ...kernels.map(({ shape }) => shape[1])],
    kernels: kernels.map(({ data }) => data),
    biases: weights.filter((_, index) => index % 2 === 1).map(({ data }) => data),
  };
}

/**
 * A weight (`from` an input of the layer) or a bias, and its place in the flattened weights.
 * @typedef {{index: number, layer: number, from: number | null, to: number}} Item
 */

/** Every number in the order of the flattened weights. @param {number[]} sizes @returns {Item[]} */
export function itemsOf(sizes) {
  /** @type {Item[]} */
  const items = [];
  for (let layer = 1; layer < sizes.length; layer++) {
    for (let from = 0; from < sizes[layer - 1]; from++) {
      for (let to = 0; to < sizes[layer]; to++)
        items.push({ index: items.length, layer, from, to });
    }
    for (let to = 0; to < sizes[layer]; to++) {
      items.push({ index: items.length, layer, from: null, to });
    }
  }
  return items;
}

/**
 * The numbers in the order of the flattened weights.
 * @param {Weights} weights
 * @returns {import('./table.js').Table}
 */
export const weightTable = (weights) =>
  stacked(
    'array',
    weights.map(({ shape, data }, index) => {
      const units = shape[shape.length - 1];
      const name = `${index % 2 === 0 ? 'kernel' : 'bias'} ${Math.floor(index / 2) + 1}`;
      const origin = (/** @type {number} */ i) => (index % 2 === 0 ? Math.floor(i / units) : '');
      const row = (/** @type {number} */ i) => [origin(i), i % units, exact(data[i])];
      return { name, table: { columns: ['input', 'neuron', 'value'], length: data.length, row } };
    }),
  );
