// The built site, served from a folder below the root as a static host would.
import { createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/**
 * @param {string} [folder]  another built page than the site
 * @param {(file: string, response: http.ServerResponse) => boolean} [instead]  whether it has answered itself
 * @returns {Promise<{url: string, missed: string[], served: Set<string>, close(): void}>}  missed:
 *   requests without a file; served: the files that were asked for
 */
export async function serveSite(folder = dist, instead = () => false) {
  if (!existsSync(`${folder}/index.html`)) {
    throw new Error('The site is not built: run `npm run build` first.');
  }
  /** @type {string[]} */
  const missed = [];
  /** @type {Set<string>} */
  const served = new Set();
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(
      folder,
      pathname.replace(/^\/some\/where\//, '/').replace(/\/$/, '/index.html'),
    );
    const found =
      pathname.startsWith('/some/where/') && existsSync(file) && statSync(file).isFile();
    if (!found) {
      missed.push(pathname);
      response.writeHead(404).end();
      return;
    }
    served.add(file);
    if (instead(file, response)) return;
    // As hosts of public pages say: other pages may read these files. Embedding needs it.
    response.writeHead(200, {
      'Content-Type': types[path.extname(file)] ?? 'text/plain',
      'Access-Control-Allow-Origin': '*',
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  server.unref();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/some/where/`,
    missed,
    served,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
