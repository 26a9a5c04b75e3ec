// How demos for other pages are put together: embed/nabla-embed.js, a script with a name that stays,
// and embed/index.html, a page for a frame. Both load what they need from beside themselves.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { sandboxed } from './site/sandboxed.js';
import site, { contentSecurityPolicy, names, workerIn } from './vite.config.js';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** A foreign page may have any root font size; our lengths do not follow it. */
const rootless = {
  name: 'rem-to-px',
  transform: (/** @type {string} */ code, /** @type {string} */ id) =>
    /\/web\/.*\.(js|css)(\?inline)?$/.test(id)
      ? code.replace(/(\d*\.?\d+)rem\b/g, (_, size) => `${Number(size) * 16}px`)
      : undefined,
};

export default defineConfig({
  root: here('embed'),
  base: './',
  publicDir: false,
  resolve: site.resolve,
  plugins: [{ ...rootless, enforce: 'pre' }, sandboxed(), contentSecurityPolicy],
  worker: workerIn(''),
  build: {
    ...site.build,
    outDir: here('../dist/embed'),
    assetsDir: '', // one folder: an address beside a file is the same in all of them
    rolldownOptions: {
      input: { 'nabla-embed': here('embed/nabla-embed.js'), index: here('embed/index.html') },
      preserveEntrySignatures: 'strict',
      output: {
        ...names(''),
        entryFileNames: ({ name }) =>
          name === 'nabla-embed' ? 'nabla-embed.js' : '[name]-[hash:7].js',
      },
    },
  },
});
