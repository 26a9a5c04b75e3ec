// An object of Keras' JSON as the expression that makes it: keras.layers.Dense(units=3).

import { STEPS } from '../keras-floats.js';
import { literal } from './python.js';

/** @typedef {import('../keras-json.js').KerasObject} KerasObject */

/** What need not be written because it is so anyway. @type {Record<string, any>} */
const DEFAULTS = {
  trainable: true,
  dtype: 'float32',
  activation: 'linear',
  use_bias: true,
  groups: 1,
  depth_multiplier: 1,
  padding: 'valid',
  data_format: 'channels_last',
  bias_initializer: 'Zeros',
  kernel_initializer: 'GlorotUniform',
  recurrent_initializer: 'Orthogonal',
  recurrent_dropout: 0,
};
/** Layers for which another activation is. */
const TANH = ['LSTM', 'GRU', 'SimpleRNN', 'LSTMCell', 'GRUCell', 'SimpleRNNCell'];

/**
 * @param {any} value of an option
 * @param {(object: KerasObject) => string} [inner] how objects within are written
 * @returns {string}
 */
export function python(value, inner = construct) {
  if (value?.class_name) return inner(value);
  const hasObjects = Array.isArray(value) && value.some((one) => one?.class_name);
  return hasObjects ? `[${value.map((one) => python(one, inner)).join(', ')}]` : literal(value);
}

/** A rate, which must be a float in Keras. @param {any} value @param {(object: KerasObject) => string} inner @returns {string} */
function float(value, inner) {
  if (Array.isArray(value)) return `[${value.map((one) => float(one, inner)).join(', ')}]`;
  return Number.isInteger(value) ? value.toFixed(1) : python(value, inner);
}

/** module: empty for a class of the program's own. @param {KerasObject} object @param {(object: KerasObject) => string} [inner] @returns {string} */
export function construct({ module, class_name: name, config }, inner = construct) {
  const options = Object.entries(config).filter(([key, value]) => {
    if (key === 'merge_mode' || (key === 'activation' && name === 'Activation')) return true; // must be said
    if (value === null || (key === 'name' && module === 'keras.optimizers')) return false;
    if (key === 'activation' && TANH.includes(name)) return value !== 'tanh';
    if (value?.class_name)
      return !(value.class_name === DEFAULTS[key] && Object.keys(value.config).length < 2);
    return DEFAULTS[key] !== value;
  });
  const written = options.map(([key, value]) => {
    const isRate = module === 'keras.optimizers' ? key === 'learning_rate' : !STEPS.includes(key);
    const isFloat = isRate && module.startsWith('keras.optimizers');
    return `${key}=${isFloat ? float(value, inner) : python(value, inner)}`;
  });
  return `${module ? `${module}.` : ''}${name}(${written.join(', ')})`;
}
