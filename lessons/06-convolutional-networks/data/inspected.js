// The networks that the inspector trains, and what it shows of the chosen unit.

import { copier, hourglass, translator } from './networks.js';
import { piece, seen, strongest } from './receptive.js';
import { listed, painted, squared } from './scenes.js';
import { channelOf, gallery, kernelSheet, namesOf, tiles, units } from './tiles.js';

/** @typedef {import('./scenes.js').Thing[][]} Lists */
/** @typedef {{label: string, edge: number, scene: string, target: (lists: Lists) => Lists, make: () => any[]}} Inspected */

const same = (/** @type {Lists} */ lists) => lists;

/** @type {Record<string, Inspected>} */
export const networks = {
  squares: {
    label: 'Discs to squares, 8 channels',
    edge: 40,
    scene: 'discs',
    target: squared,
    make: () => translator({ channels: 8 }),
  },
  copy: {
    label: 'Copying, 10 channels',
    edge: 40,
    scene: 'disc',
    target: same,
    make: () => copier({ channels: 10, kernel: 3, activation: 'sigmoid' }),
  },
  autoencoder: {
    label: 'Autoencoder of 2020',
    edge: 27,
    scene: 'disc',
    target: same,
    make: () =>
      hourglass({
        edge: 27,
        channels: 4,
        activation: 'sigmoid',
        factors: [3, 3],
        interpolation: 'nearest',
      }),
  },
};

/** A batch. @param {Inspected} network @param {number} count @param {import('./scenes.js').Draw} draw */
export function batchOf({ edge, scene, target }, count, draw) {
  const lists = listed(scene, count, draw);
  return { x: painted(lists, edge), y: painted(target(lists), edge) };
}

const PATCHES = 12;

/** @typedef {import('../../../bindings/tensor.js').Tensor} Tensor */

/**
 * All channels of the picture; of the chosen one its kernels and the patches that excite it most.
 * @param {{net: any, examples: Tensor, edge: number}} state @param {{picture: number, unit: number}} params
 */
export function inspect({ net, examples, edge }, { picture, unit }) {
  const { layers } = net;
  /** @type {Tensor[]} */
  const maps = net.activations(examples);
  const all = units(maps);
  const { layer, channel } = all[Math.min(unit, all.length - 1)];
  const span = (/** @type {number} */ place) => seen(layers, layer, place);
  const middle = span(Math.floor(maps[layer].shape[1] / 2));
  const size = Math.min(edge, middle[1] - middle[0] + 1);
  const best = strongest(maps[layer], channel).slice(0, PATCHES);
  const patches = best.map(({ picture, row, column }) =>
    size === edge
      ? channelOf(examples, 0, picture).values
      : piece(channelOf(examples, 0, picture), span(row), span(column), size),
  );
  const [kernels] = layers[layer].getWeights();
  return {
    maps: tiles(maps, namesOf(layers), edge, picture),
    kernels: kernels
      ? kernelSheet(kernels, channel)
      : { values: new Float32Array(), width: 1, height: 1, count: 0 },
    patches: gallery(
      patches,
      size,
      best.map(({ value }) => value.toPrecision(3)),
    ),
  };
}
