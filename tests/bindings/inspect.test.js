// inspect.test.js - the microscope: every number of one update of a network small enough to be
// worked out by hand, and that looking changes nothing.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, optimizers, sequential, tensor } from '../../bindings/index.js';

/** 1-1-1: h = relu(2 x + 1), y = -h + 3; at x = 1: h = 3, y = 0; target 4: loss 16. */
const net = () => {
  const chain = sequential({
    layers: [
      layers.dense({
        units: 1,
        inputShape: [1],
        activation: 'relu',
        name: 'hidden',
        weights: [[[2]], [1]],
      }),
      layers.dense({ units: 1, name: 'out', weights: [[[-1]], [3]] }),
    ],
  });
  chain.compile({
    optimizer: optimizers.sgd({ learningRate: 0.5 }),
    loss: 'mse',
    metrics: ['mae'],
  });
  return chain;
};

test('forward, backward and update, by name', () => {
  const chain = net();
  const seen = chain.inspect([[1]], [[4]]);
  assert.equal(seen.loss, 16);
  assert.deepEqual(seen.metrics, { loss: 16, mae: 4 });
  const value = (/** @type {string} */ name) => seen.find(name)?.value.array();
  assert.deepEqual([value('hidden'), value('out'), value('out/target')], [[[3]], [[0]], [[4]]]);
  assert.deepEqual(value('hidden/kernel'), [[2]], 'as it was in the forward pass');
  const gradientOf = (/** @type {string} */ name) => {
    const node = seen.find(name)?.gradient;
    return [...seen.forward, ...seen.backward].find((one) => one.node === node)?.value.array();
  };
  assert.deepEqual(gradientOf('out'), [[-8]]); // 2 (0 - 4)
  assert.deepEqual(gradientOf('hidden'), [[8]]);
  assert.deepEqual(seen.weights, [
    {
      name: 'hidden/kernel',
      before: tensor([[2]]),
      gradient: tensor([[8]]),
      after: tensor([[-2]]),
    },
    { name: 'hidden/bias', before: tensor([1]), gradient: tensor([8]), after: tensor([-3]) },
    {
      name: 'out/kernel',
      before: tensor([[-1]]),
      gradient: tensor([[-24]]),
      after: tensor([[11]]),
    },
    { name: 'out/bias', before: tensor([3]), gradient: tensor([-8]), after: tensor([7]) },
  ]);
  assert.match(seen.update, /eta/);
  chain.dispose();
});

test('inputs come before what is made of them, and every operator has its formula', () => {
  const chain = net();
  const { forward, backward } = chain.inspect([[1]], [[4]]);
  const all = [...forward, ...backward];
  const known = new Set(all.map(({ node }) => node));
  for (const { node, inputs, op, formula, name } of all) {
    assert.ok(
      inputs.every((one) => one < node || !known.has(one)),
      name,
    );
    assert.equal(formula !== '', op !== null, name);
  }
  assert.deepEqual(
    forward.filter(({ op }) => op === 'dense').map(({ name }) => name),
    ['hidden', 'out'],
  );
  assert.ok(backward.length > 4);
  chain.dispose();
});

test('looking changes nothing: the next step is the one that was seen', () => {
  const chain = net();
  chain.compile({ optimizer: optimizers.adam({ learningRate: 0.1 }), loss: 'mse' });
  chain.trainOnBatch([[1]], [[4]]);
  const saved = JSON.stringify(chain.save());
  const seen = chain.inspect([[2]], [[1]]);
  assert.equal(JSON.stringify(chain.save()), saved);
  assert.equal(chain.trainOnBatch([[2]], [[1]]), seen.loss);
  assert.deepEqual(
    chain.getWeights(),
    seen.weights.map(({ after }) => after),
  );
  chain.dispose();
});
