// What `compile` was told, as a call of Keras' compile; losses and metrics of one's own as functions.

import { factorsOf } from '../measures.js';
import { construct, python } from './keras-objects.js';
import { KERAS } from './operators.js';
import { nameOf, ownLines } from './own-functions.js';
import { indented, literal } from './python.js';

/** @param {any} value a loss or metric @param {(form: import('./own-functions.js').OwnForm) => string} own @returns {string} */
function setting(value, own) {
  if (Array.isArray(value)) return `[${value.map((one) => setting(one, own)).join(', ')}]`;
  if (value?.class_name === 'own') return own(value);
  if (!value || typeof value !== 'object' || value.class_name) return python(value);
  const entries = Object.entries(value).map(
    ([key, one]) => `${literal(key)}: ${setting(one, own)}`,
  );
  return `{${entries.join(', ')}}`;
}

/** @param {import('../model.js').Model} model @param {any} config @param {string[]} functions that were written @returns {string} */
export function compileLines(model, config, functions) {
  if (!config)
    return '# The model was not compiled: choose optimizer and loss here.\nmodel.compile(optimizer="sgd", loss="mean_squared_error")';
  const own = (/** @type {import('./own-functions.js').OwnForm} */ form) => {
    const name = nameOf(form.f, functions);
    const lines = ownLines(form, model, KERAS, ['y_true', 'y_pred'], 'toKeras');
    functions.push(`def ${name}(y_true, y_pred):\n${indented(lines, 1)}\n`);
    return name;
  };
  const factors = config.loss_weights && factorsOf(config.loss_weights, model.outputNames);
  const weights = factors ? `, loss_weights=[${factors.join(', ')}]` : '';
  const metrics =
    config.metrics?.length === 0 || config.metrics === null
      ? ''
      : `,\n    metrics=${setting(config.metrics, own)}`;
  return `model.compile(\n    optimizer=${construct(config.optimizer)},\n    loss=${setting(config.loss, own)}${weights}${metrics},\n)`;
}
