// Names of layers, as Keras counts: dense, dense_1, …

import { EngineError } from './errors.js';

/** @typedef {import('./layer.js').Layer} Layer */

/** conv2d_transpose of Conv2DTranspose, by Keras' rule. @param {string} className */
export const stemOf = (className) =>
  className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/**
 * Gives names to layers that have none of their own, unique among them. One that got such a name in
 * another network keeps it where it can.
 * @param {readonly Layer[]} layers
 * @param {string} [where] whose they are
 */
export function nameAll(layers, where = 'model') {
  /** @type {Set<string>} */
  const taken = new Set();
  for (const { name } of layers.filter(({ hasName }) => hasName)) {
    if (taken.has(name)) throw new EngineError(`two layers are named '${name}'`, { where });
    taken.add(name);
  }
  for (const layer of layers.filter(({ hasName }) => !hasName)) {
    let { name } = layer;
    for (let count = 1; taken.has(name); count++) name = `${layer.stem}_${count}`;
    taken.add(name);
    layer.name = name;
  }
}
