// A puzzle: a disc, nearly, out of six lines.

import { row } from '../data/by-hand.js';
import { judgeShape } from '../data/shapes.js';

const hidden = [{ units: 6, activation: 'sigmoid' }];

/** Six lines around the origin. @param {number} bias */
const around = (bias) =>
  Array.from({ length: 6 }, (_, k) => {
    const phi = (k * Math.PI) / 3;
    return [...[Math.cos(phi), Math.sin(phi)].map((w) => Math.round(100 * w) / 100), bias];
  });

/** @type {import('../../../bindings/worker/exercise.js').DemoExercise} */
export default {
  title: 'Make this shape: a blob',
  task: 'Six soft lines lie around the origin at the distance 0.5, and the output adds them up. Make of it a disc of radius 1.5 about the origin: 1 inside, 0 outside. A band of 0.25 along its edge does not count, so six sides are enough.',
  demo: '01-introduction/net-by-hand',
  controls: 'hidden output scale first weights',
  start: {
    ...{ net: 'own', hidden, output: 'linear', scale: 1, first: 10 },
    weights: row(around(0.5), [[1, 1, 1, 1, 1, 1, 0]]),
  },
  check: ({ state }) =>
    judgeShape(
      state.picture,
      (y1, y2) => Math.hypot(y1, y2) < 1.5,
      'A blob. With enough of them, anywhere and of any height, every picture can be drawn.',
    ),
  hint: 'The bias of a hidden neuron is the distance of its line from the origin, here where the weights have the length 1. For the output take a step that asks for more than 5½ neurons.',
  solution: {
    ...{ net: 'own', hidden, output: 'step', scale: 1, first: 20 },
    weights: row(around(1.4), [[1, 1, 1, 1, 1, 1, -5.5]]),
  },
};
