// Names of layers, as Keras counts: dense, dense_1, …

import { EngineError } from './errors.js';

/** @typedef {import('./layer.js').Layer} Layer */

/**
 * Gives names to layers that have none of their own, unique among them. One that got such a name in
 * another network keeps it where it can.
 * @param {readonly Layer[]} layers
 */
export function nameAll(layers) {
  /** @type {Set<string>} */
  const taken = new Set();
  for (const { name } of layers.filter(({ hasName }) => hasName)) {
    if (taken.has(name))
      throw new EngineError(`two layers are named '${name}'`, { where: 'model' });
    taken.add(name);
  }
  for (const layer of layers.filter(({ hasName }) => !hasName)) {
    let { name } = layer;
    for (let count = 1; taken.has(name); count++) name = `${layer.stem}_${count}`;
    taken.add(name);
    layer.name = name;
  }
}
