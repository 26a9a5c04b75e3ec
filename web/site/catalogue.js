// What the lessons' folders hold: demos and exercises by their names (LESSON/NAME), with the title
// that each file gives itself. Read from the text, so that building the site runs none of them.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fault } from './fault.js';

export const lessonsFolder = fileURLToPath(new URL('../../lessons/', import.meta.url));

/** @typedef {{name: string, lesson: string, title: string}} Entry */

/**
 * @param {'demos' | 'exercises'} kind
 * @param {string} [folder]
 * @returns {Map<string, Entry>}
 */
export function catalogue(kind, folder = lessonsFolder) {
  const lessons = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const entries = lessons.flatMap(({ name: lesson }) => {
    const path = `${folder}${lesson}/${kind}`;
    const files = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.js')) : [];
    return files.sort().map((file) => {
      const name = `${lesson}/${file.slice(0, -3)}`;
      return { name, lesson, title: titleOf(`${path}/${file}`) };
    });
  });
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** The title in the object that the file exports. @param {string} file */
function titleOf(file) {
  const text = readFileSync(file, 'utf8');
  const found = text
    .slice(text.indexOf('\nexport default'))
    .match(/^ {2}title:\s*(?:'([^'\n]+)'|"([^"\n]+)")/m);
  if (!found) throw fault(file, 1, "It has no line “  title: '…',” in the object that it exports.");
  return found[1] ?? found[2];
}
