// Initial weights by Keras' names, with Keras' defaults. An initializer without a seed draws from
// the model's stream; one with a seed draws from a stream of its own.

import { checkNumber, lookUp, shapeError, shapeText } from './errors.js';
import { fans, initializer } from './initializer.js';
import { makeTensor, sizeOf } from './tensor.js';

/** @typedef {import('./initializer.js').Initializer} Initializer */

/** Refuses what is no number. @param {string} name @returns {(config: object) => void} */
const numbers = (name) => (config) => {
  for (const [key, value] of Object.entries(config))
    if (key !== 'seed') checkNumber(name, key, value, key === 'stddev' ? 0 : -Infinity);
};

/** @param {readonly number[]} shape @param {number} value */
const filled = (shape, value) => makeTensor(shape, new Float32Array(sizeOf(shape)).fill(value));

const MODES = { fanIn: 0, fanOut: 1, fanAvg: 2 };
const DISTRIBUTIONS = { uniform: 0, truncatedNormal: 1, normal: 1, untruncatedNormal: 2 };

/**
 * @param {string} name
 * @param {number} scale
 * @param {string} mode
 * @param {string} distribution
 */
const scaled = (name, scale, mode, distribution) =>
  initializer(name, {}, (shape, stream) => variance(shape, stream, { scale, mode, distribution }));

/**
 * @param {readonly number[]} shape
 * @param {import('./random.js').Stream} stream
 * @param {{scale: number, mode: string, distribution: string}} config
 */
function variance(shape, stream, { scale, mode, distribution }) {
  return stream.scaled({
    shape,
    scale,
    mode: lookUp('varianceScaling', 'mode', MODES, mode),
    distribution: lookUp('varianceScaling', 'distribution', DISTRIBUTIONS, distribution),
    ...fans(shape),
  });
}

export const zeros = initializer('zeros', {}, (shape) => filled(shape, 0));
export const ones = initializer('ones', {}, (shape) => filled(shape, 1));
export const constant = initializer(
  'constant',
  { value: 0 },
  (shape, _, { value }) => filled(shape, value),
  numbers('constant'),
);
export const randomNormal = initializer(
  'randomNormal',
  { mean: 0, stddev: 0.05 },
  (shape, stream, { mean, stddev }) => stream.normal({ shape, mean, stddev }),
  numbers('randomNormal'),
);
export const randomUniform = initializer(
  'randomUniform',
  { minval: -0.05, maxval: 0.05 },
  (shape, stream, { minval, maxval }) => stream.uniform({ shape, low: minval, high: maxval }),
  (config) => {
    numbers('randomUniform')(config);
    checkNumber('randomUniform', 'maxval', config.maxval, config.minval);
  },
);
export const truncatedNormal = initializer(
  'truncatedNormal',
  { mean: 0, stddev: 0.05 },
  (shape, stream, { mean, stddev }) => stream.truncatedNormal({ shape, mean, stddev }),
  numbers('truncatedNormal'),
);
export const glorotUniform = scaled('glorotUniform', 1, 'fanAvg', 'uniform');
export const glorotNormal = scaled('glorotNormal', 1, 'fanAvg', 'truncatedNormal');
export const heUniform = scaled('heUniform', 2, 'fanIn', 'uniform');
export const heNormal = scaled('heNormal', 2, 'fanIn', 'truncatedNormal');
export const lecunUniform = scaled('lecunUniform', 1, 'fanIn', 'uniform');
export const lecunNormal = scaled('lecunNormal', 1, 'fanIn', 'truncatedNormal');
export const varianceScaling = initializer(
  'varianceScaling',
  { scale: 1, mode: 'fanIn', distribution: 'truncatedNormal' },
  variance,
  ({ scale, mode, distribution }) => {
    checkNumber('varianceScaling', 'scale', scale, Number.MIN_VALUE);
    lookUp('varianceScaling', 'mode', MODES, mode);
    lookUp('varianceScaling', 'distribution', DISTRIBUTIONS, distribution);
  },
);
export const orthogonal = initializer(
  'orthogonal',
  { gain: 1 },
  (shape, stream, { gain }) => {
    if (shape.length < 2)
      throw shapeError('orthogonal', `shape ${shapeText(shape)} is no matrix: it has under 2 axes`);
    const columns = shape[shape.length - 1];
    const rows = sizeOf(shape) / columns;
    return makeTensor(shape, stream.orthogonal({ shape: [rows, columns], gain }).data);
  },
  numbers('orthogonal'),
);
export const identity = initializer(
  'identity',
  { gain: 1 },
  (shape, _, { gain }) => {
    if (shape.length !== 2)
      throw shapeError('identity', `shape ${shapeText(shape)} is no matrix: it needs 2 axes`);
    const matrix = filled(shape, 0);
    for (let i = 0; i < Math.min(...shape); i++) matrix.data[i * shape[1] + i] = gain;
    return matrix;
  },
  numbers('identity'),
);
export { lecunNormal as leCunNormal, lecunUniform as leCunUniform }; // as TensorFlow.js writes them
