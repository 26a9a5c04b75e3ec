// exports.test.js - models as programs in Python. The record says which program ran there and which
// losses it gave (tests/oracle/exports.py); here the same program is exported and the same losses come
// out. Where NABLA_PYTHON names a Python with Keras, the programs run again.
import './no-leaks.js';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { OPERATORS } from '../../bindings/export/operators.js';
import { input, layers, model, ops, optimizers, sequential } from '../../bindings/index.js';
import { Layer } from '../../bindings/layer.js';
import { build, CASES, STEPS } from '../oracle/export-cases.js';
import { readFixture } from '../oracle/fixture.js';

const { cases } = readFixture('exports');

for (const [name, { x, y, jax }] of Object.entries(CASES))
  test(`${name}: the exported program is the one that ran, and its losses are ours`, () => {
    const net = build(name);
    for (const [kind, source] of /** @type {[string, string][]} */ ([
      ['keras', net.toKeras()],
      ...(jax ? [['jax', net.toJax()]] : []),
    ])) {
      const { sha256, losses } = cases[name][kind];
      assert.equal(createHash('sha256').update(source).digest('hex'), sha256, kind);
      const trained = build(name);
      for (let step = 0; step < STEPS; step++) {
        const got = [trained.trainOnBatch(x, y)].flat()[0];
        assert.ok(
          Math.abs(got - losses[step]) < 1e-5,
          `${kind}, step ${step}: ${got}, not ${losses[step]}`,
        );
      }
      trained.dispose();
    }
    net.dispose();
  });

test('every operator that can be written is in a program that ran', () => {
  const seen = new Set();
  for (const name of ['ring', 'operators']) {
    const net = build(name);
    for (const layer of net.layers)
      for (const { inputs } of layer instanceof layers.Layer ? layer.places : [])
        layer.look(
          inputs.map((/** @type {any} */ { shape }) => shape),
          false,
          (/** @type {any} */ { graph, outputs }) => {
            const nodes = new Set(outputs);
            for (const node of nodes) {
              seen.add(graph.opOf(node)?.name);
              for (const input of graph.inputsOf(node)) nodes.add(input);
            }
          },
        );
    net.dispose();
  }
  assert.deepEqual(
    Object.keys(OPERATORS).filter((name) => !seen.has(name)),
    [],
  );
});

test('a layer of one’s own that Python has no words for is named', () => {
  const one = (/** @type {any} */ layer) => sequential({ layers: [layer] });
  const step = one(layers.lambda(ops.step, { inputShape: [2] }));
  const steps = /layer 'lambda' uses the operator 'step', which cannot be written in Python/;
  assert.throws(() => step.toJax(), steps);
  assert.throws(() => step.toKeras(), steps);
  class Rows extends layers.Layer {
    call(/** @type {any} */ x) {
      return ops.mul(x, x.shape[1]);
    }
  }
  const rows = new Rows();
  const [a, b] = [input({ shape: [2] }), input({ shape: [3] })];
  const twice = model({ inputs: [a, b], outputs: [rows.apply(a), rows.apply(b)] });
  assert.throws(() => twice.toJax(), /layer 'rows' does not do the same at all its places/);
  class Kept extends layers.Layer {
    build() {
      const constraint = (/** @type {any} */ w) => ops.abs(w);
      this.addWeight({ name: 'w', shape: [1], constraint });
    }
  }
  const inner = one(layers.timeDistributed({ layer: new Kept(), inputShape: [2, 1] }));
  assert.throws(() => inner.toJax(), /layer 'kept' of your own stands within another layer/);
  assert.throws(() => inner.toKeras(), /layer 'kept' is a Kept, which Keras does not know/);
  inner.dispose();
  const kept = one(new Kept({ name: 'kept', inputShape: [1] }));
  assert.throws(() => kept.toKeras(), /layer 'kept' has a constraint that is a function/);
  kept.compile({ optimizer: 'sgd', loss: 'mse' });
  assert.match(kept.toJax(), /def constrain_0\(w\):\n {4}return jnp\.abs\(w\)\n/);
  for (const net of [step, twice, kept]) net.dispose();
});

