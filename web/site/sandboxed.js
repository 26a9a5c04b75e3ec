// `import text from './file.js?sandboxed'` is the text of one script that holds the file and all it
// imports, for the sandbox (web/cell.html), which can load nothing by itself. Run, the script leaves
// the file's exports in the variable `sandboxed`. What a lesson's file takes from the bindings, by name
// or by path, it takes from the global `nabla`, so that the sandbox has one engine.
// The programs of web/embed/one-file/ find that folder's files where the site has others.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const mark = '?sandboxed';

/** The bindings by their path are the bindings by their name. @type {import('vite').Plugin} */
const oneEngine = {
  name: 'one-engine',
  enforce: 'pre',
  resolveId: (source) =>
    /^nabla$|\/bindings\/index\.js$/.test(source) ? { id: 'nabla', external: true } : null,
};

const web = fileURLToPath(new URL('..', import.meta.url));
const own = new Map(
  ['demos.js', 'sources.js', 'start-worker.js'].map((name) => [
    `${web}demo/${name}`,
    `${web}embed/one-file/${name}`,
  ]),
);

/** @type {import('vite').Plugin} */
const oneFile = {
  name: 'one-file',
  enforce: 'pre',
  resolveId: (source, importer = '') => own.get(path.resolve(path.dirname(importer), source)),
};

/** @param {string} file @param {object} [alias] @returns {Promise<string>} */
export async function oneScript(file, alias) {
  const isLesson = file.includes('/lessons/');
  const inFile = file.includes('/one-file/');
  const exporting = isLesson || file.endsWith('/one-file/worker.js');
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    resolve: { alias: /** @type {any} */ (alias) },
    plugins: [isLesson && oneEngine, inFile && oneFile],
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: file,
        preserveEntrySignatures: 'strict',
        output: {
          format: 'iife',
          name: 'sandboxed',
          exports: exporting ? 'named' : 'none',
          globals: { nabla: 'nabla' },
        },
      },
    },
  });
  const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([built].flat());
  return output[0].code;
}

/** @returns {import('vite').Plugin} */
export function sandboxed() {
  /** @type {object | undefined} */
  let alias;
  return {
    name: 'sandboxed',
    enforce: 'pre',
    configResolved(config) {
      alias = config.resolve.alias;
    },
    async load(id) {
      if (!id.endsWith(mark)) return;
      const file = id.slice(0, -mark.length);
      this.addWatchFile(file);
      return `export default ${JSON.stringify(await oneScript(file, alias))};`;
    },
  };
}
