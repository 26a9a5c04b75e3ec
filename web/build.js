// build.js — npm run build: the whole site as plain files in dist/, for any static host, at any path.
//   node web/build.js [--outDir FOLDER]

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWasm } from '../engine/build.js';
import { needNodeModules } from '../engine/install.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const config = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * @param {{outDir?: string}} [options] a folder that is emptied first; dist/ unless told
 * @returns {Promise<string>} the folder
 */
export async function buildSite({ outDir = `${root}dist` } = {}) {
  needNodeModules(root);
  await buildWasm();
  const { build } = await import('vite');
  await build({ configFile: config('vite.config.js'), logLevel: 'warn', build: { outDir } });
  const embed = { outDir: `${outDir}/embed` };
  await build({ configFile: config('vite.embed.config.js'), logLevel: 'warn', build: embed });
  return outDir;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { outDir: { type: 'string' } } });
  console.log(await buildSite(values));
}
