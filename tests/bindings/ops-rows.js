// ops-rows.js - rows by their numbers, on small numbers worked out by hand: rows of the table of
// ops.test.js.
import { ops, tensor } from '../../bindings/index.js';

const m = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

export const rows = [
  [
    'gather',
    () => ops.gather(m, [1, 0, 1]),
    [
      [4, 5, 6],
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  [
    'gather, axis',
    () => ops.gather(m, [2, 0], 1),
    [
      [3, 1],
      [6, 4],
    ],
  ],
  ['gather, index of rank 2', () => ops.gather([5, 6], [[0], [1]]), [[5], [6]]],
  [
    'oneHot',
    () => ops.oneHot([2, 0], 3),
    [
      [0, 0, 1],
      [1, 0, 0],
    ],
  ],
];
