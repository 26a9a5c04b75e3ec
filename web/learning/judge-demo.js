// Judges settings of a demo in a worker of its own, which ends with the answer, at the time limit, or
// when the visitor stops it. While data are on their way the limit begins anew.

import { TIME_LIMIT_MS } from '../../bindings/worker/exercise.js';
import { connect } from '../../bindings/worker/rpc.js';

/** @typedef {import('../../bindings/worker/exercise.js').Verdict} Verdict */

/**
 * @param {{src: string, params: Record<string, any>, signal: AbortSignal, limitMs?: number}} request
 * @returns {Promise<Verdict>}
 */
export async function judgeDemo({ src, params, signal, limitMs = TIME_LIMIT_MS }) {
  const worker = new Worker(new URL('./exercise-worker.js', import.meta.url), { type: 'module' });
  let begin = () => {};
  const { calls } = connect(worker, () => begin());
  /** @type {Promise<Verdict>} */
  const ended = new Promise((resolve) => {
    const end = (/** @type {string} */ feedback) => resolve({ passed: false, feedback });
    const late = `The check was stopped after ${limitMs / 1000} s. Does the demo take so long with these settings?`;
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;
    begin = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end(late), limitMs);
    };
    begin();
    signal.addEventListener('abort', () => end('The check was stopped.'));
  });
  try {
    return await Promise.race([/** @type {any} */ (calls).judge({ src, params }), ended]);
  } catch (error) {
    return { passed: false, feedback: /** @type {Error} */ (error).message };
  } finally {
    worker.terminate();
  }
}
