// budget.test.js - sizes: of files, of engine.wasm, of a first visit. Raising one is a commit of its
// own with a reason.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path/posix';
import test from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { lineCount, matching, root, textOf } from './tree.js';

const KB = 1000;

/** Lines a file may have: of several kinds the first that fits. */
const LINES = /** @type {const} */ ([
  [/^engine\/src\/ops\/.*\.c$/, 150],
  [/^lessons\/[^/]+\/demos\/.*\.js$/, 120],
  [/\.h$/, 300],
  [/\.c$/, 400],
  [/\.js$/, 200],
  [/(^|\/)CMakeLists\.txt$/, 120],
]);
const FUNCTION_LINES = 50;

test('no file is too long', () => {
  const kinds = LINES.map(([pattern, most], i) => {
    const earlier = LINES.slice(0, i).map(([other]) => other);
    const own = matching(pattern).filter((file) => !earlier.some((other) => other.test(file)));
    assert.ok(own.length > 0, `no file is like ${pattern}`);
    return own
      .filter((file) => lineCount(file) > most)
      .map((file) => `${file}: ${lineCount(file)} lines, at most ${most}`);
  });
  assert.deepEqual(kinds.flat(), []);
});

test('no function of the engine is too long', () => {
  const long = matching(/^engine\/src\/.*\.[ch]$/).flatMap((file) => {
    const lines = textOf(file).split('\n');
    return lines.flatMap((line, i) => {
      const length = lines.indexOf('}', i) - i + 1;
      const opens = /^\w.*\)\s*\{$|^ .*\)\s*\{$/.test(line) && /^\w/.test(line);
      return opens && length > FUNCTION_LINES ? [`${file}:${i + 1}: ${length} lines`] : [];
    });
  });
  assert.deepEqual(long, []);
});

test('engine.wasm is at most 40 kB, compressed by brotli', () => {
  const size = brotliCompressSync(readFileSync(`${root}bindings/dist/engine.wasm`)).length;
  assert.ok(size <= 40 * KB, `${size} bytes`);
});

test('a first visit loads at most 150 kB, compressed by gzip', () => {
  const loaded = reachable('index.html');
  assert.ok(
    [...loaded].some((name) => name.endsWith('.wasm')),
    'the engine is not found',
  );
  const size = [...loaded].reduce(
    (sum, name) => sum + gzipSync(readFileSync(`${root}dist/${name}`), { level: 9 }).length,
    0,
  );
  assert.ok(size <= 150 * KB, `${size} bytes in ${[...loaded].join(', ')}`);
});

/** A lesson's code loads when its demo comes near; a visit meets one demo first: this is counted. */
const FIRST = 'two-dimensional-trainer';
const later = matching(/^lessons\/.*\.js$/).map((file) => path.parse(file).name);
const isLater = (/** @type {string} */ file) => {
  const name = path.basename(file).replace(/-.{8}\.js$/, '');
  return name !== FIRST && later.includes(name);
};

/**
 * The built files that a page names, and those that these name: at least what it loads, for what is
 * loaded on demand counts too.
 * @param {string} page
 */
function reachable(page) {
  assert.ok(existsSync(`${root}dist/${page}`), 'the site is not built: node web/build.js');
  const all = readdirSync(`${root}dist`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(`${root}dist/`.length));
  const loaded = new Set([page]);
  for (const name of loaded) {
    if (!/\.(html|js|css|json)$/.test(name)) continue;
    const text = readFileSync(`${root}dist/${name}`, 'utf8');
    for (const other of all)
      if (!isLater(other) && text.includes(path.basename(other))) loaded.add(other);
  }
  return loaded;
}
