// The worker of a demo: the host of the bindings, given the lessons' demos.

import { createHost } from '../../bindings/worker/host.js';
import { serve } from '../../bindings/worker/rpc.js';
import { importDemo } from './demos.js';
import { engineOf } from './engine-of.js';

/** @type {import('../../bindings/worker/setup.js').BytesOf} */
const bytesOf = async (name) => (await import('./packs.js')).bytesOf(name, tell);

const tell = serve(
  /** @type {any} */ (self),
  createHost(importDemo, { wasmOf: engineOf, bytesOf }),
);
