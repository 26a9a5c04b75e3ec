// jobs.js — runs jobs side by side, one more at once than the machine has cores, and prints what they
// say as if they had run one after another: the first that is not finished speaks live, the others
// are heard when it is their turn.
import { availableParallelism } from 'node:os';

/** Browsers wait a third of their time, so one more than the cores; more than these crowd each other. */
const MOST_AT_ONCE = 4;

/**
 * @typedef {object} Job
 * @property {string} stage what it belongs to
 * @property {string[]} [after] stages that must have ended
 * @property {(say: (text: string) => void) => Promise<void>} run
 */

/** @param {Job[]} jobs @param {(text: string) => void} print */
function speakers(jobs, print) {
  const texts = jobs.map(() => '');
  const ended = new Set();
  let front = 0;
  const flush = () => {
    for (;;) {
      print(texts[front] ?? '');
      texts[front] = '';
      if (!ended.has(front)) return;
      front += 1;
    }
  };
  return jobs.map((_, i) => ({
    say(/** @type {string} */ text) {
      texts[i] += text;
      if (i === front) flush();
    },
    end() {
      ended.add(i);
      if (i === front) flush();
    },
  }));
}

/**
 * Each job starts as soon as a core is free and the stages it comes after have ended, the first in
 * the list first.
 * @param {Job[]} jobs
 * @param {(text: string) => void} [print]
 * @param {number} [atOnce]
 */
export async function runJobs(
  jobs,
  print = (text) => void process.stdout.write(text),
  atOnce = Math.min(availableParallelism() + 1, MOST_AT_ONCE),
) {
  const speaker = speakers(jobs, print);
  const waiting = new Set(jobs.keys());
  /** @type {Map<number, Promise<number>>} */
  const running = new Map();
  const isOpen = (/** @type {string} */ stage) =>
    [...waiting, ...running.keys()].some((i) => jobs[i].stage === stage);
  const next = () => [...waiting].find((i) => !jobs[i].after?.some(isOpen));
  const start = async (/** @type {number} */ i) => {
    await jobs[i].run(speaker[i].say);
    speaker[i].end();
    return i;
  };
  while (waiting.size + running.size > 0) {
    for (let i = next(); i !== undefined && running.size < atOnce; i = next()) {
      waiting.delete(i);
      running.set(i, start(i));
    }
    if (running.size === 0) throw new Error('These stages wait for each other.');
    running.delete(await Promise.race(running.values()));
  }
}
