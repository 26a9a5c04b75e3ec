// Windows of images [batch, height, width, channels] and sequences [batch, steps, channels], for
// functions and layers of one's own.

import { checkOptions, shapeError, shapeText } from '../errors.js';
import { readPadding, readPixels } from '../image-options.js';
import { emit, withShape } from '../trace.js';
import { readInterpolation, upsampled } from '../upsampling.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */
/** @import { Pixels } from '../image-options.js' */

/** @param {string} where @param {TensorLike} x the image, and along how many axes it has pixels */
function readImage(where, x) {
  const image = withShape(x, where);
  const { shape } = image;
  if (shape.length === 3 || shape.length === 4) return { image, axes: shape.length - 2 };
  throw shapeError(
    where,
    `takes an image [batch, height, width, channels] or a sequence [batch, steps, channels], not ${shapeText(shape)}`,
  );
}

/**
 * @typedef {object} PoolOptions
 * @property {Pixels} [poolSize]  2 at first
 * @property {Pixels} [strides]   poolSize at first
 * @property {string} [padding]   'valid' at first, or 'same'
 */

/** @param {string} op @param {string} where */
const pool =
  (op, where) =>
  /**
   * @param {TensorLike} x
   * @param {PoolOptions} [options]
   * @returns {Tensor}
   */
  (x, options = {}) => {
    checkOptions(where, options, ['poolSize', 'strides', 'padding']);
    const { poolSize = 2, strides = poolSize, padding = 'valid' } = options;
    const { image, axes } = readImage(where, x);
    const [height, width = 1] = readPixels(where, 'poolSize', poolSize, axes);
    const [down, along = 1] = readPixels(where, 'strides', strides, axes);
    const sizes = { pool_h: height, pool_w: width, stride_h: down, stride_w: along };
    return emit(op, [image], { ...sizes, same: readPadding(where, padding) });
  };

/** The largest element of each window. */
export const maxPool = pool('max_pool', 'maxPool');

/** The mean of each window; what 'same' adds around the image is not counted. */
export const averagePool = pool('average_pool', 'averagePool');

/**
 * More pixels: each is repeated `size` times along the image's axes, or, bilinear, those between lie on
 * straight lines (half-pixel centres, no antialiasing, as in Keras).
 * @param {TensorLike} x
 * @param {Pixels} [size]
 * @param {{interpolation?: string}} [options] 'nearest' at first, or 'bilinear'
 * @returns {Tensor}
 */
export function upsample(x, size = 2, options = {}) {
  checkOptions('upsample', options, ['interpolation']);
  const { image, axes } = readImage('upsample', x);
  const sizes = readPixels('upsample', 'size', size, axes);
  const bilinear = readInterpolation('upsample', options.interpolation ?? 'nearest');
  return upsampled(image, sizes, bilinear, (op, y, params) => emit(op, [y], params));
}

/**
 * Zeros around an array.
 * @param {TensorLike} x
 * @param {readonly (readonly [number, number])[]} padding how many [before, after] along each axis
 * @returns {Tensor}
 */
export function pad(x, padding) {
  const value = withShape(x, 'pad');
  if (!Array.isArray(padding) || padding.length !== value.shape.length)
    throw shapeError('pad', `needs [before, after] for each axis of ${shapeText(value.shape)}`);
  return padding.reduce((y, sides, axis) => {
    const [before, after] = readPixels('pad', 'padding', sides, 2, 0);
    return emit('unslice', [y], { axis, begin: before, size: -1 - after });
  }, value);
}
