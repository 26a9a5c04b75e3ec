// build.js — engine/ to bindings/dist/engine.wasm, with Emscripten through CMake.
//   node engine/build.js
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { need } from './install.js';

const root = fileURLToPath(new URL('..', import.meta.url));

// Debian's emcc looks for its JavaScript tools where Debian's own Node would.
const debianModules = '/usr/share/nodejs';
/** The Python of Debian's emcc: once a file, a `python3` that is a shim of another one adds half to its time. */
const debianPython = '/usr/bin/python3';

/**
 * Builds the WebAssembly module; does nothing when it is newer than its sources.
 * @returns {Promise<string>} the path of engine.wasm
 */
export async function buildWasm() {
  need({ emcc: 'emscripten', cmake: 'cmake', make: 'make' });
  // emcc looks at its own tools once a file, which takes longer than most of our files do.
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, EMCC_SKIP_SANITY_CHECK: '1' };
  if (existsSync(debianModules)) env.NODE_PATH = debianModules;
  if (existsSync(debianPython)) env.EMSDK_PYTHON ??= debianPython;
  /** @param {string} command @param {string[]} args */
  const run = (command, args) =>
    execFileSync(command, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!existsSync(`${root}build/wasm/CMakeCache.txt`))
    run('emcmake', ['cmake', '-B', 'build/wasm', '-G', 'Unix Makefiles']);
  run('cmake', ['--build', 'build/wasm', '--parallel', '2']);
  return `${root}bindings/dist/engine.wasm`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildWasm());
