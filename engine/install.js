// install.js — finds the programs that a build or a test needs and, on Debian, installs those
// that are missing. Elsewhere it says in a sentence what is missing.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} program @returns {string | undefined} its path, if it is installed */
export function find(program) {
  if (program.startsWith('/')) return existsSync(program) ? program : undefined;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(existsSync);
}

/** @param {string[]} args */
function apt(args) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [command, ...rest] = [...asRoot, 'apt-get', '-o', 'DPkg::Lock::Timeout=900', ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, rest, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

/**
 * Makes sure that programs are there.
 * @param {Record<string, string>} packages the Debian package of each program (a name on PATH, or
 *   an absolute path)
 * @throws {Error} one sentence with what is missing and could not be installed
 */
export function need(packages) {
  const missing = () => Object.keys(packages).filter((program) => !find(program));
  if (missing().length === 0) return;
  const wanted = [...new Set(missing().map((program) => packages[program]))];
  if (find('apt-get')) {
    console.log(`Installing ${wanted.join(', ')} …`);
    const install = ['install', '-y', '--no-install-recommends', ...wanted];
    if (!apt(install)) apt(['update']) && apt(install);
  }
  if (missing().length > 0)
    throw new Error(
      `Missing: ${missing().join(', ')}. On Debian: apt-get install ${wanted.join(' ')}`,
    );
}

/** Runs `npm ci` once, when there is no node_modules folder. @param {string} root */
export function needNodeModules(root) {
  if (existsSync(join(root, 'node_modules', '.package-lock.json'))) return;
  console.log('Installing the packages of package-lock.json …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
}
