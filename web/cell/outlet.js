// What leaves a cell: lines, plots and files, within bounds. A plot with the title of an earlier one takes
// its place, so that a loop can draw as it goes; not every one of these pictures is sent.

import { figure } from './figure.js';
import { line } from './format.js';

/** Lines, letters in them, and plots a run may show. */
export const LINES = 1000;
export const LETTERS = 200_000;
export const PLOTS = 12;

/** Files that a run may give, and letters or bytes in all of them. */
export const FILES = 6;
export const FILE_LETTERS = 2_000_000;

/** A plot that changes is sent so often at most, in ms, … */
const PLOT_MS = 100;
/** … and so many times. */
const PICTURES = 500;

/** @typedef {'log' | 'warn' | 'error'} Level */

/**
 * @param {(message: any) => void} post
 * @param {() => number} [now]
 */
export function outlet(post, now = () => performance.now()) {
  let lines = 0;
  let letters = 0;
  let dropped = 0;
  let pictures = 0;
  let written = 0;
  /** @type {Set<string>} */
  const given = new Set();
  /** @type {Map<string, {at: number, waiting: any}>} by title */
  const plots = new Map();

  /** @param {Level} level @param {any[]} values */
  const say = (level, values) => {
    if (lines >= LINES || letters >= LETTERS) {
      dropped += 1;
      return;
    }
    const text = line(values);
    lines += 1;
    letters += text.length;
    post({ kind: 'line', level, text });
  };

  /** @param {string} title @param {any} message */
  const send = (title, message) => {
    pictures += 1;
    plots.set(title, { at: now(), waiting: null });
    post(message);
  };

  /** @param {any} data @param {any} [options] */
  const plot = (data, options) => {
    const made = figure(data, options);
    const { title } = made.view;
    const last = plots.get(title);
    if (!last && plots.size >= PLOTS) throw new RangeError(`plot: ${PLOTS} plots are the most.`);
    const message = { kind: 'plot', ...made };
    if (last && (now() - last.at < PLOT_MS || pictures >= PICTURES)) last.waiting = message;
    else send(title, message);
  };

  /** Something to take away. @param {unknown} name @param {unknown} content  text or bytes */
  const give = (name, content) => {
    const isContent = typeof content === 'string' || content instanceof Uint8Array;
    if (typeof name !== 'string' || !isContent || !/^[\w-]+\.\w+$/.test(name))
      throw new TypeError(
        'give: needs the name of a file, such as “net.py”, and its text or bytes.',
      );
    given.add(name);
    written += content.length;
    if (given.size > FILES) throw new RangeError(`give: ${FILES} files are the most.`);
    if (written > FILE_LETTERS) throw new RangeError(`give: ${written} letters are too many.`);
    post({ kind: 'file', name, content });
  };

  /** What waits, and how much was left out. */
  const flush = () => {
    for (const [title, { waiting }] of plots) if (waiting) send(title, waiting);
    if (dropped > 0) {
      const text = `… and ${dropped} more lines, which are not shown.`;
      post({ kind: 'line', level: 'warn', text });
    }
    dropped = 0;
  };

  return { say, plot, give, flush };
}
