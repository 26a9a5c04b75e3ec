// measure.js - times contestants fairly: each is warmed up, then they take turns, several times
// over, with the SIMD peak in between; the median counts. So a busy neighbour slows them all. Beside it
// stands what the best turn reached of the best peak, for a neighbour may slow memory and not registers.
import { operations } from './data.js';

/** @typedef {import('./ours.js').Contestant} Contestant */
/** @typedef {{workload: any, peak: number, best: number, seconds: Record<string, number>, turns: Record<string, number>,
 *   parts: Record<string, number>, refusals: Record<string, string>}} Row */

const TURN_SECONDS = 0.1; // how long one turn should take
const TURNS = 9;
const PATIENCE_SECONDS = 6; // all turns of a slow contestant: then it has fewer of them
const WARM_SECONDS = 0.3;

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Seconds that n steps take; a contestant may measure them itself.
 * @param {import('./ours.js').Timed} timed @param {number} n
 */
async function time(timed, n) {
  const begin = performance.now();
  const own = await timed.run(n);
  return typeof own === 'number' ? own : (performance.now() - begin) / 1000;
}

/** Warms up and finds how many steps make a turn. @param {import('./ours.js').Timed} timed */
async function calibrate(timed) {
  const { unit = 1 } = timed;
  const begin = performance.now();
  let steps = unit;
  for (;;) {
    const seconds = await time(timed, steps);
    const isWarm = performance.now() - begin >= WARM_SECONDS * 1000;
    const wanted = (steps * TURN_SECONDS) / Math.max(seconds, 1e-6);
    const next = unit * Math.max(1, Math.round(Math.min(wanted, 10 * steps) / unit));
    if (isWarm && wanted < 2 * steps) return { steps: next, turn: (seconds / steps) * next };
    steps = next;
  }
}

/** What a library cannot run it refuses with an error, now and then in the first step. @template T @param {() => Promise<T>} work */
const attempt = (work) =>
  work().catch((error) => (error instanceof Error ? error : new Error(String(error))));

/**
 * The part of a batch of images that a slow contestant is measured on; its step is then counted as so
 * many times longer. One row at least.
 * @param {any} workload @param {number} most operations
 */
function partOf(workload, most) {
  const { batch, input } = workload;
  if (input?.length !== 3 || operations(workload) <= most) return 1;
  return Math.max(1, Math.floor((batch * most) / operations(workload))) / batch;
}

/**
 * @param {any} workload
 * @param {readonly Contestant[]} contestants
 * @param {() => number} peak
 * @returns {Promise<Row>}
 */
export async function compare(workload, contestants, peak) {
  const runs = [];
  /** @type {Record<string, string>} */
  const refusals = {};
  for (const { name, prepare, most = Infinity } of contestants) {
    const part = partOf(workload, most);
    const prepared = await attempt(async () => {
      const timed = await prepare({ ...workload, batch: Math.round(part * workload.batch) });
      return timed && { timed, ...(await calibrate(timed)) };
    });
    if (prepared instanceof Error) refusals[name] = prepared.message;
    if (!prepared || prepared instanceof Error) continue;
    const { timed, steps, turn } = prepared;
    const turns = Math.max(1, Math.min(TURNS, Math.floor(PATIENCE_SECONDS / turn)));
    runs.push({ name, timed, steps, turns, part, seconds: /** @type {number[]} */ ([]) });
  }
  const [{ name: ours }] = contestants;
  if (runs[0]?.name !== ours)
    throw new Error(`${workload.name}: ${ours} cannot: ${refusals[ours]}`);
  const peaks = [];
  for (let turn = 0; turn < TURNS; turn++) {
    peaks.push(peak());
    for (const { timed, steps, turns, part, seconds } of runs)
      if (turn < turns) seconds.push((await time(timed, steps)) / steps / part);
  }
  for (const { timed } of runs) timed.dispose();
  return {
    workload,
    peak: median(peaks),
    best: Math.min(...runs[0].seconds) * Math.max(...peaks),
    seconds: Object.fromEntries(runs.map(({ name, seconds }) => [name, median(seconds)])),
    turns: Object.fromEntries(runs.map(({ name, turns }) => [name, turns])),
    parts: Object.fromEntries(runs.map(({ name, part }) => [name, part])),
    refusals,
  };
}
