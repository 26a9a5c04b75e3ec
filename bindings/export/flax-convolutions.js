// How convolutions are written for Flax, and what every module with a kernel has: a bias, a name, an activation.

import { activated } from './flax-activations.js';
import { literal } from './python.js';

/** @typedef {import('./flax-layers.js').Writer} Writer */

export const bias = (/** @type {any} */ c) => (c.use_bias ? '' : ', use_bias=False');
export const named = (/** @type {any} */ c) => `name=${literal(c.name)}`;
export const after = (/** @type {any} */ c, /** @type {string[]} */ [x]) =>
  activated(c.activation, x, c.name);

/** @param {string} kind @param {string} [more] @returns {Writer} */
const convolution = (kind, more = '') => ({
  module: (c) =>
    `nn.${kind}(${c.filters}, ${literal(c.kernel_size)}, strides=${literal(c.strides)}, padding=${literal(c.padding.toUpperCase())}, kernel_dilation=${literal(c.dilation_rate)}${c.groups > 1 ? `, feature_group_count=${c.groups}` : ''}${more}${bias(c)}, ${named(c)})`,
  text: after,
});

/** @type {Writer} */
const depthwise = {
  module: (c) =>
    `DepthwiseConv(${literal(c.kernel_size)}, ${c.depth_multiplier}, ${literal(c.strides)}, ${literal(c.padding.toUpperCase())}, ${literal(c.dilation_rate)}${c.filters ? `, ${c.filters}` : ''}${bias(c)}, ${named(c)})`,
  text: after,
};

/** @type {Record<string, Writer>} */
export const CONVOLUTIONS = {
  Conv1D: convolution('Conv'),
  Conv2D: convolution('Conv'),
  Conv1DTranspose: convolution('ConvTranspose', ', transpose_kernel=True'),
  Conv2DTranspose: convolution('ConvTranspose', ', transpose_kernel=True'),
  DepthwiseConv1D: depthwise,
  DepthwiseConv2D: depthwise,
  SeparableConv1D: depthwise,
  SeparableConv2D: depthwise,
};
