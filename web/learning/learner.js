// The learner at this page: the progress that this device keeps, followed when another tab changes it,
// and the names under which a page keeps what is done in it.

import { KEY, Progress } from './progress.js';

/** Reaching for the storage is refused in some frames. */
function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

export const progress = new Progress(storage());

addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) progress.refresh();
});

/** The folder of the page: '02-training', or 'home'. */
export const lessonOfPage = () =>
  location.pathname
    .split('/')
    .filter((word) => word && !word.includes('.'))
    .at(-1) ?? 'home';

/** A short name for a text (FNV-1a): a cell that is rewritten is another cell. @param {string} text */
export function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const letter of text) {
    hash = Math.imul(hash ^ /** @type {number} */ (letter.codePointAt(0)), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
