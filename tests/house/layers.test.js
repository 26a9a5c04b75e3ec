// layers.test.js - who may use whom: lessons use bindings and web, web uses bindings, bindings use
// nothing but engine.wasm; operators use kernels, and kernels know nobody. No demo imports a demo, no
// layer a layer.
import assert from 'node:assert/strict';
import path from 'node:path/posix';
import test from 'node:test';
import { codeOf, matching, textOf } from './tree.js';

/** What a JavaScript file imports: modules, types in JSDoc, and workers by address. @param {string} file */
function imports(file) {
  const text = textOf(file);
  const named = [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g)];
  const addressed = [...text.matchAll(/new URL\(\s*['"]([^'"]+\.js)['"]\s*,\s*import\.meta\.url/g)];
  return [...named, ...addressed].map(([, target]) =>
    target.startsWith('.') ? path.join(path.dirname(file), target) : target,
  );
}

/** Only what a file runs, not the types it names. @param {string} file */
const runs = (file) =>
  [...textOf(file).matchAll(/^(?:import|export)\b(?:[\w\s{},*]+\bfrom)?\s*'(\.[^']+)'/gm)].map(
    ([, target]) => path.join(path.dirname(file), target),
  );

/** What a C file includes of our own. @param {string} file */
const includes = (file) =>
  [...textOf(file).matchAll(/^#include "([^"]+)"/gm)].map(([, target]) =>
    path.join(path.dirname(file), target),
  );

/**
 * Every import of every file is one of those allowed.
 * @param {string[]} files
 * @param {(file: string) => string[]} uses
 * @param {(target: string, file: string) => boolean} allowed
 */
function check(files, uses, allowed) {
  assert.ok(files.length > 0, 'no file is looked at');
  const wrong = files.flatMap((file) =>
    uses(file)
      .filter((target) => !allowed(target, file))
      .map((target) => `${file} uses ${target}`),
  );
  assert.deepEqual(wrong, []);
}

const within = (/** @type {string} */ folder) => (/** @type {string} */ target) =>
  target.startsWith(folder);

test('bindings use bindings', () => {
  check(matching(/^bindings\/.*\.js$/), imports, within('bindings/'));
});

/** The floor of the bindings that a file stands on: its first line says 0 or 1. @param {string} file */
const floorOf = (file) =>
  file.startsWith('bindings/worker/')
    ? 3
    : Number(textOf(file).match(/^\/\/ Floor (\d)/)?.[1] ?? 2);

test('each floor of the bindings stands on those below', () => {
  const everywhere = 'bindings/errors.js';
  check(
    matching(/^bindings\/.*\.js$/),
    runs,
    (target, file) => target === everywhere || floorOf(target) <= floorOf(file),
  );
});

test('no layer uses a layer, but all may use the input', () => {
  check(matching(/^bindings\/layers\/.*\.js$/), imports, (target) => {
    return !target.startsWith('bindings/layers/') || target === 'bindings/layers/input.js';
  });
});

const SITE_TOOLS = /^web\/((build|start|vite\.(embed\.)?config)\.js$|site\/)/; // these make the site and run in Node

test('web uses bindings, web and packages', () => {
  const pages = matching(/^web\/.*\.js$/).filter((file) => !SITE_TOOLS.test(file));
  check(pages, imports, (target) =>
    /^(bindings|web)\/|^(lit|nabla|minisearch|ogl|d3-contour|@codemirror|@lezer)\b/.test(target),
  );
});

test('lessons use nabla, bindings and web; a lesson nothing of another, a demo no demo', () => {
  const packing = /^lessons\/data\//; // run by hand, in Node
  check(matching(/^lessons\/.*\.js$/), imports, (target, file) => {
    if (packing.test(file) && target.startsWith('node:')) return true;
    if (/^(bindings|web)\//.test(target) || target === 'nabla') return true;
    const isOwn = target.startsWith(`${file.split('/').slice(0, 2).join('/')}/`);
    return isOwn && !target.includes('/demos/');
  });
});

test('operators include the graph, the kernels and what operators share', () => {
  const shared =
    /^engine\/src\/(graph|kernels|activation|backprop|bands|broadcast|checks|convolution|gathered|marks|normal|pooling|recurrent|reduce|strips)\.h$/;
  check(matching(/^engine\/src\/ops\/.*\.c$/), includes, (target) => shared.test(target));
});

test('kernels include kernels.h and headers beside them', () => {
  const allowed = /^engine\/src\/(kernels\.h|kernels\/\w+\.h)$/;
  check(matching(/^engine\/src\/kernels\/.*\.[ch]$/), includes, (target) => allowed.test(target));
});

test('nobody includes a .c file', () => {
  check(matching(/^engine\/.*\.[ch]$/), includes, (target) => !target.endsWith('.c'));
});

test('the inside of the graph is seen by graph, plan and their kind only', () => {
  const users = matching(/^engine\/src\/.*\.[ch]$/).filter((file) =>
    includes(file).includes('engine/src/nodes.h'),
  );
  assert.ok(users.length > 0);
  assert.deepEqual(
    users.filter((file) => path.dirname(file) !== 'engine/src'),
    [],
  );
});

test('one file knows that it is WebAssembly, besides the SIMD vocabulary', () => {
  const aware = matching(/^engine\/src\/.*\.[ch]$/).filter((file) =>
    /__wasm|__EMSCRIPTEN__|wasm_simd128|emscripten/.test(codeOf(file)),
  );
  assert.deepEqual(
    aware.filter((file) => !/^engine\/src\/(abi\.c|kernels\/simd\.h)$/.test(file)),
    [],
  );
});
