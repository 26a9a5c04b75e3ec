// What Keras does not know of a layer's options.

import { EngineError } from '../errors.js';

/** Activations that Keras has not. */
const UNKNOWN = ['step', 'gelu_new'];

/** @param {string} message */
const wrong = (message) => new EngineError(message, { where: 'toKeras' });

/** @param {any} config a layer's, as Keras has it */
export function checkKnown(config) {
  const { name, activation, recurrent_activation: gate, cell, return_state: gives } = config;
  const unknown = UNKNOWN.find((one) => activation === one || gate === one);
  if (unknown)
    throw wrong(`layer '${name}' has the activation '${unknown}', which Keras does not know`);
  const cells = cell?.config.cells ?? [];
  if (gives && cells.some((/** @type {any} */ one) => one.class_name === 'LSTMCell'))
    throw wrong(`layer '${name}' returns the states of stacked cells, which Keras nests in lists`);
}
