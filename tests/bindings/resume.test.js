// resume.test.js - an optimizer goes on where it stood: after a file, after its model joined another
// one's graph, and when rows first get weights. What it remembers depends on its options.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { input, layers, loadModel, model, optimizers, sequential } from '../../bindings/index.js';

const { sgd, rmsprop, adam, adamw, adamax, adagrad, adadelta } = optimizers;

/** Each with every option that gives it something to remember. @type {Record<string, () => any>} */
const all = {
  sgd: () => sgd(0.02),
  momentum: () => sgd({ learningRate: 0.02, momentum: 0.9 }),
  nesterov: () => sgd({ learningRate: 0.02, momentum: 0.9, nesterov: true }),
  rmsprop: () => rmsprop(0.02),
  centered: () => rmsprop({ learningRate: 0.02, momentum: 0.5, centered: true }),
  adam: () => adam(0.02),
  amsgrad: () => adam({ learningRate: 0.02, amsgrad: true }),
  adamw: () => adamw(0.02),
  adamax: () => adamax(0.02),
  adagrad: () => adagrad(0.02),
  adadelta: () => adadelta(0.02),
};

const [x, y] = [[[1, 2]], [[0]]];
const few = [0, 1, 2, 3];

/** @param {() => any} optimizer */
function trained(optimizer) {
  const net = sequential({ seed: 1, layers: [layers.dense({ units: 1, inputShape: [2] })] });
  net.compile({ optimizer: optimizer(), loss: 'mse' });
  for (const _ of few) net.trainOnBatch(x, y);
  return net;
}
const more = (/** @type {any} */ net, options = {}) =>
  few.map(() => net.trainOnBatch(x, y, options));

for (const [name, optimizer] of Object.entries(all))
  test(`${name} goes on`, () => {
    const [net, other, moved] = [trained(optimizer), trained(optimizer), trained(optimizer)];
    const weighted = trained(optimizer);
    const loaded = loadModel(net.save());
    const a = input({ shape: [2] });
    const joined = model({ inputs: a, outputs: [other.apply(a), moved.apply(a)] });
    const losses = more(net);
    assert.ok(new Set(losses).size > 1, 'it learns');
    assert.deepEqual(more(loaded), losses, 'from a file');
    assert.deepEqual(more(moved), losses, 'in another graph');
    assert.deepEqual(more(weighted, { sampleWeight: [1] }), losses, 'with weights of rows');
    for (const one of [net, loaded, other, moved, joined, weighted]) one.dispose();
  });

for (const [name, optimizer] of Object.entries(all))
  test(`${name}: the first step may be one with weights`, () => {
    const make = () => {
      const net = sequential({ seed: 1, layers: [layers.dense({ units: 1, inputShape: [2] })] });
      net.compile({ optimizer: optimizer(), loss: 'mse' });
      return net;
    };
    const [plain, weighted] = [make(), make()];
    assert.deepEqual(more(weighted, { classWeight: { 0: 1 } }), more(plain));
    plain.dispose();
    weighted.dispose();
  });
