// Flax's names of weights, where they are not Keras'.

/** @type {Record<string, string>} */
export const RENAMED = {
  gamma: 'scale',
  beta: 'bias',
  embeddings: 'embedding',
  moving_mean: 'mean',
  moving_variance: 'var',
};