test('names that are no names in Python stay apart, and none leaves its comment', () => {
  const x = input({ shape: [1], name: 'ä' });
  const y = layers.dense({ units: 1, name: 'ö' }).apply(x);
  const net = model({ inputs: x, outputs: y, name: 'one\nimport os' });
  for (const program of [net.toKeras(), net.toJax()]) {
    assert.match(program, /^# one import os, exported/);
    assert.match(program, /^ {4,8}_f6 = .*\(_e4\)$/m);
  }
  net.dispose();
});

test('a loss and a metric of one’s own are functions', () => {
  const net = build('curve');
  const loss = (/** @type {any} */ t, /** @type {any} */ p) => ops.abs(ops.sub(t, p));
  const far = (/** @type {any} */ t, /** @type {any} */ p) => ops.max(ops.abs(ops.sub(t, p)));
  net.compile({ optimizer: 'sgd', loss, metrics: [far, 'mae'] });
  const keras = net.toKeras();
  assert.match(
    keras,
    /def far\(y_true, y_pred\):\n {4}v1 = y_true - y_pred\n {4}v2 = keras\.ops\.abs\(v1\)\n/,
  );
  assert.match(keras, /loss=loss_,\n {4}metrics=\[far, "mae"\]/);
  assert.match(net.toJax(), /def loss\(y, p\):\n {4}v1 = y - p\n/);
  net.dispose();
});

test('layers within layers that Flax has no words for are named', () => {
  const step = layers.batchNormalization({ name: 'norm' });
  const cells = [layers.lstmCell({ units: 1, dropout: 0.5 }), layers.gruCell({ units: 1 })];
  const rnn = (/** @type {any} */ options) => layers.rnn({ inputShape: [2, 1], ...options });
  for (const [layer, sentence] of /** @type {[any, RegExp][]} */ ([
    [
      layers.timeDistributed({ layer: step, inputShape: [2, 3] }),
      /'time_distributed' has a layer within that changes by itself/,
    ],
    [rnn({ cell: cells[0] }), /'lstm_cell' has dropout, which cannot be written for Flax/],
    [
      rnn({ cell: layers.stackedRNNCells({ cells: [cells[1]] }), returnState: true }),
      /'rnn' has states of stacked cells/,
    ],
    [
      layers.bidirectional({
        layer: layers.gru({ units: 1, recurrentDropout: 0.5 }),
        inputShape: [2, 1],
      }),
      /'forward_gru' has recurrent_dropout/,
    ],
  ])) {
    const x = input({ shape: layer.batchInputShape.slice(1) });
    const net = model({ inputs: x, outputs: [layer.apply(x)].flat() });
    assert.throws(() => net.toJax(), sentence);
    net.dispose();
  }
});

test('what Python has no words for is named', () => {
  class Roll extends Layer {
    static className = 'Roll';
    constructor() {
      super({ inputShape: [2], name: 'turn' }, {});
    }
  }
  const net = sequential({ layers: [new Roll()] });
  assert.throws(
    () => net.toJax(),
    /toJax: layer 'turn' is a Roll, which cannot be written for Flax/,
  );
  assert.throws(() => net.toKeras(), /toKeras: layer 'turn' is a Roll, which Keras does not know/);
  net.dispose();
  const around = build('around');
  around.compile({ optimizer: optimizers.adam({ amsgrad: true }), loss: 'mse' });
  assert.throws(() => around.toJax(), /toJax: amsgrad cannot be written for Optax/);
  around.dispose();
  for (const [options, what] of /** @type {[any, string][]} */ ([
    [{ recurrentDropout: 0.5 }, 'recurrent_dropout'],
  ])) {
    const layer = layers.gru({ units: 1, inputShape: [2, 1], ...options });
    const one = sequential({ layers: [layer] });
    assert.throws(() => one.toJax(), new RegExp(`toJax: layer 'gru' has ${what}|has a ${what}`));
    one.dispose();
  }
  const own = build('curve');
  own.compile({
    optimizer: 'sgd',
    loss: (/** @type {any} */ t, /** @type {any} */ p) => ops.step(ops.sub(t, p)),
  });
  const steps = /'loss' uses the operator 'step', which cannot be written in Python/;
  assert.throws(() => own.toKeras(), steps);
  assert.throws(() => own.toJax(), steps);
  own.dispose();
  const fresh = sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
  assert.match(fresh.toJax(), /# WRITE THIS: the loss of this model/);
  assert.match(fresh.toKeras(), /# The model was not compiled/);
  fresh.dispose();
});

const python = process.env.NABLA_PYTHON;
if (python)
  test('the programs run in Python', () => {
    const script = fileURLToPath(new URL('../oracle/exports.py', import.meta.url));
    execFileSync(python, [script, '--check'], { stdio: ['ignore', 'ignore', 'inherit'] });
  });
