// What convolutions share, as layers and as operators: the words of their options, sizes along one
// axis. The engine's convolution.h has the formulas; x is [batch, rows, columns, channels], or
// [batch, time, channels] in one dimension.

import { checkWhole, describe, EngineError, lookUp, shapeError, shapeText } from './errors.js';

/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** One number for all axes, or one for each. @typedef {number | readonly number[]} PerAxis */

/** The engine's bound of strides and dilations. */
const MOST_STEPS = 1e6;
/** The engine's numbers. */
const PADDINGS = { valid: 0, same: 1, causal: 2 };

/**
 * How a kernel moves, checked: a number for each axis.
 * @typedef {object} Moves
 * @property {number[]} strides
 * @property {number[]} dilationRate
 * @property {keyof typeof PADDINGS} padding
 */

/**
 * A positive whole number for each axis.
 * @param {string} where
 * @param {string} name
 * @param {unknown} value
 * @param {number} axes
 * @returns {number[]}
 */
export function perAxis(where, name, value, axes) {
  if (!Array.isArray(value)) return Array(axes).fill(checkWhole(where, name, value));
  if (value.length === axes) return value.map((one) => checkWhole(where, name, one));
  const needed = axes === 1 ? 'a number' : `a number or ${axes} of them`;
  throw new EngineError(`${name} must be ${needed}, not ${describe(value)}`, { where });
}

/**
 * @param {string} where
 * @param {{strides?: unknown, dilationRate?: unknown, padding?: unknown}} options
 * @param {number} axes
 * @param {boolean} [causal] whether padding may be 'causal'
 * @returns {Moves}
 */
export function readMoves(where, options, axes, causal = axes === 1) {
  const { strides = 1, dilationRate = 1, padding = 'valid' } = options;
  const table = causal ? PADDINGS : { valid: 0, same: 1 };
  if (typeof padding !== 'string')
    throw new EngineError(`padding must be 'valid' or 'same', not ${describe(padding)}`, { where });
  const word = padding.toLowerCase();
  lookUp(where, 'padding', table, word);
  const steps = { strides, dilationRate };
  const [s, d] = Object.entries(steps).map(([name, value]) => perAxis(where, name, value, axes));
  const far = [...s, ...d].find((step) => step > MOST_STEPS);
  if (far)
    throw new EngineError(`strides and dilationRate are at most ${MOST_STEPS}, not ${far}`, {
      where,
    });
  return {
    strides: s,
    dilationRate: d,
    padding: /** @type {keyof typeof PADDINGS} */ (word),
  };
}

/** Only images whose channels come last are understood. @param {string} where @param {unknown} format */
export function checkFormat(where, format) {
  if (format === 'channelsLast' || format === 'channels_last') return;
  throw new EngineError(
    `dataFormat ${describe(format)} is not supported; images are [batch, rows, columns, channels], 'channelsLast'`,
    { where },
  );
}

/** The parameters of conv2d and conv2d_transpose. @param {Moves} moves @returns {Record<string, number>} */
export function moveParams({ strides, dilationRate, padding }) {
  const [stride_h, stride_w] = strides.length === 1 ? [1, ...strides] : strides;
  const [dilation_h, dilation_w] = dilationRate.length === 1 ? [1, ...dilationRate] : dilationRate;
  return { stride_h, stride_w, dilation_h, dilation_w, padding: PADDINGS[padding] };
}

/**
 * The shape of an image that can be convolved: its channels are known.
 * @param {string} where
 * @param {OpenShape} shape
 * @param {number} axes
 * @returns {number} the channels
 */
export function channelsOf(where, shape, axes) {
  const channels = shape[axes + 1];
  if (shape.length === axes + 2 && typeof channels === 'number') return channels;
  const needed = axes === 1 ? '[batch, time, channels]' : '[batch, rows, columns, channels]';
  throw shapeError(
    where,
    `got shape ${shapeText(shape)} and needs ${needed} with a known number of channels`,
  );
}

/** How far a kernel reaches along each axis. @param {readonly number[]} kernelSize @param {Moves} moves */
const reaches = (kernelSize, { dilationRate }) =>
  kernelSize.map((taps, i) => (taps - 1) * dilationRate[i] + 1);

/**
 * The sizes that a convolution makes of an image's.
 * @param {string} where
 * @param {OpenShape} sizes of the image, without batch and channels
 * @param {readonly number[]} kernelSize
 * @param {Moves} moves
 * @returns {(number | null)[]}
 */
export function outputSizes(where, sizes, kernelSize, moves) {
  const reach = reaches(kernelSize, moves);
  const { strides, padding } = moves;
  return sizes.map((size, i) => {
    if (size === null) return null;
    if (padding !== 'valid') return Math.ceil(size / strides[i]);
    if (size >= reach[i]) return Math.floor((size - reach[i]) / strides[i]) + 1;
    throw shapeError(
      where,
      `the kernel reaches over ${reach.join(' x ')}, but the image has only ${shapeText(sizes)}; padding: 'same' would allow that`,
    );
  });
}

/**
 * The sizes that a transposed convolution makes of an image's.
 * @param {OpenShape} sizes
 * @param {readonly number[]} kernelSize
 * @param {Moves} moves
 * @returns {(number | null)[]}
 */
export function transposedSizes(sizes, kernelSize, moves) {
  const reach = reaches(kernelSize, moves);
  const { strides, padding } = moves;
  return sizes.map((size, i) => {
    if (size === null) return null;
    const extra = padding === 'valid' ? Math.max(reach[i] - strides[i], 0) : 0;
    return size * strides[i] + extra;
  });
}
