// What the worker offers: it holds one demo and steps it when asked. The page pulls; nothing here
// runs by itself. Every method answers with a frame: where the demo stands and what its views show.

import { load } from '../engine.js';
import { bufferPool } from './buffers.js';
import { fitted } from './numbers.js';
import { setter } from './setup.js';

/** @typedef {import('./demo.js').Demo} Demo */
/** @typedef {import('./demo.js').Params} Params */

/**
 * @typedef {object} Frame
 * @property {number} step    steps since the start
 * @property {number} steps   steps of this call
 * @property {number} ms      time they took
 * @property {Record<string, Float32Array>} scalars  the results of these steps, a column each
 * @property {Record<string, any>} views             what changed, by view
 * @property {{name: string, step: number} | null} diverged  the first result that was no number
 * @property {ArrayBuffer[]} buffers                 transferred; give them back with `advance`
 */

/** The most steps in one call: the length of a column of results. */
const COLUMN = 4096;

/** @param {any} state */
const dispose = (state) => {
  for (const part of Object.values(state ?? {})) part?.dispose?.();
};

/**
 * @param {(src: string) => Promise<{default: Demo}>} importDemo
 * @param {object} [surroundings]
 * @param {() => number} [surroundings.now]  milliseconds
 * @param {(engine: Demo['engine']) => string | undefined} [surroundings.wasmOf]  where the engine is
 *   that a demo asks for, if not where `load` finds it
 * @param {import('./setup.js').BytesOf} [surroundings.bytesOf]  where the data are that a demo names
 */
export function createHost(
  importDemo,
  { now = () => performance.now(), wasmOf = () => undefined, bytesOf } = {},
) {
  const setUp = setter(bytesOf);
  /** @type {Demo | null} */
  let demo = null;
  /** @type {Params} */
  let params = {};
  /** @type {any} */
  let state = null;
  let step = 0;
  /** @type {Record<string, any>} */
  let sent = {};
  /** The views that are looked at; all if null. @type {string[] | null} */
  let wanted = null;

  /** A demo with its engine loaded. @param {string} src */
  const ready = async (src) => {
    const { default: found } = await importDemo(src);
    await load({ wasm: wasmOf(found.engine) });
    return found;
  };

  const running = () => {
    if (!demo || !state) throw new Error('No demo is open: call open first.');
    return demo;
  };

  /** @param {Params} values @param {number} seed */
  const start = async (values, seed) => {
    const opened = /** @type {Demo} */ (demo);
    dispose(state);
    state = null;
    params = fitted(opened, values);
    step = 0;
    sent = {};
    state = await setUp(opened, params, seed);
    return frame(bufferPool([]));
  };

  /** @param {ReturnType<typeof bufferPool>} pool */
  const changedViews = (pool) => {
    /** @type {Record<string, any>} */
    const views = {};
    for (const [name, { of, when }] of Object.entries(running().views)) {
      if (typeof of !== 'function' || wanted?.includes(name) === false) continue;
      if (when?.(params) === false) continue;
      const value = of(state, params);
      if (value !== sent[name]) views[name] = pool.copy(value);
      sent[name] = value;
    }
    return views;
  };

  /**
   * @param {ReturnType<typeof bufferPool>} pool
   * @param {Partial<Frame>} [ran]
   * @param {boolean} [quiet] without views
   * @returns {Frame}
   */
  const frame = (pool, ran, quiet = false) => {
    const views = quiet ? {} : changedViews(pool);
    const none = { steps: 0, ms: 0, scalars: {}, diverged: null };
    return { ...none, ...ran, step, views, buffers: pool.used };
  };

  return {
    /** @param {{src: string, params: Params, seed: number, views?: string[]}} request */
    async open({ src, params: values, seed, views }) {
      demo = await ready(src);
      wanted = views ?? null;
      return start(values, seed);
    },

    /** New values from the next step on. @param {Params} values */
    set(values) {
      params = fitted(running(), values);
      return frame(bufferPool([]));
    },

    /**
     * Steps until the time is spent (at least once), or exactly `maxSteps` if they fit, or until
     * a result is not a finite number. A quiet one has no views but at its end.
     * @param {{budgetMs: number, maxSteps?: number, buffers?: ArrayBuffer[], quiet?: boolean}} request
     */
    advance({ budgetMs, maxSteps = Infinity, buffers = [], quiet = false }) {
      const { step: once, title } = running();
      if (!once) throw new Error(`“${title}” has no steps: it is a picture of its parameters.`);
      const pool = bufferPool(buffers);
      const limit = Math.min(maxSteps, COLUMN);
      const begin = now();
      /** @type {Record<string, Float32Array>} */
      const columns = {};
      /** @type {Frame['diverged']} */
      let diverged = null;
      let steps = 0;

      while (steps < limit && !diverged && (steps === 0 || now() - begin < budgetMs)) {
        const results = once(state, params);
        step += 1;
        for (const [name, value] of Object.entries(results)) {
          columns[name] ??= new Float32Array(pool.take(COLUMN * 4)).fill(NaN);
          columns[name][steps] = value;
          if (!Number.isFinite(value)) diverged ??= { name, step };
        }
        steps += 1;
      }

      const ms = now() - begin;
      const scalars = Object.fromEntries(
        Object.entries(columns).map(([name, column]) => [name, column.subarray(0, steps)]),
      );
      const ended = steps === maxSteps || diverged !== null;
      return frame(pool, { steps, ms, scalars, diverged }, quiet && !ended);
    },

    /** The same demo from the start. @param {{params: Params, seed: number}} request */
    reset({ params: values, seed }) {
      if (!demo) throw new Error('No demo is open: call open first.');
      return start(values, seed);
    },

    /**
     * Where the first number that is not finite appeared in a run, in sentences; empty if it is not
     * known. It needs no open demo and leaves an open one alone.
     * @param {{src: string, run: import('./detective.js').Run}} request
     */
    async explain({ src, run }) {
      const [other, { investigate }] = await Promise.all([ready(src), import('./detective.js')]);
      return investigate(other, run, setUp);
    },

    close() {
      dispose(state);
      demo = null;
      state = null;
    },
  };
}

/** @typedef {ReturnType<typeof createHost>} Host */
