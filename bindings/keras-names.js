// Names as Keras writes them: options in snake_case, kinds in capitals, and its form of an object.

/** beta1 is beta_1, kernelSize is kernel_size, l2 is l2, relu6 relu6. @param {string} name */
export const snake = (name) =>
  name
    .replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
    .replace(/(?<=[a-z]{2})(?<!relu)\d/g, (digit) => `_${digit}`)
    .replace(/^_/, '');

/** @param {string} name */
const capitalized = (name) => name[0].toUpperCase() + name.slice(1);

/** Kinds whose Keras names are no plain capitals. @type {Record<string, string>} */
const CLASSES = {
  sgd: 'SGD',
  rmsprop: 'RMSprop',
  adamw: 'AdamW',
  adam_w: 'AdamW',
  l1l2: 'L1L2',
  l1L2: 'L1L2',
  kullbackLeiblerDivergence: 'KLDivergence',
};

/** @param {string} name */
export const classOf = (name) => CLASSES[name] ?? capitalized(name);

/** @param {string} module @param {string} className @param {Record<string, any>} config @returns {import('./keras-json.js').KerasObject} */
export const object = (module, className, config) => ({
  module,
  class_name: className,
  config,
  registered_name: null,
});

/** Numbers stay, names are spelled Keras' way. @param {any} value @returns {any} */
export const snakeValue = (value) => (typeof value === 'string' ? snake(value) : value);

/** @param {Record<string, any>} config @returns {Record<string, any>} */
export const snakeConfig = (config) =>
  Object.fromEntries(Object.entries(config).map(([key, value]) => [snake(key), snakeValue(value)]));
