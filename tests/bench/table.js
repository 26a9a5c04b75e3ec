// table.js - the benchmark's rows as text: our time, the share of the SIMD peak, then for each other
// contestant its time and how many times longer that is.

const TITLE = 40;
const NUMBER = 10;
const PEAK = 14;
const COLUMN = 18;

/** Microseconds with three digits that count. @param {number} seconds */
function micros(seconds) {
  const us = seconds * 1e6;
  if (us >= 1e4) return Math.round(us).toLocaleString('en-US');
  return us.toFixed(us >= 100 ? 0 : us >= 10 ? 1 : 2);
}

const percent = (/** @type {number} */ part) => (100 * part).toFixed(0);

/** @param {number} ratio */
const times = (ratio) => `x ${ratio >= 99.5 ? Math.round(ratio) : ratio.toPrecision(2)}`;

/** @param {readonly string[]} names of the contestants, ours first */
export const titleRow = ([ours, ...others]) =>
  ''.padEnd(TITLE) +
  ours.padStart(NUMBER) +
  'of peak'.padStart(PEAK) +
  others.map((name) => name.padStart(COLUMN)).join('');

/**
 * @param {readonly string[]} names
 * @param {import('./measure.js').Row & {share: number, best: number}} row
 */
export function tableRow([ours, ...others], { workload, seconds, share, best }) {
  const { kind, name, batch } = workload;
  const title = batch ? `${kind} ${name}, batch ${batch}` : name;
  const column = (/** @type {string} */ other) =>
    seconds[other]
      ? `${micros(seconds[other])} ${times(seconds[other] / seconds[ours]).padStart(7)}`
      : '-';
  return (
    title.padEnd(TITLE) +
    micros(seconds[ours]).padStart(NUMBER) +
    `${percent(share)} (${percent(best)}) %`.padStart(PEAK) +
    others.map((other) => column(other).padStart(COLUMN)).join('')
  );
}
