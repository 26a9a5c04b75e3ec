// The text of an exercise as one script, for the sandbox that judges a program.

import { exerciseOf } from './exercises.js';

const texts = import.meta.glob('../../lessons/*/exercises/*.js', {
  query: '?sandboxed',
  import: 'default',
});

/** @param {string} src @returns {Promise<string>} */
export const importExerciseText = async (src) => exerciseOf(texts, src);
