// Operators as methods of tensors: x.add(y) is ops.add(x, y).

import * as ops from './ops.js';
import { TensorValue } from './tensor.js';

const { concat, stack, oneHot, where, ...methods } = ops;

/**
 * An operator without its first argument.
 * @template F
 * @typedef {F extends (first: any, ...rest: infer Rest) => infer Result ? (...rest: Rest) => Result : never} Method
 */
/** @typedef {typeof import('./ops.js')} Ops */
/** @typedef {Exclude<keyof Ops, 'concat' | 'stack' | 'oneHot' | 'where'>} MethodName */
/** @typedef {{[Name in MethodName]: Method<Ops[Name]>}} Methods */

for (const [name, op] of Object.entries(methods))
  Object.defineProperty(TensorValue.prototype, name, {
    /** @param {any[]} rest */
    value(...rest) {
      return /** @type {(...args: any[]) => any} */ (op)(this, ...rest);
    },
  });
