// Ordinary differential equations dy/dt = f(y, t) by the classical Runge-Kutta method of fourth
// order, on a state of any shape: a batch of trajectories is solved at once.
//
//   k1 = f(y, t)                     k3 = f(y + h k2 / 2, t + h / 2)
//   k2 = f(y + h k1 / 2, t + h / 2)  k4 = f(y + h k3, t + h)
//   y <- y + h (k1 + 2 k2 + 2 k3 + k4) / 6
//
// W. Kutta, Zeitschrift für Mathematik und Physik 46, 435 (1901).

import { compile } from './compile.js';
import { checkNumber, checkOptions, checkWhole, describe, EngineError, shapeError, shapeText } from './errors.js'; // biome-ignore format: one import
import { checkFunction } from './grad.js';
import { add, concat, expandDims, mul, slice, squeeze, where } from './ops.js';
import { MAX_RANK, makeTensor, sizeOf, toTensor } from './tensor.js';
import { currentTrace, withShape } from './trace.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */
/** dy/dt of operators. @typedef {(y: Tensor, t: any) => TensorLike} Slope */
/** dy/dt in plain JavaScript: writes into dy. @typedef {(y: Float64Array, t: number, dy: Float64Array) => void} PlainSlope */

/**
 * @typedef {object} Rk4Options
 * @property {readonly [number, number]} tSpan from when to when
 * @property {number} steps of equal size
 * @property {TensorLike} [mask] of y's shape: where it is 0, y is not computed but taken from
 *   `trajectory` after each step
 * @property {TensorLike} [trajectory] [...y, steps], for a mask
 */

/** @typedef {{start: number, h: number, steps: number, mask: Tensor | null, trajectory: Tensor | null}} Course */

/** @param {readonly number[]} shape of y @param {Rk4Options} options @returns {Course} */
function checkedCourse(shape, options) {
  checkOptions('rk4', options, ['tSpan', 'steps', 'mask', 'trajectory']);
  const { tSpan, steps, mask, trajectory } = options;
  if (!Array.isArray(tSpan) || tSpan.length !== 2)
    throw new EngineError(`tSpan is [from, to], not ${describe(tSpan)}`, { where: 'rk4' });
  const [start, end] = tSpan.map((t) => checkNumber('rk4', 'tSpan', t));
  checkWhole('rk4', 'steps', steps);
  if (shape.length >= MAX_RANK)
    throw shapeError('rk4', `y has shape ${shapeText(shape)}: there is no axis left for the time`);
  if ((mask === undefined) !== (trajectory === undefined))
    throw new EngineError('a mask needs a trajectory, and a trajectory a mask', { where: 'rk4' });
  /** @param {string} what @param {TensorLike | undefined} value @param {readonly number[]} wanted */
  const checked = (what, value, wanted) => {
    if (value === undefined) return null;
    const read = withShape(value, 'rk4');
    if (read.shape.join() === wanted.join()) return read;
    throw shapeError(
      'rk4',
      `the ${what} has shape ${shapeText(read.shape)}, it needs ${shapeText(wanted)}`,
    );
  };
  return {
    start,
    h: (end - start) / steps,
    steps,
    mask: checked('mask', mask, shape),
    trajectory: checked('trajectory', trajectory, [...shape, steps]),
  };
}

/** @param {Slope} f @param {Tensor} y @param {any} t @param {number} h @returns {Tensor} */
function step(f, y, t, h) {
  const slope = (/** @type {Tensor} */ y, /** @type {any} */ t) => {
    const k = withShape(f(y, t), 'rk4');
    if (k.shape.join() === y.shape.join()) return k;
    throw shapeError(
      'rk4',
      `the function gave shape ${shapeText(k.shape)} for a y of shape ${shapeText(y.shape)}`,
    );
  };
  const middle = add(t, h / 2);
  const k1 = slope(y, t);
  const k2 = slope(add(y, mul(k1, h / 2)), middle);
  const k3 = slope(add(y, mul(k2, h / 2)), middle);
  const k4 = slope(add(y, mul(k3, h)), add(t, h));
  const sum = add(add(k1, k4), mul(add(k2, k3), 2));
  return add(y, mul(sum, h / 6));
}

