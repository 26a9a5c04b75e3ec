// Data as it comes in: checked against what the layers need, before anything is changed.

import { checkWhole, describe, EngineError, shapeError, shapeText } from './errors.js';
import { isPlainTensor, makeTensor, toTensor } from './tensor.js';

/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./symbolic.js').Place} Place */
/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */

/**
 * Data for one input or output, or for several: a list in their order, or an object by their names.
 * @typedef {TensorLike | readonly TensorLike[] | Record<string, TensorLike>} BatchLike
 */

/** @typedef {{checkInput: (values: Float32Array) => void}} Reader refuses values */
/** @typedef {{name: string, shape: OpenShape, readers?: readonly Reader[]}} Slot what is
 * needed: batch first, open sizes null; layers that may refuse the values */

/**
 * The layers that a value comes to as it is: those behind layers that only move it, too.
 * @param {SymbolicTensor} value @param {readonly Place[]} places
 * @returns {Reader[]}
 */
const readersOf = (value, places) =>
  places
    .filter(({ inputs }) => inputs.includes(value))
    .flatMap(({ layer, outputs }) => [
      layer,
      ...(layer.movesOnly ? outputs.flatMap((one) => readersOf(one, places)) : []),
    ]);

/**
 * What a network's inputs and outputs look like.
 * @param {import('./network.js').Network} network
 * @returns {{inputs: (Slot & {readers: readonly Reader[]})[], outputs: Slot[]}}
 */
export const slotsOf = ({ inputs, outputs, outputNames, places }) => ({
  inputs: inputs.map((input) => ({
    name: input.layer.name,
    shape: input.shape,
    readers: readersOf(input, places),
  })),
  outputs: outputs.map(({ shape }, i) => ({ name: outputNames[i], shape: shape.with(0, null) })),
});

/** @param {readonly number[]} got @param {OpenShape} needed */
const fits = (got, needed) =>
  got.length === needed.length &&
  needed.every((size, axis) => axis === 0 || size === null || size === got[axis]);

/**
 * One array of rows. A list of numbers is a column where rows have one element.
 * @param {any} value
 * @param {Slot} slot
 * @param {string} what 'x' or 'y'
 * @returns {Tensor}
 */
function rowsOf(value, { name, shape, readers = [] }, what) {
  const given = toTensor(value, `${name}: ${what}`);
  if (fits(given.shape, shape)) {
    for (const layer of readers) layer.checkInput(given.data);
    if (given.shape[0] > 0) return given;
    throw shapeError(name, `${what} has no rows: shape ${shapeText(given.shape)}`);
  }
  const isColumn = shape.length > 1 && shape.at(-1) === 1 && given.shape[0] > 0;
  if (isColumn && fits(given.shape, shape.slice(0, -1))) {
    for (const layer of readers) layer.checkInput(given.data);
    return makeTensor([...given.shape, 1], given.data);
  }
  const needed = ['batch', ...shape.slice(1).map((size) => size ?? 'any')].join(', ');
  throw shapeError(name, `${what} has shape ${shapeText(given.shape)}; needed is [${needed}]`);
}

/** An object with one entry for each name. @param {any} value @param {readonly string[]} names */
const isNamed = (value, names) =>
  value?.constructor === Object && names.every((name) => Object.hasOwn(value, name));

/** @param {any} value @param {readonly Slot[]} slots @param {string} what @returns {readonly any[]} */
function inSlotOrder(value, slots, what) {
  const isList = Array.isArray(value);
  const names = slots.map(({ name }) => name);
  if (slots.length === 1 && !isNamed(value, names))
    return isList && value.length === 1 && isPlainTensor(value[0]) ? value : [value];
  if (isList && value.length === slots.length) return value;
  if (isNamed(value, names)) return names.map((name) => value[name]);
  throw new EngineError(
    `${what} must be a list of ${slots.length} tensors, or an object with ${names.join(', ')}; it is ${describe(value)}`,
    { code: 'shape', where: 'model' },
  );
}

/**
 * Data for all slots, with equally many rows.
 * @param {BatchLike} value
 * @param {readonly Slot[]} slots
 * @param {string} what
 * @returns {Tensor[]}
 */
export function checkData(value, slots, what) {
  const tensors = inSlotOrder(value, slots, what).map((one, i) => rowsOf(one, slots[i], what));
  tensors.forEach(({ shape }, i) => {
    if (shape[0] !== tensors[0].shape[0])
      throw shapeError(
        slots[i].name,
        `${what} has ${shape[0]} rows where ${slots[0].name} has ${tensors[0].shape[0]}`,
      );
  });
  return tensors;
}

/**
 * Inputs and targets of equally many rows.
 * @param {BatchLike} x
 * @param {BatchLike} y
 * @param {{inputs: readonly Slot[], outputs: readonly Slot[]}} slots
 */
export function checkPair(x, y, { inputs, outputs }) {
  const xs = checkData(x, inputs, 'x');
  const ys = checkData(y, outputs, 'y');
  if (xs[0].shape[0] !== ys[0].shape[0])
    throw shapeError(
      outputs[0].name,
      `y has ${ys[0].shape[0]} rows of shape ${shapeText(ys[0].shape)} where x has ${xs[0].shape[0]}`,
    );
  return { xs, ys };
}

/** Rows from..to of a tensor, not copied. @param {Tensor} tensor @param {number} from @param {number} to */
export function rowsBetween({ shape, data }, from, to) {
  const width = data.length / shape[0];
  return makeTensor([to - from, ...shape.slice(1)], data.subarray(from * width, to * width));
}

/** @param {string} where @param {unknown} size */
export const checkBatchSize = (where, size) => checkWhole(where, 'batchSize', size);

/** What dataset(x, y) gave; pages that have none need not load its class. @param {any} given @returns {given is import('./dataset.js').Dataset} */
export const isDataset = (given) => typeof given?.rowsOf === 'function';

/** One alone, or all in a list. @template T @param {readonly T[]} values @returns {any} */
export const single = (values) => (values.length === 1 ? values[0] : values);
