// tree.js - the files of the repository and what they say of themselves, for the house rules.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string[]} options of git ls-files */
const list = (...options) =>
  execFileSync('git', ['ls-files', '-z', ...options], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path && existsSync(root + path));

/** What git has. */
export const committed = list('--cached');

/** What git has or would take: everything that is not ignored. */
export const files = [...new Set([...committed, ...list('--others', '--exclude-standard')])].sort();

/** @param {RegExp} pattern of paths */
export const matching = (pattern) => files.filter((path) => pattern.test(path));

/** @param {string} path */
export const textOf = (path) => readFileSync(root + path, 'utf8');

/** @param {string} path */
export const lineCount = (path) => textOf(path).trimEnd().split('\n').length;

/** A file of C or JavaScript without comments and without what its strings say. @param {string} path */
export const codeOf = (path) =>
  textOf(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*|(['"])(?:\\.|(?!\1)[^\\\n])*\1/g, (found, quote) =>
    quote ? `${quote}${quote}` : found.replace(/[^\n]/g, ''),
  );

/** Written by hand, in a language that has comments. */
export const sources = matching(/\.(c|h|def|js|py|css)$|CMakeLists\.txt$/);
