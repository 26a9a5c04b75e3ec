// Activation functions that are made of other operators, as Keras 3 defines them. Where TensorFlow.js
// means something else by a name (hardSigmoid), Keras 3 rules.

import { shapeError, shapeText } from '../errors.js';
import { emit, withShape } from '../trace.js';
import { add, clip, div, greater, mul, sub, where } from './arithmetic.js';
import { checkAxis } from './axes.js';
import { abs, elu, erf, neg, relu, sigmoid, softplus, sqrt, square, tanh } from './elementwise.js';
import { slice } from './shape.js';

/** @import { Tensor, TensorLike } from '../tensor.js' */
/** @import { Unary } from './types.js' */

/** min(max(x, 0), 6) @type {Unary} */
export const relu6 = (x) => clip(x, 0, 6);

/** x / 6 + 1/2, kept in [0, 1]: Keras 3's (TensorFlow.js has 0.2 x + 1/2) @type {Unary} */
export const hardSigmoid = (x) => emit('hard_sigmoid', [x]);

/** x hardSigmoid(x) @type {Unary} */
export const hardSilu = (x) => mul(x, hardSigmoid(x));

/** x, kept in [-1, 1] @type {Unary} */
export const hardTanh = (x) => clip(x, -1, 1);

/** x / (1 + e⁻ˣ), also called swish @type {Unary} */
export const silu = (x) => mul(x, sigmoid(x));

/** x tanh ln(1 + eˣ) @type {Unary} */
export const mish = (x) => mul(x, tanh(softplus(x)));

/** ln 1 / (1 + e⁻ˣ) @type {Unary} */
export const logSigmoid = (x) => neg(softplus(neg(x)));

/** x / (1 + |x|) @type {Unary} */
export const softsign = (x) => div(x, add(abs(x), 1));

/** x - tanh x @type {Unary} */
export const tanhShrink = (x) => sub(x, tanh(x));

const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

/** 1.0507… x, below 0 1.7581… (eˣ - 1): keeps mean 0 and deviation 1 @type {Unary} */
export const selu = (x) => mul(elu(x, SELU_ALPHA), SELU_SCALE);

/**
 * x where x > 0, else alpha (e^(x / alpha) - 1)
 * @type {(x: TensorLike, alpha?: number) => Tensor}
 */
export const celu = (x, alpha = 1) => mul(elu(div(x, alpha)), alpha);

/**
 * x P(z <= x) for a normal z: x/2 (1 + erf(x/√2)), or with tanh in its place
 * @type {(x: TensorLike, approximate?: boolean) => Tensor}
 */
export function gelu(x, approximate = false) {
  const inner = approximate
    ? tanh(mul(add(x, mul(mul(square(x), x), 0.044715)), Math.sqrt(2 / Math.PI)))
    : erf(mul(x, Math.SQRT1_2));
  return mul(mul(x, 0.5), add(inner, 1));
}

/** (x + √(x² + b)) / 2 @type {(x: TensorLike, b?: number) => Tensor} */
export const squareplus = (x, b = 4) => mul(add(x, sqrt(add(square(x), b))), 0.5);

/** 0 up to -1, (x + 1)² / 4 up to 1, then x @type {Unary} */
export function sparsePlus(x) {
  const low = square(mul(clip(add(x, 1), 0, 2), 0.5));
  return where(greater(x, 1), x, low);
}

/** min(max((x + 1) / 2, 0), 1) @type {Unary} */
export const sparseSigmoid = (x) => clip(mul(add(x, 1), 0.5), 0, 1);

/** x moved towards 0 by a threshold @type {(x: TensorLike, threshold?: number) => Tensor} */
export const softShrink = (x, threshold = 0.5) =>
  sub(relu(sub(x, threshold)), relu(sub(neg(x), threshold)));

/** x where |x| is above a threshold, else 0 @type {(x: TensorLike, threshold?: number) => Tensor} */
export const hardShrink = (x, threshold = 0.5) => where(greater(abs(x), threshold), x, 0);

/**
 * The first half of an axis times the sigmoid of the second.
 * @type {(x: TensorLike, axis?: number) => Tensor}
 */
export function glu(x, axis = -1) {
  const value = withShape(x, 'glu');
  const at = checkAxis('glu', axis, value.shape);
  const half = value.shape[at] / 2;
  if (!(Number.isInteger(half) && half > 0))
    throw shapeError('glu', `axis ${at} of shape ${shapeText(value.shape)} has no two halves`);
  const begin = value.shape.map((_, i) => (i === at ? half : 0));
  const size = value.shape.map((_, i) => (i === at ? half : -1));
  const zero = begin.map(() => 0);
  return mul(slice(value, zero, size), sigmoid(slice(value, begin, size)));
}
