// The networks that the inspector trains, and what it shows of the chosen unit.

import { copier, hourglass, recogniser, translator } from './networks.js';
import { piece, seen, strongest } from './receptive.js';
import { draws, listed, painted, squared } from './scenes.js';
import { channelOf, gallery, kernelSheet, namesOf, tiles, units } from './tiles.js';

/** @typedef {import('../../../bindings/tensor.js').Tensor} Tensor */
/** @typedef {import('./scenes.js').Thing[][]} Lists */
/** So many pictures, and what should be said of them. @typedef {(count: number) => {x: Tensor, y: Tensor}} Source */

/**
 * @typedef {object} Inspected
 * @property {string} label
 * @property {import('../../../bindings/worker/demo.js').Params} set
 * @property {number} edge          of its pictures, in pixels
 * @property {string[]} [answers]   what the channels of its last layer stand for
 * @property {string} loss
 * @property {() => any[]} make
 * @property {(given: import('../../../bindings/worker/demo.js').Given) => Source} source
 */

/** Pictures drawn anew for each batch. @param {number} edge @param {string} scene @param {(lists: Lists) => Lists} [target] */
const drawn = (edge, scene, target = (lists) => lists) => ({
  set: { rate: 0.002, batch: 10, steps: 300 },
  edge,
  loss: 'meanSquaredError',
  /** @type {Inspected['source']} */
  source({ random }) {
    const draw = draws(random);
    return (count) => {
      const lists = listed(scene, count, draw);
      return { x: painted(lists, edge), y: painted(target(lists), edge) };
    };
  },
});

/** @type {Record<string, Inspected>} */
export const networks = {
  squares: {
    label: 'Discs to squares, 8 channels',
    ...drawn(40, 'discs', squared),
    make: () => translator({ channels: 8 }),
  },
  copy: {
    label: 'Copying, 10 channels',
    ...drawn(40, 'disc'),
    make: () => copier({ channels: 10, kernel: 3, activation: 'sigmoid' }),
  },
  autoencoder: {
    label: 'Autoencoder of 2020',
    ...drawn(27, 'disc'),
    make: () =>
      hourglass({
        edge: 27,
        channels: 4,
        activation: 'sigmoid',
        factors: [3, 3],
        interpolation: 'nearest',
      }),
  },
  digits: {
    label: 'Recognising digits (MNIST)',
    set: { rate: 0.003, batch: 50, steps: 300 },
    edge: 28,
    answers: [...'0123456789'].map((digit) => `is it ${digit}?`),
    loss: 'categoricalCrossentropy',
    make: recogniser,
    source({ random, data }) {
      const { train } = data.mnist;
      const draw = draws(random);
      const any = () => Math.floor(draw() * train.count);
      return (count) => train.batch(Array.from({ length: count }, any));
    },
  },
};

/** The packs that a network needs, for a demo's `data`. @param {import('../../../bindings/worker/demo.js').Params} params */
export const packsOf = ({ network }) => (network === 'digits' ? ['mnist'] : []);

const PATCHES = 12;

/**
 * All channels of the picture; of the chosen one its kernels and the patches that excite it most.
 * @param {{net: any, network: Inspected, examples: Tensor}} state @param {{picture: number, unit: number}} params
 */
export function inspect({ net, network: { edge, answers = [] }, examples }, { picture, unit }) {
  const { layers } = net;
  const isMap = (/** @type {Tensor} */ { shape }) => shape.length === 4;
  /** @type {Tensor[]} */
  const maps = net.activations(examples).filter(isMap);
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
  const sheet = tiles(maps, namesOf(layers), edge, picture);
  sheet.labels?.splice(all.length - answers.length, answers.length, ...answers);
  return {
    maps: sheet,
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
