// Seeds of layers. All noise of a graph comes from one stream; where layers have seeds, these choose it in the
// model's place.

import { checkSeed } from './rng.js';

/** @typedef {import('./layer.js').Layer} Layer */

/** @param {string} where @param {unknown} seed @returns {number | null} */
export const readSeed = (where, seed) => (seed === null ? null : checkSeed(where, seed));

/** Layers' own seeds, if there are any, mixed. @param {readonly Layer[]} layers @param {number} seed */
export function seedOf(layers, seed) {
  const own = layers.flatMap(({ leaves }) => leaves.flatMap(({ ownSeed }) => ownSeed ?? []));
  return own.length ? own.reduce((mixed, one) => (Math.imul(mixed, 31) + one) >>> 0, 0) : seed;
}
