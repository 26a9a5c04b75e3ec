// What the page holds: the host's methods as promises, one `advance` in flight, and a plain sentence
// when the worker dies or falls silent.

import { connect } from './rpc.js';

/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('./rpc.js').Calls<Host>} Calls */
/** @typedef {Calls & {terminate(): void}} Client */

/**
 * @param {import('./rpc.js').Port & {terminate?(): void, close?(): void}} port
 * @param {object} [options]
 * @param {number} [options.patienceMs]  so long without an answer or a note means that the worker hangs
 * @param {(note: any) => void} [options.heard]  is called with each note of the worker
 * @returns {Client}
 */
export function createClient(port, { patienceMs = 30_000, heard = () => {} } = {}) {
  /** Each call under way begins its patience anew. @type {Set<() => void>} */
  const anew = new Set();
  const { calls, fail } = /** @type {{calls: Calls, fail: (message: string) => void}} */ (
    connect(port, (note) => {
      for (const restart of anew) restart();
      heard(note);
    })
  );
  let advancing = false;

  const end = () => {
    port.terminate?.();
    port.close?.();
  };

  const giveUp = () => {
    fail(`The worker has not answered for ${patienceMs / 1000} seconds and was stopped.`);
    end();
  };

  /** @template T @param {Promise<T>} reply @returns {Promise<T>} */
  const patiently = (reply) => {
    let timer = setTimeout(giveUp, patienceMs);
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, patienceMs);
    };
    anew.add(restart);
    return reply.finally(() => {
      clearTimeout(timer);
      anew.delete(restart);
    });
  };

  return {
    open: (request) => patiently(calls.open(request)),
    set: (values) => patiently(calls.set(values)),
    reset: (request) => patiently(calls.reset(request)),
    close: () => patiently(calls.close()),
    explain: (request) => patiently(calls.explain(request)),
    async advance(request) {
      if (advancing) throw new Error('advance is already under way: wait for its frame.');
      advancing = true;
      try {
        return await patiently(calls.advance(request));
      } finally {
        advancing = false;
      }
    },
    terminate() {
      fail('The worker was stopped.');
      end();
    },
  };
}
