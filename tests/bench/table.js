// table.js - the benchmark's rows as text: our time, the share of the SIMD peak, then for each other
// contestant its time and how many times longer that is.

const TITLE = 40;
const NUMBER = 10;
const COLUMN = 18;

/** Microseconds with three digits that count. @param {number} seconds */
function micros(seconds) {
  const us = seconds * 1e6;
  if (us >= 1e4) return Math.round(us).toLocaleString('en-US');
  return us.toFixed(us >= 100 ? 0 : us >= 10 ? 1 : 2);
}

/** @param {number} ratio */
const times = (ratio) => `x ${ratio >= 99.5 ? Math.round(ratio) : ratio.toPrecision(2)}`;

/** @param {readonly string[]} names of the contestants, ours first */
export const titleRow = ([ours, ...others]) =>
  ''.padEnd(TITLE) +
  ours.padStart(NUMBER) +
  'of peak'.padStart(NUMBER) +
  others.map((name) => name.padStart(COLUMN)).join('');

/**
 * @param {readonly string[]} names
 * @param {import('./measure.js').Row & {share: number}} row
 */
export function tableRow([ours, ...others], { workload, seconds, share }) {
  const { kind, name, batch } = workload;
  const title = batch ? `${kind} ${name}, batch ${batch}` : name;
  const column = (/** @type {string} */ other) =>
    seconds[other]
      ? `${micros(seconds[other])} ${times(seconds[other] / seconds[ours]).padStart(7)}`
      : '-';
  return (
    title.padEnd(TITLE) +
    micros(seconds[ours]).padStart(NUMBER) +
    `${(100 * share).toFixed(0)} %`.padStart(NUMBER) +
    others.map((other) => column(other).padStart(COLUMN)).join('')
  );
}
