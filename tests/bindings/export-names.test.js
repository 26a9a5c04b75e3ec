// export-names.test.js - programs in Python whose layers, models and functions would have the same names,
// and what Keras or JAX have other words for, or none.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  input,
  layers,
  loadModel,
  model,
  modelFromJSON,
  ops,
  sequential,
} from '../../bindings/index.js';

const { dense } = layers;
const any = (/** @type {any} */ value) => value;

/** Names that are defined twice. @param {string} program @param {RegExp} what */
function twice(program, what) {
  const names = [...program.matchAll(what)].map(([, name]) => name);
  return names.filter((name, i) => names.indexOf(name) < i);
}
const definitions = /^(?:class|def) (\w+)\(/gm;

test('a second output has no name of another layer', () => {
  const x = input({ shape: [4, 2] });
  const [s, h] = layers.lstm({ units: 3, returnSequences: true, returnState: true }).apply(x);
  const t = layers.lstm({ units: 3 }).apply(s);
  const net = model({ inputs: x, outputs: layers.concatenate().apply([t, h]) });
  assert.match(net.toKeras(), /concatenate_layer\(\[lstm_1, lstm_1_\]\)/);
  assert.match(net.toJax(), /\[lstm_1, lstm_1_\]/);
  net.dispose();
});

test('models and wrappers of one name are written apart', () => {
  const first = sequential({ layers: [dense({ units: 2, inputShape: [3] })] });
  const second = sequential({ layers: [dense({ units: 3, inputShape: [2] })] });
  const both = () =>
    layers.bidirectional({
      layer: layers.rnn({ cell: layers.gruCell({ units: 2 }), returnSequences: true }),
    });
  const at = input({ shape: [4, 2] });
  const two = both().apply(both().apply(at));
  for (const net of [
    sequential({ layers: [first, second] }),
    model({ inputs: at, outputs: two }),
  ]) {
    for (const program of [net.toKeras(), net.toJax()])
      assert.deepEqual(twice(program, definitions), []);
    net.dispose();
  }
  for (const one of [first, second]) one.dispose();
});

test('layers of one’s own of one name are written apart', () => {
  const x = input({ shape: [2] });
  let y = x;
  const parts = [];
  for (const k of [2, 3, 5]) {
    const part = model({ inputs: x, outputs: layers.lambda((v) => ops.mul(v, k)).apply(x) });
    parts.push(part);
    y = part.apply(y);
  }
  const net = model({ inputs: x, outputs: y });
  for (const program of [net.toKeras(), net.toJax()]) {
    assert.deepEqual(twice(program, definitions), []);
    for (const factor of ['2.0', '3.0', '5.0']) assert.ok(program.includes(factor), factor);
  }
  for (const one of [net, ...parts]) one.dispose();
});

test('JAX: factors of losses, penalties of trained weights alone, names with quotes', () => {
  const net = sequential({
    layers: [
      dense({ units: 2, inputShape: [3], kernelRegularizer: 'l2', trainable: false, name: "it's" }),
      dense({ units: 1, kernelRegularizer: 'l2', name: 'head' }),
    ],
  });
  net.compile({ loss: 'mse', lossWeights: any([0.2]) });
  const program = net.toJax();
  assert.match(program, /return 0\.2 \* loss_0\(y, p\)/);
  assert.match(program, /params\["head"\]\["kernel"\] \*\* 2/);
  assert.doesNotMatch(program, /params\["it's"\]/);
  assert.ok(program.includes(String.raw`"[\"it's\"]['kernel']",`), 'as keystr writes it');
  assert.match(net.toKeras(), /loss_weights=\[0\.2\]/);
  net.dispose();
});

test('words of Keras, and what it has no word for', () => {
  const one = (/** @type {any} */ layer) => sequential({ layers: [layer] });
  const known = one(dense({ units: 1, activation: 'relu6', inputShape: [2] }));
  assert.match(known.toKeras(), /activation="relu6"/);
  assert.match(JSON.stringify(known), /"relu6"/);
  assert.match(known.toJax(), /nn\.relu6/);
  const again = loadModel(known.save());
  const linear = one(layers.activation({ activation: 'linear', inputShape: [2] }));
  assert.match(linear.toKeras(), /Activation\(.*activation="linear"/);
  const stateful = one(layers.gru({ units: 2, stateful: true, batchInputShape: [3, 4, 2] }));
  assert.match(stateful.toKeras(), /keras\.Input\(\(4, 2\), batch_size=3/);
  const step = one(dense({ units: 1, activation: 'step', inputShape: [2] }));
  assert.throws(() => step.toKeras(), /layer 'dense' has the activation 'step', which Keras/);
  const slash = one(dense({ units: 1, name: 'a/b', inputShape: [2] }));
  assert.throws(() => slash.toKeras(), /a name with '\/', as 'a\/b.*', cannot be written/);
  assert.throws(() => slash.toJax(), /cannot be written/);
  const gates = { units: 2, recurrentActivation: 'softmax' };
  const gru = one(layers.gru({ ...gates, inputShape: [3, 2] }));
  const cell = one(layers.rnn({ cell: layers.gruCell(gates), inputShape: [3, 2] }));
  for (const net of [gru, cell])
    assert.throws(
      () => net.toJax(),
      /gru.*has gates with softmax, which cannot be written for Flax/,
    );
  const own = { apply: (/** @type {any} */ w) => ops.sum(w) };
  const added = one(dense({ units: 1, kernelRegularizer: any(own), inputShape: [2] }));
  assert.throws(() => added.toJax(), /dense: kernelRegularizer is a function|the regularizer of/);
  assert.throws(() => added.toKeras(), /dense: kernelRegularizer is a function/);
  for (const net of [known, again, linear, stateful, step, slash, gru, cell, added]) net.dispose();
});

test('data for words and classes are whole numbers', () => {
  const net = sequential({
    layers: [
      layers.embedding({ inputDim: 7, outputDim: 2, inputShape: [6] }),
      layers.flatten(),
      dense({ units: 5, activation: 'softmax' }),
    ],
  });
  net.compile({ loss: 'sparseCategoricalCrossentropy' });
  for (const program of [net.toKeras(), net.toJax()]) {
    assert.match(program, /x = random\.integers\(7, size=\(256, 6\)\)/);
    assert.match(program, /y = random\.integers\(5, size=\(256, 1\)\)/);
  }
  net.dispose();
});

test('one end of a model stands alone in JSON, and one state alone can be read', () => {
  const x = input({ shape: [5, 3], name: 'x' });
  const [, state] = layers.gru({ units: 2, returnState: true, name: 'e' }).apply(x);
  const y = layers.gru({ units: 2, name: 'd' }).apply(x, { initialState: state });
  const net = model({ inputs: x, outputs: y, seed: 1 });
  const json = JSON.parse(JSON.stringify(net));
  assert.deepEqual(json.config.input_layers, ['x', 0, 0]);
  assert.deepEqual(json.config.output_layers, ['d', 0, 0]);
  const { kwargs } = json.config.layers[2].inbound_nodes[0];
  [kwargs.initial_state] = kwargs.initial_state; // as Keras writes it
  const back = modelFromJSON(json, { seed: 1 });
  const batch = ops.ones([2, 5, 3]);
  assert.deepEqual(back.predict(batch), net.predict(batch));
  net.dispose();
  back.dispose();
});

test('a metric for all outputs is one in the list of each: Keras takes no name alone', () => {
  const x = input({ shape: [1] });
  const heads = ['p', 'q'].map((name) => dense({ units: 1, name }).apply(x));
  const net = model({ inputs: x, outputs: heads });
  net.compile({ loss: 'mse', metrics: 'mae' });
  assert.match(net.toKeras(), /metrics=\("mae", "mae"\)|metrics=\["mae", "mae"\]/);
  const back = loadModel(net.save());
  assert.deepEqual(back.metricsNames, net.metricsNames);
  net.dispose();
  back.dispose();
});
