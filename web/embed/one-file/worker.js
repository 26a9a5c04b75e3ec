// What computes in a file that holds one demo: the bindings, and the host of the demo on a port.

import * as nabla from '../../../bindings/index.js';
import { createHost } from '../../../bindings/worker/host.js';
import { serve } from '../../../bindings/worker/rpc.js';

/** The bindings, for the demo. */
export { nabla };

/**
 * @param {import('../../../bindings/worker/demo.js').Demo} demo
 * @param {any} port
 * @param {{wasm: Uint8Array, packs: Record<string, Uint8Array<ArrayBuffer>>}} given
 */
export function start(demo, port, { wasm, packs }) {
  const bytesOf = async (/** @type {string} */ name) => {
    if (!packs[name])
      throw new Error(`This file was made without the data “${name}”. Choose what it began with.`);
    // No Blob: in a file from a disk WebKit cannot read one.
    const stream = new Response(packs[name]).body?.pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const wasmOf = () => /** @type {any} */ (wasm);
  serve(
    port,
    createHost(async () => ({ default: demo }), { wasmOf, bytesOf }),
  );
}
