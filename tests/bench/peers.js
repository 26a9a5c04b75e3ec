// peers.js - installs the contestants of the benchmark apart from the project, at pinned versions:
// into NABLA_PEERS, or a folder among the system's temporary ones.
//   node tests/bench/peers.js
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.env.NABLA_PEERS ?? path.join(tmpdir(), 'nabla-bench-peers');

const dependencies = {
  '@jax-js/jax': '0.1.25',
  '@tensorflow/tfjs': '4.22.0',
  '@tensorflow/tfjs-backend-wasm': '4.22.0',
  convnetjs: '0.3.0',
};

/** @returns {NodeJS.Require | null} `require` from where they are; null when they cannot be installed */
export function needPeers() {
  const names = Object.keys(dependencies);
  const missing = names.filter((name) => !existsSync(path.join(folder, 'node_modules', name)));
  if (missing.length > 0) {
    console.error(`bench: installing ${missing.join(', ')} into ${folder}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ private: true, dependencies }),
    );
    const options = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
    const done = spawnSync('npm', ['install', ...options], { cwd: folder, stdio: 'ignore' });
    if (done.status !== 0) {
      console.error('bench: npm could not install them; they are left out');
      return null;
    }
  }
  return createRequire(path.join(folder, 'package.json'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) needPeers();