/** Within a trace: every step becomes nodes. @param {Slope} f @param {Tensor} y0 @param {Course} course */
function tracedCourse(f, y0, { start, h, steps, mask, trajectory }) {
  const rank = y0.shape.length;
  let y = y0;
  /** @type {Tensor | null} */
  let path = null;
  for (let i = 0; i < steps; i++) {
    y = step(f, y, start + i * h, h);
    if (mask && trajectory) {
      const at = [...y0.shape.map(() => 0), i];
      y = where(mask, y, squeeze(slice(trajectory, at, [...y0.shape.map(() => -1), 1]), rank));
    }
    const column = expandDims(y, rank);
    path = path ? concat([path, column], rank) : column;
  }
  return /** @type {Tensor} */ (path);
}

/**
 * On numbers. `advance` gives y after a step; masked ones are overwritten.
 * @param {Tensor} y0 @param {Course} course
 * @param {(y: Float64Array, t: number) => ArrayLike<number>} advance
 */
function course(y0, { start, h, steps, mask, trajectory }, advance) {
  const y = Float64Array.from(y0.data);
  const path = new Float32Array(y.length * steps);
  for (let i = 0; i < steps; i++) {
    y.set(advance(y, start + i * h));
    for (let k = 0, at = i; k < y.length; k++, at += steps) {
      if (mask && trajectory && mask.data[k] === 0) y[k] = trajectory.data[at];
      path[at] = y[k];
    }
  }
  return makeTensor([...y0.shape, steps], path);
}

/** In float64. @param {PlainSlope} f @param {number} n @param {number} h */
function plainStep(f, n, h) {
  const [k, sum, z] = Array.from({ length: 3 }, () => new Float64Array(n));
  return (/** @type {Float64Array} */ y, /** @type {number} */ t) => {
    f(y, t, k);
    for (let i = 0; i < n; i++) {
      sum[i] = k[i];
      z[i] = y[i] + (h / 2) * k[i];
    }
    f(z, t + h / 2, k);
    for (let i = 0; i < n; i++) {
      sum[i] += 2 * k[i];
      z[i] = y[i] + (h / 2) * k[i];
    }
    f(z, t + h / 2, k);
    for (let i = 0; i < n; i++) {
      sum[i] += 2 * k[i];
      z[i] = y[i] + h * k[i];
    }
    f(z, t + h, k);
    for (let i = 0; i < n; i++) z[i] = y[i] + (h / 6) * (sum[i] + k[i]);
    return z;
  };
}

/**
 * Solves dy/dt = f(y, t) with `steps` steps of equal size.
 * @param {Slope | PlainSlope} f either of operators, f(y, t) => dy/dt, compiled for the solution and
 *   within `grad` or `compile` traced; or plain JavaScript with three arguments, f(y, t, dy), which
 *   writes into the Float64Array dy and is computed in float64
 * @param {TensorLike} y0 the state at the beginning, of any shape of up to 4 axes
 * @param {Rk4Options} options
 * @returns {Tensor} [...y0, steps]: the state after each step
 * @throws {EngineError} when shapes do not fit
 */
export function rk4(f, y0, options) {
  checkFunction(f, 'rk4');
  const y = withShape(y0, 'rk4');
  const steps = checkedCourse(y.shape, options);
  const isPlain = f.length === 3;
  if (!isPlain && currentTrace()) return tracedCourse(/** @type {Slope} */ (f), y, steps);
  const begin = toTensor(y, 'rk4');
  if (isPlain)
    return course(begin, steps, plainStep(/** @type {any} */ (f), sizeOf(y.shape), steps.h));
  const compiled = compile((/** @type {Tensor} */ y, /** @type {any} */ t) =>
    step(/** @type {Slope} */ (f), y, t, steps.h),
  );
  try {
    return course(begin, steps, (y, t) => {
      const next = compiled(makeTensor(begin.shape, Float32Array.from(y)), t);
      return typeof next === 'number' ? [next] : next.data;
    });
  } finally {
    compiled.dispose();
  }
}
