// load.test.js - the engine before and after loading, from every kind of source; what the module
// exports against the typed list; the catalogue against the operators that JavaScript offers.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { engine } from '../../bindings/engine.js';
import * as nabla from '../../bindings/index.js';
import { instantiate } from '../../bindings/wasm.js';

const { layers, load, memory, ops, optimizers, random, sequential } = nabla;
const wasmUrl = new URL('../../bindings/dist/engine.wasm', import.meta.url);
const readText = (/** @type {string} */ path) => readFile(new URL(path, import.meta.url), 'utf8');

test('before load, a sentence says what to do', () => {
  const hint = /not loaded yet: call `await load\(\)` first/;
  assert.throws(() => ops.add(1, 2), hint);
  assert.throws(() => optimizers.adam(), hint);
  assert.throws(() => random.stream(1), hint);
  assert.throws(() => memory(), hint);
  assert.throws(
    () => sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })], seed: 1 }),
    hint,
  );
});

test('a load that failed may be tried again; then all calls share one promise', async () => {
  await assert.rejects(load({ wasm: new URL('missing.wasm', import.meta.url) }), /missing\.wasm/);
  const [first, second] = [load(), load()];
  assert.equal(first, second);
  await first;
  const { wasm } = engine();
  await load();
  assert.equal(engine().wasm, wasm);
});

test('the module comes from bytes, from a response, and with the wrong type', async () => {
  const bytes = await readFile(wasmUrl);
  const type = (/** @type {string} */ name) => ({ headers: { 'content-type': name } });
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const sources = [
    buffer,
    bytes,
    wasmUrl.href,
    new Response(bytes, type('application/wasm')),
    new Response(bytes, type('text/plain')),
  ];
  for (const source of sources) {
    const exports = await instantiate(source);
    assert.ok(exports.nb_op_count() > 40);
  }
  await assert.rejects(instantiate(new Response('no', { status: 404 })), /answered 404/);
});

test('a smaller engine says what it leaves out', async () => {
  const header = await readText('../../engine/nb.h');
  const methods = [...header.matchAll(/^NB_METHOD [^(]*?\*?(\w+)\(/gm)].map((m) => m[1]);
  assert.ok(methods.length > 0);
  const small = new URL('../../bindings/dist/engine-dense.wasm', import.meta.url);
  const exports = /** @type {any} */ (await instantiate(small));
  for (const method of methods)
    assert.throws(() => exports[method](), new RegExp(`this engine has no ${method}`));
});

test('exports, the typed list and the header name the same functions', async () => {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(await readFile(wasmUrl)))
    .map(({ name }) => name)
    .filter((name) => name.startsWith('nb_')) // the others are Emscripten's own
    .sort();
  const source = await readText('../../bindings/wasm.js');
  const typed = [...source.matchAll(/@property \{\(.*\) => \w+\} (\w+)/g)].map((m) => m[1]).sort();
  assert.deepEqual(
    typed.filter((name) => name !== '_initialize'),
    exported,
  );
  const header = `${await readText('../../engine/nb.h')}${await readText('../../engine/src/abi.c')}`;
  const declared = [...header.matchAll(/^NB_(?:API|METHOD) [^(]*?\*?(\w+)\(/gm)].map((m) => m[1]);
  assert.deepEqual([...new Set(declared)].sort(), exported);
});

test('the only import is the one notice of growing memory', async () => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(await readFile(wasmUrl)));
  assert.deepEqual(
    imports.map(({ module, name }) => `${module}.${name}`),
    ['env.emscripten_notify_memory_growth'],
  );
});

test('the catalogue has a formula and honest ranges for everything', () => {
  const { catalogue } = engine();
  for (const entry of [...catalogue.opList, ...catalogue.optimizers.values()]) {
    assert.match(entry.name, /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    assert.notEqual(entry.formula, '');
    for (const { name, initial, low, high } of entry.params)
      assert.ok(low <= initial && initial <= high, `${entry.name}: ${name}`);
  }
  assert.deepEqual([...catalogue.optimizers.keys()].slice(0, 2), ['sgd', 'adam']);
});

/** Operators that only derivatives and layers are made of. */
const INNER = [
  'activation_back',
  'average_unpool',
  'broadcast_like',
  'conv2d_back_input',
  'conv2d_back_kernel',
  'cross_entropy_back',
  'dropout_mask',
  'gru',
  'interpolate',
  'lstm',
  'max_pick',
  'max_unpool',
  'moments',
  'mse_back',
  'random_normal',
  'recurrent',
  'recurrent_back',
  'recurrent_part',
  'reshape_like',
  'scatter_add',
  'simple_rnn',
  'size',
  'softmax_back',
  'standardize',
  'standardize_back',
  'sum_like',
  'unconcat',
  'unslice',
];

/** The catalogue's names where JavaScript's differ by more than their spelling. */
const RENAMED = { power: 'pow', argmax: 'argMax', mse: 'meanSquaredError' };

test('every operator of the catalogue can be called from ops', () => {
  const camel = (/** @type {string} */ name) =>
    name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  for (const { name } of engine().catalogue.opList) {
    const own = /** @type {Record<string, string>} */ (RENAMED)[name] ?? camel(name);
    assert.equal(own in ops, !INNER.includes(name), `${name} as ops.${own}`);
  }
});

test('the public names are these', () => {
  assert.deepEqual(Object.keys(nabla).sort(), [
    'EngineError',
    'callbacks',
    'compile',
    'constraints',
    'dataset',
    'eigh',
    'grad',
    'hessian',
    'hvp',
    'initializers',
    'input',
    'jacobian',
    'jvp',
    'layers',
    'load',
    'loadModel',
    'losses',
    'memory',
    'metrics',
    'model',
    'modelFromJSON',
    'ops',
    'optimizers',
    'pca',
    'random',
    'registerClass',
    'regularizers',
    'rk4',
    'schedules',
    'sequential',
    'tensor',
    'valueAndGrad',
    'vjp',
  ]);
});
