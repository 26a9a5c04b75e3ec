// How training and validation went: costs by step, and the step at which one should have stopped.

import { judge } from './judging.js';

/** @typedef {{step: number, training: number, validation: number, right: number}} Judged */

/** @param {any} state @param {number} step */
export function judged({ net, seen, validating }, step) {
  const training = judge(net, seen);
  const validation = judge(net, validating);
  return { step, training: training.cost, validation: validation.cost, right: validation.accuracy };
}

/** A curve of the course so far. @param {Judged[]} course @param {string} name @param {'training' | 'validation' | 'right'} of */
export const curve = (course, name, of) => ({
  name,
  x: Float32Array.from(course, ({ step }) => step),
  y: Float32Array.from(course, (judged) => judged[of]),
});

/** Where the validation cost was least. @param {Judged[]} course */
export const best = (course) => course.reduce((a, b) => (b.validation < a.validation ? b : a));

/** @param {Judged} judged @param {'validation' | 'right'} of */
export const mark = (judged, of) => ({
  name: `stop early: step ${judged.step}`,
  x: Float32Array.of(judged.step),
  y: Float32Array.of(judged[of]),
  style: 'points',
});
