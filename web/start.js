// start.js — npm start: from a fresh clone to the page. Installs what is missing, builds the engine,
// serves the site and prints its address. PORT chooses the port.

import { fileURLToPath } from 'node:url';
import { buildWasm } from '../engine/build.js';
import { needNodeModules } from '../engine/install.js';

const root = fileURLToPath(new URL('..', import.meta.url));
needNodeModules(root);
await buildWasm();

// Only now, when there is a node_modules folder for certain.
const { createServer } = await import('vite');
const server = await createServer({
  configFile: fileURLToPath(new URL('vite.config.js', import.meta.url)),
  server: { port: Number(process.env.PORT ?? 5173), strictPort: Boolean(process.env.PORT) },
});
await server.listen();
console.log('\nNabla is ready. Open');
server.printUrls();
