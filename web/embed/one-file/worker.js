// What computes in a file that holds one demo: the bindings, and the host of the demo on a port.

import * as nabla from '../../../bindings/index.js';
import { createHost } from '../../../bindings/worker/host.js';
import { serve } from '../../../bindings/worker/rpc.js';

/** The bindings, for the demo. */
export { nabla };

/** @param {import('../../../bindings/worker/demo.js').Demo} demo @param {any} port @param {Uint8Array} wasm */
export function start(demo, port, wasm) {
  const host = createHost(async () => ({ default: demo }), {
    wasmOf: () => /** @type {any} */ (wasm),
  });
  serve(port, host);
}
