// The types of operators by their arguments.

/** @import { Tensor, TensorLike } from '../tensor.js' */

/** @typedef {(x: TensorLike) => Tensor} Unary */
/** @typedef {(a: TensorLike, b: TensorLike) => Tensor} Binary */
/** @typedef {(x: TensorLike, axis?: number) => Tensor} Along */
/** One axis, several, or (null) all of them. @typedef {number | readonly number[] | null} Axis */
/** @typedef {{axis?: Axis, keepDims?: boolean}} ReduceOptions */
/** @typedef {(x: TensorLike, axis?: Axis | ReduceOptions, keepDims?: boolean | ReduceOptions) => Tensor} Reduce */

export {};
