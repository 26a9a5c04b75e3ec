// Numbers on an axis and on a slider: ticks, positions, and how a number is written.

/**
 * Round values (1, 2 or 5 times a power of ten apart) inside a domain, at most `count` + 1 of them.
 * @param {number} low
 * @param {number} high
 * @param {number} [count]
 * @returns {number[]}
 */
export function ticks(low, high, count = 6) {
  if (!(high > low)) return [low];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** @typedef {{min: number, max: number, step?: number, scale?: 'log'}} Range */

/** A range that starts at 0 has no logarithm there: 0 gets the first place, then a decade of 1000. */
const logStart = (/** @type {Range} */ { min, max }) => (min > 0 ? min : max / 1000);

/**
 * Where a value stands between the ends of its range, 0 to 1.
 * @param {number} value
 * @param {Range} range
 */
export function position(value, range) {
  const { min, max, scale } = range;
  if (scale !== 'log') return (value - min) / (max - min);
  const start = logStart(range);
  return value < start ? 0 : Math.log(value / start) / Math.log(max / start);
}

/**
 * The value at a position: a multiple of the step, or three digits where there is none.
 * @param {number} at  0 to 1
 * @param {Range} range
 */
export function valueAt(at, range) {
  const { min, max, step, scale } = range;
  if (at <= 0) return min;
  if (at >= 1) return max;
  const start = logStart(range);
  const raw = scale === 'log' ? start * (max / start) ** at : min + at * (max - min);
  const round = step ? Math.round(raw / step) * step : raw;
  return Math.min(max, Math.max(min, Number(round.toPrecision(step ? 12 : 3))));
}

/**
 * A number to read: three digits, a power of ten when it is very small or large.
 * @param {number} value
 * @returns {string}
 */
export function formatNumber(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-3 || size >= 1e6)
      ? value.toExponential(2).replace('e+', 'e')
      : String(Number(value.toPrecision(3)));
  return text.replaceAll('-', '−');
}

/** A whole number with thin spaces between the thousands. @param {number} count */
export const formatCount = (count) =>
  String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
