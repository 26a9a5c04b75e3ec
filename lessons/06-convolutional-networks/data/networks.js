// The networks of the notebooks, in the words of Keras.

import { layers } from 'nabla';

/** @typedef {Parameters<typeof layers.conv2d>[0]} ConvOptions */

/** A convolution that keeps the size of the picture. @param {number} filters @param {number} kernelSize @param {string} activation @param {Partial<ConvOptions>} [more] */
export const conv = (filters, kernelSize, activation, more) =>
  layers.conv2d({ filters, kernelSize, activation, padding: 'same', ...more });

/** The first layer, for pictures of any size. */
export const anySize = { inputShape: [null, null, 1] };

/** @param {number} poolSize */
export const shrink = (poolSize) => layers.averagePooling2d({ poolSize });

/** @param {number} size @param {'nearest' | 'bilinear'} [interpolation] */
export const grow = (size, interpolation = 'nearest') =>
  layers.upSampling2d({ size, interpolation });

/** 1 → channels → 1: it has everything it needs to copy. @param {{channels: number, kernel: number, activation: string}} sizes */
export const copier = ({ channels, kernel, activation }) => [
  conv(channels, kernel, activation, anySize),
  conv(1, kernel, 'linear'),
];

/**
 * Down to a bottleneck and up again. The layer of that index gives the code.
 * @param {{edge: number, channels: number, activation: string, factors: [number, number],
 *   interpolation: 'nearest' | 'bilinear'}} sizes
 */
export const hourglass = ({
  edge,
  channels,
  activation,
  factors: [first, second],
  interpolation,
}) => [
  conv(channels, 5, activation, { inputShape: [edge, edge, 1] }),
  shrink(first),
  conv(channels, 5, activation),
  shrink(second),
  conv(1, 3, activation, { name: 'code' }),
  grow(second, interpolation),
  conv(channels, 5, activation),
  grow(first, interpolation),
  conv(channels, 5, activation),
  conv(1, 3, 'linear'),
];

/** Four layers of equal width, then one channel. @param {{channels: number}} sizes */
export const translator = ({ channels }) => [
  conv(channels, 5, 'relu', anySize),
  ...[2, 3, 4].map(() => conv(channels, 5, 'relu')),
  conv(1, 5, 'linear'),
];

/**
 * Ten probabilities of a picture of 28 × 28. Its last layer is dense: a convolution whose kernels are as large as the
 * maps below, 7 × 7, so that each can be seen as pictures.
 */
export const recogniser = () => [
  conv(6, 5, 'relu', { inputShape: [28, 28, 1] }),
  layers.maxPooling2d({ poolSize: 2 }),
  conv(12, 5, 'relu'),
  layers.maxPooling2d({ poolSize: 2 }),
  conv(10, 7, 'softmax', { padding: 'valid' }),
  layers.flatten(),
];
