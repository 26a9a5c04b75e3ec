// The Grand Autoencoder Challenge: an encoder of blocks (a convolution, then means of squares), a
// bottleneck, and the same blocks backwards. What counts is the cost of a thousand discs that are the same
// for everybody, after 30,000 others.

import { layers, random } from 'nabla';
import { conv, grow } from './networks.js';
import { draws, listed, painted } from './scenes.js';

/** @typedef {import('../../../bindings/worker/demo.js').Params} Params */

export const EDGE = 27;
export const IMAGES = 30_000;
const TESTED = 1000;

/** Size of the maps after each block; squares that stick out count as far as they reach in. @param {Params} params */
const sizesOf = ({ blocks, factors }) => {
  const sizes = [EDGE];
  for (let i = 0; i < blocks; i++) sizes.push(Math.ceil(sizes[i] / factors[i]));
  return sizes;
};

/** How many numbers pass the bottleneck. @param {Params} params */
export function bottleneck(params) {
  const size = Number(sizesOf(params).at(-1));
  return params.kind === 'dense' ? params.code : params.code * size * size;
}

/** @param {Params} params */
export function league(params) {
  const numbers = bottleneck(params);
  return numbers <= 3 ? 'HARD' : numbers <= 9 ? 'MEDIUM' : null;
}

/** @param {Params} params @returns {any[]} */
export function network(params) {
  const { blocks, channels, kernels, factors, kind, code, activation, inner } = params;
  const sizes = sizesOf(params);
  const size = sizes[blocks];
  const each = [...Array(blocks).keys()];
  const down = each.flatMap((i) => [
    conv(channels[i], kernels[i], activation, i === 0 ? { inputShape: [EDGE, EDGE, 1] } : {}),
    layers.averagePooling2d({ poolSize: factors[i], padding: 'same' }),
  ]);
  const up = each.reverse().flatMap((i) => {
    const over = sizes[i + 1] * factors[i] - sizes[i];
    return [
      grow(factors[i]),
      layers.cropping2d({
        cropping: [
          [0, over],
          [0, over],
        ],
      }),
      conv(channels[i], kernels[i], activation),
    ];
  });
  const top = channels[blocks - 1];
  const dense = [
    layers.flatten(),
    layers.dense({ units: code, activation: inner, name: 'code' }),
    layers.dense({ units: size * size * top, activation }),
    layers.reshape({ targetShape: [size, size, top] }),
  ];
  const middle = kind === 'dense' ? dense : [conv(code, 3, inner, { name: 'code' })];
  return [...down, ...middle, ...up, conv(1, 3, 'linear')];
}

/** @type {import('../../../bindings/tensor.js').Tensor | undefined} */
let discs;
/** The same thousand for everybody, made when they are needed first. */
export const judged = () => {
  discs ??= painted(listed('disc', TESTED, draws(random.stream(30_000))), EDGE);
  return discs;
};

/** Where one may begin. @type {Record<string, {label: string, set?: Params}>} */
export const beginnings = {
  notebook: {
    label: 'MEDIUM: the notebook’s network',
    set: {
      ...{ blocks: 2, channels: [4, 4], kernels: [5, 5], factors: [3, 3] },
      ...{ kind: 'map', code: 1, activation: 'sigmoid', inner: 'sigmoid' },
    },
  },
  hard: {
    label: 'HARD: three numbers',
    set: {
      ...{ blocks: 3, channels: [4, 4, 4], kernels: [5, 5, 3], factors: [3, 3, 3] },
      ...{ kind: 'map', code: 3, activation: 'sigmoid', inner: 'sigmoid' },
    },
  },
  own: { label: 'As it stands' },
};
