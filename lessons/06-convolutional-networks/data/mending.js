// Pictures that are spoilt, and what they should become: noise taken away, a hole filled, colours
// found. A colour is a sign here: discs are +1 (blue), squares −1 (orange).

import { tensor } from 'nabla';
import { conv, grow, shrink } from './networks.js';
import { listed, painted } from './scenes.js';

/** @typedef {import('../../../bindings/tensor.js').Tensor} Tensor */
/** @typedef {{random: any, draw: import('./scenes.js').Draw}} Chance */
/** @typedef {{noise: number, hole: number}} Spoil */

export const EDGE = 32;

/** @param {Tensor} clean @param {Spoil} spoil @param {Chance} chance */
function noisy(clean, { noise }, { random }) {
  const kicks = random.normal({ shape: clean.shape, stddev: noise }).data;
  return tensor(
    clean.data.map((value, i) => value + kicks[i]),
    clean.shape,
  );
}

/** A square of the picture set to one half, the same in value everywhere. @param {Tensor} clean @param {Spoil} spoil @param {Chance} chance */
function erased(clean, { hole }, { draw }) {
  const data = clean.data.slice();
  for (let picture = 0; picture < clean.shape[0]; picture++) {
    const [top, left] = [0, 1].map(() => Math.floor(draw() * (EDGE - hole + 1)));
    for (let row = top; row < top + hole; row++) {
      const from = (picture * EDGE + row) * EDGE + left;
      data.fill(0.5, from, from + hole);
    }
  }
  return tensor(data, clean.shape);
}

const signed = { value: (/** @type {any} */ { shape }) => (shape === 'disc' ? 1 : -1) };

/** @type {Record<string, {label: string, pair: (lists: any, spoil: Spoil, chance: Chance) => {x: Tensor, y: Tensor}}>} */
export const tasks = {
  noise: {
    label: 'Take away noise',
    pair(lists, spoil, chance) {
      const y = painted(lists, EDGE);
      return { x: noisy(y, spoil, chance), y };
    },
  },
  hole: {
    label: 'Fill a hole',
    pair(lists, spoil, chance) {
      const y = painted(lists, EDGE);
      return { x: erased(y, spoil, chance), y };
    },
  },
  colour: {
    label: 'Colour discs blue, squares orange',
    pair: (lists) => ({ x: painted(lists, EDGE), y: painted(lists, EDGE, signed) }),
  },
};

/** A batch for a task. @param {string} task @param {number} count @param {Spoil} spoil @param {Chance} chance */
export const batchOf = (task, count, spoil, chance) =>
  tasks[task].pair(listed('mixed', count, chance.draw), spoil, chance);

/** Half the size inside, so that a unit sees far: 28 × 28 pixels in the end. @param {number} channels */
export const network = (channels) => [
  conv(channels, 5, 'relu', { inputShape: [EDGE, EDGE, 1] }),
  shrink(2),
  conv(channels, 5, 'relu'),
  conv(channels, 5, 'relu'),
  grow(2),
  conv(channels, 5, 'relu'),
  conv(1, 5, 'linear'),
];

/** The cost of the spoilt picture itself. @param {{x: Tensor, y: Tensor}} pair */
export const untouched = ({ x, y }) =>
  x.data.reduce((sum, value, i) => sum + (value - y.data[i]) ** 2, 0) / x.data.length;
