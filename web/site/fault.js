// What is wrong with a text, told with its place: "lessons/02-training/lesson.md:41: …".

import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {string} file
 * @param {number} line  from 1
 * @param {string} sentence
 */
export const fault = (file, line, sentence) => {
  const shown = file.startsWith(root) ? path.relative(root, file) : file;
  return new Error(`${shown}:${line}: ${sentence}`);
};
