// A page made of one script, bundled as the site is and served under the site's policy.
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'";

/** @param {string} title */
const page = (title) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<link rel="stylesheet" href="page.css"><script type="module" src="page.js"></script></head>
<body><main><h1>${title}</h1></main></body></html>`;

/**
 * @param {URL} entry
 * @param {string} title
 * @param {(response: http.ServerResponse, url: string) => void} [otherwise]  answers for what is no file of the page
 * @returns {Promise<{url: string, close(): void}>}
 */
export async function serveScript(
  entry,
  title,
  otherwise = (response) => response.writeHead(404).end(),
) {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { page: fileURLToPath(entry) },
        output: { entryFileNames: '[name].js', assetFileNames: 'page[extname]' },
      },
    },
  });
  const { output } = /** @type {any} */ (built);
  const files = new Map([
    ['/', { type: 'text/html; charset=utf-8', text: page(title) }],
    ['/favicon.ico', { type: 'image/svg+xml', text: '<svg xmlns="http://www.w3.org/2000/svg"/>' }],
    ...output.map((/** @type {any} */ { fileName, code, source }) => [
      `/${fileName}`,
      { type: fileName.endsWith('.css') ? 'text/css' : 'text/javascript', text: code ?? source },
    ]),
  ]);
  const server = http.createServer((request, response) => {
    const file = files.get(request.url ?? '/');
    if (!file) return otherwise(response, request.url ?? '/');
    const headers = { 'Content-Type': file.type, 'Content-Security-Policy': policy };
    response.writeHead(200, headers).end(file.text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  server.unref();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
