// More pixels by repeating them or by straight lines between them, one axis after the other: the operators
// of it, for a layer's nodes and for values.

import { lookUp } from './errors.js';

/**
 * Whether to interpolate: 'bilinear', not 'nearest'.
 * @param {string} where
 * @param {unknown} interpolation
 */
export const readInterpolation = (where, interpolation) =>
  lookUp(where, 'interpolation', { nearest: false, bilinear: true }, String(interpolation));

/**
 * @template V
 * @param {V} x an image, or a sequence
 * @param {readonly number[]} sizes how many times as many pixels along each of its axes
 * @param {boolean} bilinear
 * @param {(op: string, x: V, params: Record<string, number>) => V} apply
 * @returns {V}
 */
export function upsampled(x, sizes, bilinear, apply) {
  const [height, width = 1] = sizes;
  if (!bilinear) return apply('upsample', x, { size_h: height, size_w: width });
  return sizes.reduceRight((y, factor, i) => apply('interpolate', y, { axis: i + 1, factor }), x);
}
