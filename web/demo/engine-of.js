// Which build of the engine a demo or exercise loads. The first four lectures have dense networks
// only, the next two see images besides: they load less. Everything later gets all of it.

import denseEngine from '../../bindings/dist/engine-dense.wasm?url';
import images from '../../bindings/dist/engine-images.wasm?url';

export { denseEngine };

/** Undefined: engine.wasm. @param {string} src LESSON/NAME */
export const engineOf = (src) =>
  /^0[1-4]-/.test(src) ? denseEngine : /^0[56]-/.test(src) ? images : undefined;
