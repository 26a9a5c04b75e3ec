// What the page holds: the host's methods as promises, one `advance` in flight, and a plain sentence
// when the worker dies or falls silent.

import { connect } from './rpc.js';

/** @typedef {import('./host.js').Host} Host */
/** @typedef {import('./rpc.js').Calls<Host>} Calls */
/** @typedef {Calls & {terminate(): void}} Client */

/**
 * @param {import('./rpc.js').Port & {terminate?(): void, close?(): void}} port
 * @param {{patienceMs?: number}} [options] a call unanswered for so long means that the worker hangs
 * @returns {Client}
 */
export function createClient(port, { patienceMs = 30_000 } = {}) {
  const { calls, fail } = /** @type {{calls: Calls, fail: (message: string) => void}} */ (
    connect(port)
  );
  let advancing = false;

  const end = () => {
    port.terminate?.();
    port.close?.();
  };

  /** @template T @param {Promise<T>} reply @returns {Promise<T>} */
  const patiently = (reply) => {
    const timer = setTimeout(() => {
      fail(`The worker has not answered for ${patienceMs / 1000} seconds and was stopped.`);
      end();
    }, patienceMs);
    return reply.finally(() => clearTimeout(timer));
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
