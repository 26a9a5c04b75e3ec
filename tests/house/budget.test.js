// budget.test.js - sizes of files and of engine.wasm. Raising one is a commit of its own with a reason.
// What a first visit loads is measured in a browser: tests/web/browser/first-visit.test.js.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { lineCount, matching, root, textOf } from './tree.js';

const KB = 1000;

/** Lines a file may have: of several kinds the first that fits. */
const LINES = /** @type {const} */ ([
  [/^engine\/src\/ops\/.*\.c$/, 150],
  [/^lessons\/[^/]+\/demos\/.*\.js$/, 120],
  [/\.h$/, 300],
  [/\.c$/, 400],
  [/\.js$/, 200],
  [/(^|\/)CMakeLists\.txt$/, 140],
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

/** By brotli: all of it, what lessons on images load, what lessons with dense networks load. */
const ENGINES = { engine: 70, 'engine-images': 60, 'engine-dense': 40 };

for (const [name, most] of Object.entries(ENGINES))
  test(`${name}.wasm is at most ${most} kB, compressed by brotli`, () => {
    const size = brotliCompressSync(readFileSync(`${root}bindings/dist/${name}.wasm`)).length;
    assert.ok(size <= most * KB, `${size} bytes`);
  });
