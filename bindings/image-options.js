// Options of layers that look at images and sequences through windows: sizes in pixels, padding, the
// order of axes; and how many windows there are. Images are [batch, height, width, channels], sequences
// [batch, steps, channels].

import { describe, EngineError, lookUp, shapeError, shapeText } from './errors.js';

/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** One number for all axes, or one for each. @typedef {number | readonly number[]} Pixels */

const MOST = 65535;

/**
 * A size for each of `rank` axes.
 * @param {string} where
 * @param {string} name of the option
 * @param {unknown} value
 * @param {number} rank 1 or 2
 * @param {number} [least]
 * @returns {number[]}
 */
export function readPixels(where, name, value, rank, least = 1) {
  const sizes = typeof value === 'number' ? Array(rank).fill(value) : value;
  const fits = (/** @type {unknown} */ size) =>
    Number.isInteger(size) && Number(size) >= least && Number(size) <= MOST;
  if (Array.isArray(sizes) && sizes.length === rank && sizes.every(fits)) return [...sizes];
  const got = Array.isArray(value) ? shapeText(value) : describe(value);
  const list = rank > 1 ? ` or a list of ${rank}` : '';
  throw new EngineError(
    `${name} must be a whole number from ${least} to ${MOST}${list}, not ${got}`,
    { where },
  );
}

/**
 * Whether padding is 'same' (1) or 'valid' (0).
 * @param {string} where
 * @param {unknown} padding
 */
export function readPadding(where, padding) {
  if (typeof padding === 'string') return lookUp(where, 'padding', { valid: 0, same: 1 }, padding);
  throw new EngineError(`padding must be 'valid' or 'same', not ${describe(padding)}`, { where });
}

/**
 * Only channels last: the other order is refused.
 * @param {string} where
 * @param {unknown} dataFormat
 */
export function checkDataFormat(where, dataFormat) {
  if (dataFormat === 'channelsLast' || dataFormat === 'channels_last') return;
  const got = describe(dataFormat);
  const way = 'transpose with permute if channels come first';
  throw new EngineError(`dataFormat must be 'channelsLast', not ${got}; ${way}`, { where });
}

/**
 * @param {string} where
 * @param {OpenShape} shape
 * @param {number} rank of the image: 1 or 2
 */
export function checkImage(where, shape, rank) {
  if (shape.length === rank + 2) return;
  const needs = rank === 1 ? '[batch, steps, channels]' : '[batch, height, width, channels]';
  throw shapeError(where, `got shape ${shapeText(shape)} and needs ${needs}`);
}

/**
 * How many windows there are along an axis, as Keras counts.
 * @param {string} where
 * @param {number | null} size of the axis; null while it is open
 * @param {{pool: number, stride: number, same: number}} about
 * @returns {number | null}
 * @throws {EngineError} when none fits
 */
export function countWindows(where, size, { pool, stride, same }) {
  if (size === null) return null;
  const count = same ? Math.ceil(size / stride) : Math.floor((size - pool) / stride) + 1;
  if (count > 0) return count;
  throw shapeError(
    where,
    `an axis of ${size} is shorter than windows of ${pool}: use padding 'same' or smaller ones`,
  );
}
