// On the page a demo or an exercise is only described: its title, its parameters, the names of its
// views. What computes runs in the worker. So in the page's copy of the lessons the bindings are a
// stand-in (web/demo/nothing.js). The built site only; while one writes, page and worker share their files.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as nabla from '../../bindings/index.js';

const bindings = fileURLToPath(new URL('../../bindings/index.js', import.meta.url));
const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));
const STAND_IN = '\0nabla-described';
const nothing = fileURLToPath(new URL('../demo/nothing.js', import.meta.url));

const code = `
import { nothing } from ${JSON.stringify(nothing)};
export const { ${Object.keys(nabla).join(', ')} } = nothing;
`;

/** @returns {import('vite').Plugin} */
export function described() {
  return {
    name: 'nabla-described',
    enforce: 'pre',
    apply: 'build',
    resolveId(source, importer = '') {
      const meant = path.resolve(path.dirname(importer), source);
      return importer.startsWith(lessons) && meant === bindings ? STAND_IN : undefined;
    },
    load: (id) => (id === STAND_IN ? code : undefined),
  };
}
