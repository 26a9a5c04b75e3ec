// recurrent-options.test.js - what recurrent layers are made with: parameter counts, names, initial
// weights, dropout; and what they refuse, in which sentence.
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  input,
  layers,
  load,
  memory,
  optimizers,
  sequential,
  tensor,
} from '../../bindings/index.js';

await load();

test("the parameter counts are the course's", () => {
  const counts = [
    [3, 5, 2, 0, 244],
    [3, 20, 2, 0, 2104],
    [1, 20, 0, 1, 1781],
    [1, 20, 20, 1, 5061],
  ];
  for (const [features, first, second, dense, count] of counts) {
    const list = [
      layers.lstm({ units: first, returnSequences: true, inputShape: [null, features] }),
    ];
    if (second) list.push(layers.lstm({ units: second, returnSequences: true }));
    if (dense) list.push(/** @type {any} */ (layers.dense({ units: dense })));
    const net = sequential({ layers: list });
    assert.equal(net.countParams(), count);
    net.dispose();
  }
});

test('names, initial weights and defaults are those of Keras 3', () => {
  const lstm = layers.lstm({ units: 3, inputShape: [null, 2] });
  const net = sequential({ layers: [lstm], seed: 1 });
  assert.deepEqual([...lstm.getWeights()[2].data], [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
  const u = lstm.getWeights()[1].data;
  const dot = (/** @type {number} */ a, /** @type {number} */ b) =>
    Array.from({ length: 12 }, (_, i) => u[12 * a + i] * u[12 * b + i]).reduce((s, v) => s + v);
  assert.ok(Math.abs(dot(0, 0) - 1) < 1e-6 && Math.abs(dot(0, 1)) < 1e-6, 'orthogonal');
  assert.equal(layers.simpleRNN({ units: 1 }).name, 'simple_rnn');
  assert.equal(layers.gru({ units: 1 }).name, 'gru');
  const gru = layers.gru({ units: 3, inputShape: [null, 2] });
  const other = sequential({ layers: [gru, layers.dense({ units: 1 })] });
  assert.deepEqual(
    gru.getWeights().map(({ shape }) => shape),
    [
      [2, 9],
      [3, 9],
      [2, 9],
    ],
  );
  net.dispose();
  other.dispose();
});

test('dropout leaves the same features out at all steps, in training only', () => {
  const layer = layers.simpleRNN({
    units: 1,
    activation: 'linear',
    dropout: 0.5,
    returnSequences: true,
    inputShape: [4, 1],
    weights: [[[1]], [[0]], [0]].map((w) => tensor(/** @type {any} */ (w))),
  });
  const net = sequential({ layers: [layer], seed: 3 });
  const x = tensor(new Float32Array(400).fill(1), [100, 4, 1]);
  assert.ok(net.predict(x).data.every((/** @type {number} */ v) => v === 1));
  net.compile({ optimizer: optimizers.sgd({ learningRate: 0 }), loss: 'meanSquaredError' });
  // A sequence is 0 or 2 at all of its four steps, so k of 100 kept ones have a mean square of k / 25.
  for (let step = 0; step < 6; step++) {
    const kept = 25 * net.trainOnBatch(x, tensor(new Float32Array(400), [100, 4, 1]));
    assert.ok(Math.abs(kept - Math.round(kept)) < 1e-4 && kept > 30 && kept < 70, `${kept}`);
  }
  net.dispose();
});

test('what does not fit is refused in a sentence', () => {
  const x = input({ shape: [null, 2] });
  const flat = input({ shape: [2] });
  const h = input({ shape: [3] });
  const lstm = (/** @type {object} */ options) => layers.lstm(/** @type {any} */ (options));
  const refused = /** @type {const} */ ([
    [() => lstm({}), 'lstm: units must be a positive whole number, not undefined'],
    [() => lstm({ units: 0.5 }), 'lstm: units must be a positive whole number, not 0.5'],
    [() => lstm({ units: 2, dropout: 1 }), /^lstm: dropout must be a number of at least 0/],
    [
      () => lstm({ units: 2, activation: 'gelu' }).apply(x),
      /needs a known number of steps: no operator knows its activations/,
    ],
    [() => lstm({ units: 2, resetAfter: true }), /^lstm: there is no option 'resetAfter'/],
    [
      () => lstm({ units: 2 }).apply(flat),
      'lstm: got shape [null, 2] and needs [batch, steps, features] with a known number of features',
    ],
    [
      () => lstm({ units: 3 }).apply(x, { initialState: h }),
      'lstm: got 1 initial states and needs 2 or none',
    ],
    [
      () => lstm({ units: 2 }).apply([x, h, h]),
      'lstm: got an initial state of shape [null, 3] and needs [batch, 2]',
    ],
    [
      () => lstm({ units: 2, stateful: true }).apply(x),
      /^lstm: is stateful and needs a known batch size/,
    ],
    [() => lstm({ units: 2 }).resetStates([[1]]), 'lstm: has no states to set: it is not stateful'],
  ]);
  for (const [act, message] of refused) assert.throws(act, { name: 'EngineError', message });
  const stateful = lstm({ units: 2, stateful: true, batchInputShape: [3, null, 2] });
  const net = sequential({ layers: [stateful] });
  assert.throws(
    () => net.predict(tensor(new Float32Array(8), [2, 2, 2])),
    /initial state \[3,2\] does not fit/,
  );
  assert.throws(
    () => stateful.resetStates([tensor(new Float32Array(6), [3, 2])]),
    /resetStates has 1 tensors and needs 2/,
  );
  net.dispose();
  assert.equal(memory().objects, 0);
});
