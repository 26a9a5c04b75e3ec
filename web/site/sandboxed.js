// `import text from './file.js?sandboxed'` is the text of one script that holds the file and all it
// imports, for the sandbox (web/cell.html), which can load nothing by itself. Run, the script leaves
// the file's exports in the variable `sandboxed`. What a lesson's file takes from the bindings, by name
// or by path, it takes from the global `nabla`, so that the sandbox has one engine.

import { build } from 'vite';

const mark = '?sandboxed';

/** The bindings by their path are the bindings by their name. @type {import('vite').Plugin} */
const oneEngine = {
  name: 'one-engine',
  enforce: 'pre',
  resolveId: (source) =>
    /^nabla$|\/bindings\/index\.js$/.test(source) ? { id: 'nabla', external: true } : null,
};

/** @param {string} file @param {object} [alias] @returns {Promise<string>} */
export async function oneScript(file, alias) {
  const isLesson = file.includes('/lessons/');
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    resolve: { alias: /** @type {any} */ (alias) },
    plugins: isLesson ? [oneEngine] : [],
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
          exports: isLesson ? 'named' : 'none',
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
