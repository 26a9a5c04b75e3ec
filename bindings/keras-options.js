// Options as Keras saves them, in our spelling. Those that stand at their only meaning here (dtype
// float32, channels last, null) are passed over; others that a layer does not know it refuses.

import { describe, EngineError } from './errors.js';

/** @param {string} name */
const camel = (name) => name.replace(/_+([a-z0-9])/g, (_, sign) => sign.toUpperCase());
/** @param {string} name */
const uncapitalized = (name) => name[0].toLowerCase() + name.slice(1);

/** Options that say what is so anyway. @type {Record<string, any[]>} */
const NEUTRAL = {
  data_format: ['channels_last'],
  sparse: [false],
  ragged: [false],
  optional: [false],
  unroll: [false, true],
  implementation: [1, 2],
  go_backwards: [false],
  time_major: [false],
  zero_output_for_mask: [false, true], // no layer here knows masks
  mask_zero: [false],
  synchronized: [false],
  renorm: [false],
  renorm_momentum: [0.99],
  rms_scaling: [false],
  reduction: ['sum_over_batch_size', 'mean_with_sample_weight', 'auto'],
  use_ema: [false],
  ema_momentum: [0.99],
  amsgrad: [false],
  jit_compile: [false, true],
  centered: [false],
};

/** @param {string} key @param {any} value @param {string} where */
function isNeutral(key, value, where) {
  if (value === null || value === undefined) return true;
  if (key !== 'dtype') return Boolean(Object.hasOwn(NEUTRAL, key) && NEUTRAL[key].includes(value));
  const name = typeof value === 'object' ? value.config?.name : value;
  if (name === 'float32') return true;
  throw new EngineError(`dtype is ${describe(name)}, and all numbers here are float32`, { where });
}

/** A saved object, or null. @param {any} value @returns {{name: string, config: Record<string, any>} | null} */
const inner = (value) =>
  typeof value?.class_name === 'string' && value.class_name !== ''
    ? { name: uncapitalized(value.class_name), config: value.config ?? {} }
    : null;

/**
 * Keras' options in our spelling.
 * @param {any} config @param {string} where
 * @returns {Record<string, any>}
 */
export function options(config, where) {
  if (config === null || typeof config !== 'object' || Array.isArray(config))
    throw new EngineError(`config must be an object, not ${describe(config)}`, { where });
  return Object.fromEntries(
    Object.entries(config)
      .filter(([key, value]) => !isNeutral(key, value, where))
      .map(([key, value]) => {
        const saved = inner(value);
        const own = saved && { name: saved.name, config: options(saved.config, where) };
        const plain = value.type === 'ndarray' ? value.value : value; // a number of NumPy's
        return [key === 'batch_shape' ? 'batchInputShape' : camel(key), own ?? plain];
      }),
  );
}
