// `import program from './x.js?program'` is a program that readers may run, as it is shown: its title, which
// is the comment in its first line, its text, and the same in colours.

import { readFileSync } from 'node:fs';
import { highlight } from './highlight.js';

const mark = '?program';

/** @returns {import('vite').Plugin} */
export const programs = () => ({
  name: 'programs',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith(mark)) return;
    const file = id.slice(0, -mark.length);
    this.addWatchFile(file);
    const text = readFileSync(file, 'utf8').trimEnd();
    const title = text.slice(0, text.indexOf('\n')).replace(/^\/\/ /, '');
    return `export default ${JSON.stringify({ title, text, html: highlight(text, 'js') })};`;
  },
});
