// ops-images.js - windows and pixels of images, on small numbers worked out by hand: rows of the table
// of ops.test.js.
import { ops, tensor } from '../../bindings/index.js';

/** A sequence of one channel. @param {...number} values */
const line = (...values) => tensor(values, [1, values.length, 1]);
const square = tensor([1, 2, 3, 4], [1, 2, 2, 1]);

export const images = [
  ['maxPool', () => ops.maxPool(square), tensor([4], [1, 1, 1, 1])],
  ['maxPool, of a sequence', () => ops.maxPool(line(3, 1, 2, 5, 4)), line(3, 5)],
  [
    'averagePool',
    () => ops.averagePool(square, { poolSize: [1, 2], strides: 1, padding: 'same' }),
    tensor([1.5, 2, 3.5, 4], [1, 2, 2, 1]),
  ],
  ['upsample', () => ops.upsample(square, [1, 2]), tensor([1, 1, 2, 2, 3, 3, 4, 4], [1, 2, 4, 1])],
  [
    'upsample, bilinear',
    () => ops.upsample(square, [1, 2], { interpolation: 'bilinear' }),
    tensor([1, 1.25, 1.75, 2, 3, 3.25, 3.75, 4], [1, 2, 4, 1]),
  ],
  ['pad', () => ops.pad(tensor([5, 7]), [[1, 2]]), tensor([0, 5, 7, 0, 0])],
  ['roll', () => ops.roll(line(1, 2, 3), 1, 1), line(3, 1, 2)],
  ['upsample, a sequence', () => ops.upsample(line(1, 2)), line(1, 1, 2, 2)],
];
