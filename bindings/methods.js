// Operators as methods of tensors: x.add(y) is ops.add(x, y).

import * as ops from './ops.js';
import { TensorValue } from './tensor.js';

// What makes an array of anything but an array is no method.
const {
  arange,
  concat,
  eye,
  full,
  linspace,
  meshgrid,
  oneHot,
  ones,
  stack,
  where,
  zeros,
  ...methods
} = ops;

/**
 * An operator without its first argument.
 * @template F
 * @typedef {F extends (first: any, ...rest: infer Rest) => infer Result ? (...rest: Rest) => Result : never} Method
 */
/** @typedef {typeof import('./ops.js')} Ops */
/** @typedef {'arange' | 'concat' | 'eye' | 'full' | 'linspace' | 'meshgrid'} Making */
/** @typedef {'oneHot' | 'ones' | 'stack' | 'where' | 'zeros'} Choosing */
/** @typedef {Exclude<keyof Ops, Making | Choosing>} MethodName */
/** @typedef {{[Name in MethodName]: Method<Ops[Name]>}} Methods */

for (const [name, op] of Object.entries(methods))
  Object.defineProperty(TensorValue.prototype, name, {
    /** @param {any[]} rest */
    value(...rest) {
      return /** @type {(...args: any[]) => any} */ (op)(this, ...rest);
    },
  });
