// How long a run will still take, in words that stay while the estimate wavers.

import { formatCount } from '../plots/scale.js';

/** Less is not worth telling, in s. */
const SHORT = 2;

/** What is told is a multiple of this, in s. @param {number} seconds */
const grain = (seconds) => (seconds <= 60 ? 5 : seconds <= 600 ? 30 : 300);

/**
 * The seconds to tell: rounded up, and those told before until the estimate has clearly left them.
 * @param {number} seconds  estimated; NaN: not known
 * @param {number | null} before  told last in this run
 * @returns {number | null} null: nothing yet
 */
export function calmly(seconds, before) {
  if (Number.isNaN(seconds)) return before;
  if (before === null && seconds < SHORT) return null;
  const slack = before === null ? 0 : grain(before) / 4;
  if (before !== null && seconds <= before + slack && seconds > before - 5 * slack) return before;
  return Math.max(1, Math.ceil(seconds / grain(seconds))) * grain(seconds);
}

/** @param {number} seconds  from `calmly` */
export function inWords(seconds) {
  if (seconds <= 5) return 'a few seconds left';
  if (seconds <= 60) return `about ${seconds} s left`;
  return `about ${formatCount(Math.ceil(seconds / 60))} min left`;
}
