// How the site is put together: pages from Markdown (web/site/), the bindings beside them, the
// lessons' demos on demand.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { described } from './site/described.js';
import { fontNotice, notices } from './site/notices.js';
import { site } from './site/plugin.js';
import { programs } from './site/programs.js';
import { sandboxed } from './site/sandboxed.js';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** Just what the page needs: own files, own worker, WebAssembly. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:", // a drawing that the visitor opens
  "font-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the built page: the development server needs styles and scripts of its own. */
export const contentSecurityPolicy = {
  name: 'content-security-policy',
  apply: /** @type {const} */ ('build'),
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: /** @type {const} */ ('head-prepend'),
    },
  ],
};

/** What every demo needs: arrays, random numbers, functions; networks are apart, and what few of them need again; fit,
 * and data that lies in the engine, are loaded when they are needed. */
const CORE =
  /\/bindings\/(ops\/|worker\/(rpc|buffers|numbers)\.js|(engine|errors|random|rng|tensor|methods|compile|function|graph|ops)\.js)/;

const NETWORKS =
  /\/bindings\/(?!worker\/|dist\/|callbacks\/|(fit|fit-options|generated|resident|rows|turn|dataset|train-steps)\.js)/;

/** What only some networks need besides: those on images, with noise. */
const MORE =
  /\/bindings\/(layers\/(conv|crop|depthwise|dropout|flatten|gaussian|global-pool|periodic|pool|reshape|separable|up-sampl|zero-pad)|(convolutional|depthwise|dropped|grouped|linalg|margins|noise|upsampling)\.js)/;

/** Names of parts make up most of the lists of demos and exercises, and do not compress: the shortest that are allowed. @param {string} folder */
export const names = (folder) => ({
  entryFileNames: `${folder}[name]-[hash:7].js`,
  chunkFileNames: `${folder}[name]-[hash:7].js`,
  assetFileNames: `${folder}[name]-[hash:7][extname]`,
});

/**
 * WebKit runs a worker's first file a second time when another file imports it. So what demos and
 * the worker share has a file of its own.
 * @param {string} folder
 */
export const workerIn = (folder) => ({
  format: /** @type {const} */ ('es'),
  rolldownOptions: {
    treeshake: {
      moduleSideEffects: (/** @type {string} */ id) =>
        !/\/bindings\//.test(id) || id.endsWith('/methods.js'),
    },
    output: {
      ...names(folder),
      codeSplitting: {
        groups: [
          { name: 'nabla', test: CORE, priority: 2 },
          {
            name: 'nabla-networks',
            test: (/** @type {string} */ id) => NETWORKS.test(id) && !MORE.test(id),
            priority: 1,
          },
          { name: 'nabla-more', test: MORE, priority: 0 },
        ],
      },
    },
  },
});

export default defineConfig({
  root: here('.'),
  base: './',
  resolve: { alias: { nabla: here('../bindings/index.js') } },
  plugins: [site(), described(), sandboxed(), programs(), fontNotice(), contentSecurityPolicy],
  worker: workerIn('assets/'),
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // Their parts together for what a first visit waits for: demos and plots. For everything else
      // the names of the parts weighed more than the wait.
      resolveDependencies: (file, parts, { hostId }) =>
        /nb-demo-/.test(file) || /nb-plot-/.test(hostId) ? parts : [],
    },
    rolldownOptions: { output: names('assets/') },
    reportCompressedSize: false,
    license: { fileName: notices.programs },
  },
  server: { fs: { allow: ['..'] } },
});
