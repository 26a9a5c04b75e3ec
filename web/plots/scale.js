// Numbers on an axis and on a slider: ticks, positions, and how a number is written.

/**
 * How far round values (1, 2 or 5 times a power of ten) lie apart if at most `count` fit in a domain.
 * @param {number} low
 * @param {number} high
 * @param {number} [count]
 */
export function tickStep(low, high, count = 6) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
}

/**
 * Round values inside a domain, at most `count` + 1 of them.
 * @param {number} low
 * @param {number} high
 * @param {number} [count]
 * @returns {number[]}
 */
export function ticks(low, high, count = 6) {
  if (!(high > low)) return [low];
  const step = tickStep(low, high, count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** A power of ten, exactly: 10 ** −4 is not the number that 0.0001 is. @param {number} power */
export const tenTo = (power) => Number(`1e${power}`);

/**
 * Powers of ten inside a domain, every second or third if there are many; below two decades 2 and 5
 * as well, below one round values.
 * @param {number} low  above 0
 * @param {number} high
 * @param {number} [count]
 * @returns {number[]}
 */
export function logTicks(low, high, count = 6) {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  if (last - first < 1) return ticks(low, high, count).filter((mark) => mark > 0);
  const every = Math.ceil((last - first + 1) / (count + 1));
  const powers = Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, i) =>
    tenTo(first + i * every),
  );
  if (last - first > 1) return powers;
  const between = [first - 1, first, last].flatMap((power) => [
    Number(`2e${power}`),
    Number(`5e${power}`),
  ]);
  return [...powers, ...between]
    .filter((mark) => mark >= low * (1 - 1e-9) && mark <= high * (1 + 1e-9))
    .sort((a, b) => a - b);
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

const superscript = (/** @type {number} */ power) =>
  [...String(power)].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹⁻'['0123456789-'.indexOf(sign)]).join('');

/**
 * A number beside a tick: all digits that tell it from its neighbours, `step` away.
 * @param {number} value
 * @param {number} [step]
 */
export function formatTick(value, step = Math.abs(value)) {
  const size = Math.abs(value);
  if (size === 0) return '0';
  const digits = Math.min(12, Math.max(1, Math.ceil(Math.log10(size / step) + 1e-9) + 1));
  if (size >= 1e-3 && size < 1e6) {
    if (size >= 1e4 && Number.isInteger(value) && value > 0) return formatCount(value);
    return String(Number(value.toPrecision(digits))).replaceAll('-', '−');
  }
  const [factor, power] = value.toExponential(digits - 1).split('e');
  const short = String(Number(factor)).replaceAll('-', '−');
  const ten = `10${superscript(Number(power))}`;
  return short === '1' ? ten : short === '−1' ? `−${ten}` : `${short}·${ten}`;
}

/**
 * A value as exact as its place in a plot is: a multiple of the power of ten below `resolution`.
 * @param {number} value
 * @param {number} resolution
 */
export function roundTo(value, resolution) {
  const power = Math.floor(Math.log10(resolution) + 1e-9);
  const round = Math.round(value / 10 ** power) * 10 ** power;
  return Number(round.toFixed(Math.max(0, Math.min(12, -power)))) + 0;
}
