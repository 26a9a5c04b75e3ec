// The one demo of the file; on the page it is only described.

import { nothing } from '../../demo/nothing.js';

/** @returns {Promise<{default: import('../../../bindings/worker/demo.js').Demo}>} */
export const importDemo = async () => ({
  default: /** @type {any} */ (globalThis).nablaDemo(nothing),
});
