// A player on a stage without a page: pictures come at once, the worker is the host on a channel.
import { createClient } from '../../bindings/worker/client.js';
import { createHost } from '../../bindings/worker/host.js';
import { serve } from '../../bindings/worker/rpc.js';
import { Player } from '../../web/demo/player.js';

/**
 * @param {any} t
 * @param {import('../../bindings/worker/demo.js').Demo} demo
 * @param {object} [options]
 * @param {() => number} [options.now]  a clock of the worker, by which a budget is spent
 * @param {(name: string, tell: (note: any) => void) => Promise<Uint8Array>} [options.bytesOf]  its data
 */
export function onStage(t, demo, { now, bytesOf } = {}) {
  const stage = {
    workers: 0,
    drawn: 0,
    createClient(/** @type {((progress: any) => void) | undefined} */ heard) {
      stage.workers += 1;
      const { port1, port2 } = new MessageChannel();
      /** @type {(name: string) => Promise<Uint8Array>} */
      const from = (name) => (bytesOf ? bytesOf(name, tell) : Promise.reject(new Error(name)));
      const host = createHost(async () => ({ default: demo }), { now, bytesOf: from });
      const tell = serve(port2, host);
      return createClient(port1, { heard });
    },
    changed() {
      stage.drawn += 1;
    },
    nextFrame: () => new Promise((resolve) => setTimeout(() => resolve(performance.now()), 1)),
  };
  const player = new Player('test/demo', demo, stage);
  player.see(true);
  t.after(() => player.close());
  return { player, stage };
}

/** @param {() => boolean} condition */
export async function until(condition) {
  for (let i = 0; i < 2000; i++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('waited in vain');
}
