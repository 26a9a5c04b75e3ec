// A number moved by keys: an arrow goes one step, or a hundredth of the way where steps are finer or
// there are none; Page up and Page down go ten times as far. A whole number always gets on, even at
// the narrow end of a logarithmic slider.

import { position, valueAt } from '../plots/scale.js';

const moves = new Map([
  ['ArrowUp', 1],
  ['ArrowRight', 1],
  ['ArrowDown', -1],
  ['ArrowLeft', -1],
  ['PageUp', 10],
  ['PageDown', -10],
]);

/** An arrow's part of the way. */
const PART = 0.01;

/**
 * @param {string} key  of a keyboard event
 * @param {number} value
 * @param {import('../plots/scale.js').Range} range
 * @returns {number | null}  null: the key does not move numbers
 */
export function nudged(key, value, range) {
  const by = moves.get(key);
  if (!by) return null;
  const { min, max, step, scale } = range;
  const within = (/** @type {number} */ wanted) =>
    Math.min(max, Math.max(min, Number(wanted.toPrecision(12))));
  if (step && scale !== 'log') {
    const stride = Math.max(step, Math.round(((max - min) * PART) / step) * step);
    return within(value + by * stride);
  }
  const moved = valueAt(position(value, range) + by * PART, range);
  if (moved !== value || !step) return moved;
  return within(value + Math.sign(by) * step);
}
