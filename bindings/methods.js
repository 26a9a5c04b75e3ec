// Operators as methods of tensors: x.add(y) is ops.add(x, y).

import * as ops from './ops.js';
import { TensorValue } from './tensor.js';

const { concat, stack, oneHot, where, ...methods } = ops;

/**
 * An operator without its first argument.
 * @template F
 * @typedef {F extends (first: any, ...rest: infer Rest) => infer Result ? (...rest: Rest) => Result : never} Method
 */
/** @typedef {{[Name in keyof typeof methods]: Method<(typeof methods)[Name]>}} Methods */

for (const [name, op] of Object.entries(methods))
  Object.defineProperty(TensorValue.prototype, name, {
    /** @param {any[]} rest */
    value(...rest) {
      return /** @type {(...args: any[]) => any} */ (op)(this, ...rest);
    },
  });
