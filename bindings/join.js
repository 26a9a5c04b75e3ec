// Models that were made apart have graphs of their own. Where they meet in one model, they move into
// one graph: weights keep their values, optimizers their state; everything else is made again.

import { Graph } from './graph.js';

/** @typedef {import('./layer.js').Layer} Layer */

/** @param {Graph} from @param {Graph} to */
function move(from, to) {
  const networks = [...from.networks];
  const arrivals = networks.map((network) => network.leave());
  for (const layer of new Set(networks.flatMap(({ leaves }) => leaves))) layer.moveTo(to);
  for (const arrive of arrivals) arrive(to);
}

/**
 * The one graph of layers, those of them that are built already; a new one if there are none.
 * @param {readonly Layer[]} layers
 * @returns {Graph} with one user more
 */
export function joinGraphs(layers) {
  const leaves = layers.flatMap((layer) => layer.leaves);
  const graphs = new Set(leaves.flatMap(({ graph }) => graph ?? []));
  for (const graph of graphs) void graph.pointer; // throws when one of them has been disposed
  const [first, ...others] = graphs;
  if (!first) return new Graph();
  for (const other of others) move(other, first);
  return first.retain();
}
