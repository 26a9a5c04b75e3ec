// Cross-entropies: of classes, -Σ t ln p, and of bits, -t ln p - (1 - t) ln(1 - p).

import { EngineError } from './errors.js';
import { EPSILON, last, loss } from './loss.js';
import * as ops from './ops.js';
import { Tracer, withShape } from './trace.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */

const clipped = (/** @type {any} */ p) => ops.clip(p, EPSILON, 1 - EPSILON);

/** What a softmax was taken of, if that is how the value was made. @param {unknown} p */
function logitsOf(p) {
  if (!(p instanceof Tracer)) return null;
  const { graph } = p.trace;
  return graph.opOf(p.node)?.name === 'softmax' ? p.trace.tracer(graph.inputsOf(p.node)[0]) : null;
}

/** @param {any} t @param {any} p @param {boolean} fromLogits */
function crossEntropyOf(t, p, fromLogits) {
  const logits = fromLogits ? p : logitsOf(p);
  const share = logits ? null : clipped(ops.div(p, ops.sum(p, -1, true)));
  const logP = logits ? ops.logSoftmax(logits) : ops.log(/** @type {Tensor} */ (share));
  const terms = ops.mul(t, logP);
  return ops.neg(ops.sum(logits ? ops.where(ops.equal(t, 0), 0, terms) : terms, -1));
}

/** @param {any} t @param {any} p @param {boolean} fromLogits the mean in one operator, or null */
function fused(t, p, fromLogits) {
  const logits = fromLogits ? p : logitsOf(p);
  return logits && ops.crossEntropy(logits, t);
}

/** @param {any} t @param {any} p @param {number} labelSmoothing */
function smoothed(t, p, labelSmoothing) {
  if (!labelSmoothing) return t;
  const classes = Number(withShape(p, 'labelSmoothing').shape.at(-1));
  return ops.add(ops.mul(t, 1 - labelSmoothing), labelSmoothing / classes);
}

/**
 * Mean over rows of -Σ t ln p, for any numbers t. After a softmax it is computed from the logits,
 * where the gradient is p Σt - t; other probabilities are divided by their sum and kept 1e-7 away
 * from 0 and 1, as Keras does.
 */
export const categoricalCrossentropy = loss(
  'categoricalCrossentropy',
  { fromLogits: false, labelSmoothing: 0 },
  (t, p, { fromLogits, labelSmoothing }) =>
    crossEntropyOf(smoothed(t, p, labelSmoothing), p, fromLogits),
  {
    total: (t, p, { fromLogits, labelSmoothing }) =>
      fused(smoothed(t, p, labelSmoothing), p, fromLogits),
  },
);

/** Class numbers, [.., 1] or one axis fewer than the predictions, as rows with a 1. @param {any} t @param {any} p */
export function rowsOfClasses(t, p) {
  const { shape } = withShape(p, 'sparseCategoricalCrossentropy');
  const given = withShape(t, 'sparseCategoricalCrossentropy');
  const column = given.shape.length < shape.length ? ops.expandDims(given, -1) : given;
  return ops.equal(column, ops.arange(Number(shape.at(-1))));
}

/** Refuses targets that are no class. @param {string} where @param {number} classes */
const classReader = (where, classes) => ({
  /** @param {Float32Array} values */
  checkInput(values) {
    const wrong = values.find((one) => !(Number.isInteger(one) && one >= 0 && one < classes));
    if (wrong === undefined) return;
    throw new EngineError(`y has class ${wrong}, and the classes are 0 to ${classes - 1}`, {
      where,
    });
  },
});

/**
 * What a target must look like: as the output, or class numbers.
 * @param {any} loss @param {import('./batch.js').Slot} output
 * @returns {import('./batch.js').Slot}
 */
export function targetSlot({ sparse }, { name, shape }) {
  if (!sparse) return { name, shape };
  const readers = [classReader(name, Number(shape.at(-1)))];
  return { name, shape: [...shape.slice(0, -1), 1], readers };
}

/** The same for targets that are class numbers. */
export const sparseCategoricalCrossentropy = loss(
  'sparseCategoricalCrossentropy',
  { fromLogits: false },
  (t, p, { fromLogits }) => crossEntropyOf(rowsOfClasses(t, p), p, fromLogits),
  { total: (t, p, { fromLogits }) => fused(rowsOfClasses(t, p), p, fromLogits), sparse: true },
);

/** Mean over all elements of -t ln p - (1 - t) ln(1 - p), p kept 1e-7 away from 0 and 1. */
export const binaryCrossentropy = loss(
  'binaryCrossentropy',
  { fromLogits: false, labelSmoothing: 0 },
  (given, p, { fromLogits, labelSmoothing }) => {
    const t = labelSmoothing
      ? ops.add(ops.mul(given, 1 - labelSmoothing), labelSmoothing / 2)
      : given;
    if (fromLogits) return last(ops.sub(ops.softplus(p), ops.mul(t, p)));
    const q = clipped(p);
    const yes = ops.mul(t, ops.log(q));
    const no = ops.mul(ops.sub(1, t), ops.log(ops.sub(1, q)));
    return ops.neg(last(ops.add(yes, no)));
  },
);
