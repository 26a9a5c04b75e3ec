// names.test.js - what files are called, what must and must not stand in them, and that the lists
// (ops.def, kernels.def) are the folders.
import assert from 'node:assert/strict';
import path from 'node:path/posix';
import test from 'node:test';
import { codeOf, committed, files, matching, sources, textOf } from './tree.js';

/** The names in a list such as ops.def. @param {string} file @param {RegExp} line */
const listed = (file, line) => [...textOf(file).matchAll(line)].map(([, name]) => name).sort();

/** The files of a folder, without their endings. @param {RegExp} pattern */
const stems = (pattern) =>
  matching(pattern)
    .map((file) => path.parse(file).name)
    .sort();

/**
 * No file has a line that matches.
 * @param {string[]} among @param {RegExp} pattern @param {(file: string) => string} [read]
 */
function nowhere(among, pattern, read = codeOf) {
  assert.ok(among.length > 0, 'no file is looked at');
  const found = among.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
  );
  assert.deepEqual(found, []);
}

test('no file is called utils, helpers, common or misc', () => {
  assert.deepEqual(
    files.filter((file) => /(^|[/_-])(utils?|helpers?|common|misc)\b/i.test(file)),
    [],
  );
});

test('ops.def, the files of operators and the oracle’s fixtures are the same list', () => {
  const ops = listed('engine/src/ops.def', /^NB_OP\((\w+)\)/gm);
  assert.ok(ops.length > 50);
  assert.deepEqual(stems(/^engine\/src\/ops\/\w+\.c$/), ops);
  assert.deepEqual(stems(/^tests\/oracle\/fixtures\/ops\/\w+\.json$/), ops);
});

test('every kernel of kernels.def has its plain and its SIMD twin, and no other', () => {
  const kernels = listed('engine/src/kernels.def', /^NB_KERNEL\(\w+, (\w+),/gm);
  assert.ok(kernels.length > 40);
  for (const kind of ['ref', 'simd']) {
    const found = matching(new RegExp(`^engine/src/kernels/\\w+_${kind}\\.c$`)).flatMap((file) =>
      twins(codeOf(file), kind),
    );
    assert.deepEqual(found.sort(), kernels, kind);
  }
  const families = (/** @type {string} */ kind) =>
    stems(new RegExp(`^engine/src/kernels/\\w+_${kind}\\.c$`)).map((name) =>
      name.slice(0, -kind.length),
    );
  assert.deepEqual(families('ref'), families('simd'));
});

/**
 * The kernels that a file defines: written out, or one a line by a macro of the file's own whose
 * body pastes nb_##name##_simd.
 * @param {string} code @param {string} kind ref or simd
 */
function twins(code, kind) {
  const written = [...code.matchAll(new RegExp(`^\\w[\\w *]*\\bnb_(\\w+)_${kind}\\(`, 'gm'))];
  const pasted = new RegExp(
    `#define (\\w+)\\((\\w+)(?:[^\\n]*\\\\\\n)*?[^\\n]*nb_##\\2##_${kind}\\(`,
    'g',
  );
  const macros = [...code.matchAll(pasted)].map(([, macro]) => macro);
  const made = macros.flatMap((macro) => [
    ...code.matchAll(new RegExp(`^${macro}\\((\\w+)`, 'gm')),
  ]);
  return [...written, ...made].map(([, name]) => name);
}

test('every source file opens with a comment', () => {
  /** @type {Record<string, RegExp>} */
  const opening = { '.py': /^"""/, '.txt': /^# /, '.js': /^(#!.*\n)?(\/\/ |\/\*)/ };
  const wrong = sources.filter((file) => {
    const pattern = opening[path.extname(file)] ?? /^\/\* /;
    return !pattern.test(textOf(file));
  });
  assert.deepEqual(wrong, []);
});

test('nothing is left to do, and nothing is switched off', () => {
  const others = sources.filter((file) => !file.startsWith('tests/house/'));
  nowhere(others, /\b(TODO|FIXME|XXX|HACK)\b/, textOf);
  nowhere(
    matching(/^tests\/.*\.js$/).filter((file) => !file.startsWith('tests/house/')),
    /\.(only|skip|todo)\(/,
  );
});

test('the engine never prints, exits or allocates but in arena.c', () => {
  const engine = matching(/^engine\/src\/.*\.[ch]$/).filter(
    (file) => !/\/(arena|abi)\.c$/.test(file),
  );
  nowhere(engine, /\b(printf|fprintf|puts|putchar|exit|abort|malloc|calloc|realloc|free)\s*\(/);
  nowhere(
    ['engine/src/arena.c', 'engine/src/abi.c'],
    /\b(printf|fprintf|puts|putchar|exit|abort)\s*\(/,
  );
});

test('randomness has a seed and no clock decides: bindings and lessons', () => {
  const seeded = matching(/^(bindings|lessons)\/.*\.js$/);
  nowhere(seeded, /\bMath\.random\b|\bDate\b/);
  nowhere(
    seeded.filter((file) => file !== 'bindings/random.js'),
    /\bgetRandomValues\b/,
  );
});

test('bindings and demos do not know the page', () => {
  nowhere(
    matching(/^(bindings\/.*|lessons\/[^/]+\/(demos|data|exercises)\/.*)\.js$/),
    /\b(document|window|localStorage|requestAnimationFrame|getElementById|HTML\w*Element)\b/,
  );
});

test('package-lock.json names no registry', () => {
  assert.doesNotMatch(
    textOf('package-lock.json'),
    /"resolved"|https?:\/\/(?!github|opencollective)[^"]*\.tgz/,
  );
});

test('git has nothing that is generated', () => {
  const made =
    /(^|\/)(dist|build|node_modules|__pycache__)\/|\.(wasm|o|a|pyc|map|tap|log)$|\.min\.js$/;
  assert.deepEqual(
    committed.filter((file) => made.test(file)),
    [],
  );
});
