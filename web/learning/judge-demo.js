// Judges settings of a demo in a worker of its own, which ends with the answer, at the time limit, or
// when the visitor stops it.

import { TIME_LIMIT_MS } from '../../bindings/worker/exercise.js';
import { connect } from '../../bindings/worker/rpc.js';

/** @typedef {import('../../bindings/worker/exercise.js').Verdict} Verdict */

/**
 * @param {{src: string, params: Record<string, any>, signal: AbortSignal, limitMs?: number}} request
 * @returns {Promise<Verdict>}
 */
export async function judgeDemo({ src, params, signal, limitMs = TIME_LIMIT_MS }) {
  const worker = new Worker(new URL('./exercise-worker.js', import.meta.url), { type: 'module' });
  const { calls } = connect(worker);
  /** @type {Promise<Verdict>} */
  const ended = new Promise((resolve) => {
    const end = (/** @type {string} */ feedback) => resolve({ passed: false, feedback });
    const late = `The check was stopped after ${limitMs / 1000} s. Does the demo take so long with these settings?`;
    setTimeout(() => end(late), limitMs);
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
