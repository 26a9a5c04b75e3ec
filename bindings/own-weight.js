// A weight of a layer of one's own, as `addWeight` is told it: in Keras' form with options, or in
// TensorFlow.js' with a list of arguments.

import { toConstraint } from './constraint.js';
import { checkOptions, describe, EngineError, shapeText } from './errors.js';
import { toInitializer } from './initializer.js';
import * as initializers from './initializers.js';
import { toRegularizer } from './regularizers.js';

/**
 * @typedef {object} AddWeight
 * @property {string} [name]                     unique in its layer
 * @property {readonly number[]} [shape]         [] at first, one number
 * @property {import('./initializer.js').InitializerOption} [initializer]  'glorotUniform' at first
 * @property {import('./regularizers.js').RegularizerOption} [regularizer]  none at first
 * @property {boolean} [trainable]               true at first
 * @property {import('./constraint.js').ConstraintOption} [constraint]  none at first
 * @property {string} [dtype]                    'float32'
 */

const OPTIONS = ['name', 'shape', 'initializer', 'regularizer', 'constraint', 'trainable', 'dtype'];

/** weight, weight_1, … @param {unknown} given @param {readonly string[]} taken @param {string} where */
function nameOf(given, taken, where) {
  if (typeof given === 'string' && given !== '' && !taken.includes(given)) return given;
  if (given !== undefined && given !== null)
    throw new EngineError(
      typeof given === 'string' && given !== ''
        ? `two weights are named '${given}'`
        : `a weight's name must be a string, not ${describe(given)}`,
      { where },
    );
  let name = 'weight';
  for (let count = 1; taken.includes(name); count++) name = `weight_${count}`;
  return name;
}

/**
 * @param {any} options an AddWeight
 * @param {readonly string[]} taken names of the layer's other weights
 * @param {string} layer
 * @returns {import('./weights.js').WeightSpec}
 */
export function ownWeight(options, taken, layer) {
  const where = `${layer}: addWeight`;
  checkOptions(where, options, OPTIONS);
  const name = nameOf(options.name, taken, where);
  const shape = options.shape ?? [];
  const fits = Array.isArray(shape) && shape.every((size) => Number.isInteger(size) && size > 0);
  if (!fits) {
    const got = Array.isArray(shape) ? shapeText(shape) : describe(shape);
    throw new EngineError(`${name} needs a shape of positive sizes, not ${got}`, { where: layer });
  }
  return {
    name,
    shape: [...shape],
    initializer: toInitializer(options.initializer ?? 'glorotUniform', initializers, layer),
    regularizer: toRegularizer(options.regularizer, layer),
    constraint: toConstraint(options.constraint, layer),
    trainable: Boolean(options.trainable ?? true),
  };
}

/** Where a weight is when no call is under way. */
export const NOWHERE = /** @type {import('./trace.js').Trace} */ (
  /** @type {unknown} */ ({
    /** @param {unknown} _value @param {string} where */
    node(_value, where) {
      throw new EngineError("a layer's weight can be computed with only within its call()", {
        code: 'state',
        where,
      });
    },
  })
);
