// Which build of the engine a demo loads: the smallest that has what it asks for.

import denseEngine from '../../bindings/dist/engine-dense.wasm?url';
import images from '../../bindings/dist/engine-images.wasm?url';

export { denseEngine };

/** Undefined: engine.wasm beside the bindings. */
const builds = { dense: denseEngine, images, all: undefined };

/** @param {import('../../bindings/worker/demo.js').Demo['engine']} engine */
export const engineOf = (engine = 'dense') => builds[engine];
