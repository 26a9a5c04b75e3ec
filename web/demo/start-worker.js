// The worker of a demo. A page of another origin may not start our worker by its address; but it may
// start one of its own that imports ours, and that one finds the engine beside itself.

import { createClient } from '../../bindings/worker/client.js';
import address from './demo-worker.js?worker&url';

/** @param {(progress: import('./load-pack.js').Progress) => void} [heard]  data on their way */
export function startWorker(heard) {
  const url = new URL(address, import.meta.url);
  if (url.origin === location.origin)
    return createClient(new Worker(url, { type: 'module' }), { heard });
  const program = new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' });
  const local = URL.createObjectURL(program);
  const client = createClient(new Worker(local, { type: 'module' }), { heard });
  const terminate = () => {
    URL.revokeObjectURL(local);
    client.terminate();
  };
  return { ...client, terminate };
}
