// ops-conv.js - convolutions on small numbers worked out by hand: rows of the table of ops.test.js.
// On an image of one row per batch, so that a result is a list.
import { ops } from '../../bindings/index.js';

/** A sequence of one channel. @param {number[]} values */
const line = (...values) => [values.map((value) => [value])];
/** An image of one channel. @param {number[][]} rows */
const image = (...rows) => [rows.map((row) => row.map((value) => [value]))];
/** A kernel of one channel and one filter. @param {number[][]} rows */
const kernel = (...rows) => rows.map((row) => row.map((value) => [[value]]));

const [pair, corner] = [[[[1]], [[10]]], kernel([1, 0], [0, 10])];
const square = image([1, 2], [3, 4]);

/** @type {[string, () => any, any][]} */
export const convolutions = [
  ['conv1d', () => ops.conv1d(line(1, 2, 3), pair), line(21, 32)],
  ['conv1d, same', () => ops.conv1d(line(1, 2, 3), pair, { padding: 'same' }), line(21, 32, 3)],
  [
    'conv1d, causal',
    () => ops.conv1d(line(1, 2, 3), pair, { padding: 'causal', dilationRate: 2 }),
    line(10, 20, 31),
  ],
  ['conv1d, strides', () => ops.conv1d(line(1, 2, 3, 4), pair, { strides: 2 }), line(21, 43)],
  ['conv2d', () => ops.conv2d(square, corner), image([41])],
  [
    'conv2d, same, bias and activation',
    () => ops.conv2d(square, corner, { padding: 'SAME', bias: [-3], activation: 'relu' }),
    image([38, 0], [0, 1]),
  ],
  [
    'conv2d, strides of its own for each axis',
    () => ops.conv2d(square, kernel([1]), { strides: [1, 2] }),
    image([1], [3]),
  ],
  [
    'conv2d, an activation that is not fused',
    () => ops.conv2d(square, corner, { activation: 'softmax' }),
    image([1]),
  ],
  [
    'conv2dTranspose',
    () => ops.conv2dTranspose(square, corner),
    image([1, 2, 0], [3, 14, 20], [0, 30, 40]),
  ],
  [
    'conv2dTranspose, same',
    () => ops.conv2dTranspose(image([1, 2]), corner, { padding: 'same', strides: [2, 1] }),
    image([1, 2], [0, 10]),
  ],
];
