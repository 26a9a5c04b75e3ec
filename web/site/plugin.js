// The site as Vite sees it: every page is an HTML file that exists only in memory. While one writes,
// a page is made anew each time it is asked for, and a changed text reloads it.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { relative } from './links.js';
import { mathStyle } from './math-style.js';
import { absolute } from './origin.js';
import { listPages, readSite } from './pages.js';
import { searchIndexes } from './search-index.js';
import { pageTemplate } from './template.js';

const web = fileURLToPath(new URL('..', import.meta.url));
const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));

/** Where what is made for the style sheet lies. */
const made = fileURLToPath(new URL('../../build/site/', import.meta.url));

/** The HTML file of a page, as Vite names it. @param {{url: string}} page */
const fileOf = ({ url }) => path.join(web, url.endsWith('/') ? `${url}index.html` : url);

/** @param {import('./pages.js').Site} site */
async function makeStyle(site) {
  mkdirSync(made, { recursive: true });
  for (const [name, content] of Object.entries(await mathStyle(site))) {
    const isThere =
      existsSync(made + name) && readFileSync(made + name).equals(Buffer.from(content));
    if (!isThere) writeFileSync(made + name, content); // else the style sheet need not reload
  }
}

/** @returns {import('vite').Plugin} */
export function site() {
  /** @type {import('./pages.js').Site} */
  let current;
  return {
    name: 'nabla-site',
    enforce: 'pre',

    config: () => ({
      appType: 'mpa',
      resolve: { alias: { 'nabla-math.css': `${made}math.css` } },
      build: {
        rolldownOptions: { input: listPages().map(fileOf), checks: { pluginTimings: false } },
      },
    }),

    async buildStart() {
      current = readSite();
      await makeStyle(current);
    },

    resolveId(id) {
      return listPages().some((page) => fileOf(page) === id) ? id : undefined;
    },

    load(id) {
      const page = current.pages.find((candidate) => fileOf(candidate) === id);
      return page && pageTemplate(page, current);
    },

    // The font of the formulas is known to be needed before the style sheet says so.
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, path: file }) {
        const font = Object.keys(bundle).find((name) => /\bmath-.*\.woff2$/.test(name));
        if (!font || !html.includes('<math')) return [];
        const href = relative(file.replace(/index\.html$/, ''), `/${font}`);
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },

    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [fileName, source] of Object.entries(searchIndexes(current))) {
          this.emitFile({ type: 'asset', fileName, source });
        }
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('404.html')) continue;
          file.source = absolute(String(file.source));
        }
      },
    },

    configureServer(server) {
      server.watcher.add(lessons);
      server.watcher.on('all', async (_, file) => {
        const isText = /\.(md|json)$/.test(file) || file.endsWith('course.js');
        if (!isText || !(file.startsWith(lessons) || file.startsWith(web))) return;
        try {
          await makeStyle(readSite());
        } catch (error) {
          server.config.logger.error(/** @type {Error} */ (error).message);
        }
        server.ws.send({ type: 'full-reload' });
      });
      server.middlewares.use(serve(server));
    },
  };
}

/** Answers with pages and search indexes made now. @param {import('vite').ViteDevServer} server */
function serve(server) {
  /** @param {any} request @param {any} response @param {(error?: any) => void} next */
  return async (request, response, next) => {
    const url = request.url.replace(/[?#].*$/, '');
    try {
      const site = () => readSite();
      if (/^\/search\.\w+\.json$/.test(url)) {
        const index = searchIndexes(site())[url.slice(1)];
        if (!index) return next();
        response.setHeader('Content-Type', 'application/json');
        return response.end(index);
      }
      const at = url.replace(/index\.html$/, '');
      if (!listPages().some((page) => page.url === at)) return next();
      const current = site();
      const page = /** @type {any} */ (current.pages.find((candidate) => candidate.url === at));
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(await server.transformIndexHtml(request.url, pageTemplate(page, current)));
    } catch (error) {
      next(error);
    }
  };
}
