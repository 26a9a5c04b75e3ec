// budget.test.js - sizes: of files, of engine.wasm, of a first visit. Raising one is a commit of its
// own with a reason.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

test('a first visit to a lesson loads at most 150 kB, compressed by gzip', () => {
  for (const page of lessons()) {
    const loaded = [...firstVisit(page)];
    for (const kind of [/nb-demo-.*\.js$/, /demo-worker-.*\.js$/, /\.wasm$/, /\.woff2$/]) {
      assert.ok(
        loaded.some((name) => kind.test(name)),
        `${page} loads nothing like ${kind}`,
      );
    }
    const sizes = loaded.map((name) => [name, gzipSync(readFileSync(built(name)), { level: 9 })]);
    const size = sizes.reduce((sum, [, { length }]) => sum + Number(length), 0);
    const list = sizes.map(([name, { length }]) => `${name} ${length}`).join(', ');
    assert.ok(size <= 150 * KB, `${page}: ${size} bytes in ${list}`);
  }
});

const built = (/** @type {string} */ name) => `${root}dist/${name}`;

/** The pages with a demo, by their files in dist/. */
function lessons() {
  assert.ok(existsSync(built('index.html')), 'the site is not built: node web/build.js');
  const pages = readdirSync(built(''))
    .map((folder) => `${folder}/index.html`)
    .filter(
      (page) => /^\d\d-/.test(page) && readFileSync(built(page), 'utf8').includes('<nb-demo'),
    );
  assert.ok(pages.length > 0, 'no lesson has a demo');
  return pages;
}

/**
 * What a page names, its first demo with its worker and engine, and what all these import at once;
 * not what waits until somebody asks for it.
 * @param {string} page
 */
function firstVisit(page) {
  const assets = readdirSync(built('assets'));
  const html = readFileSync(built(page), 'utf8');
  const [, demo] = html.match(/<nb-demo[^>]*src="[^"/]+\/([^"]+)"/) ?? [];
  const needed = new RegExp(`^(nb-demo|demo-worker|engine|math|${demo})-.{8}\\.\\w+$`);
  const named = assets.filter((name) => html.includes(name) || needed.test(name));
  const loaded = new Set(named);
  for (const name of loaded) {
    if (!name.endsWith('.js')) continue;
    const text = readFileSync(built(`assets/${name}`), 'utf8');
    for (const [, other] of text.matchAll(/(?:from|import)["'`]\.\/([^"'`]+)["'`]/g)) {
      loaded.add(other);
    }
  }
  return new Set([page, ...[...loaded].map((name) => `assets/${name}`)]);
}
