// keras.js - a workload as a network in the words that Nabla and TensorFlow.js share.

/**
 * @param {any} library with `sequential` and `layers`
 * @param {import('./workloads.js').Workload} workload
 * @param {object} [options] for `sequential`
 * @returns {any}
 */
export const kerasNet = (library, { input, layers }, options = {}) =>
  library.sequential({
    layers: layers.map(({ type, ...layer }, i) =>
      library.layers[type]({ ...layer, ...(i === 0 && { inputShape: input }) }),
    ),
    ...options,
  });
