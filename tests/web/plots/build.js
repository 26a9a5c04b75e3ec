// The page of examples, built as the site is, into a folder of its own.
//   node tests/web/plots/build.js FOLDER

import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** @param {string} outDir */
export async function buildExamples(outDir) {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here('.'),
    base: './',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildExamples(process.argv[2]);
