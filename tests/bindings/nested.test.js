// nested.test.js - models in models: an autoencoder of two models, a model in a chain, a network that
// is frozen while another trains through it, graphs that are joined and what survives.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { input, layers, memory, model, optimizers, sequential } from '../../bindings/index.js';

const { dense } = layers;
const x = [
  [1, 2],
  [-1, 0.5],
  [0.3, -2],
];

const coder = (/** @type {number} */ seed) => {
  const from = input({ shape: [2] });
  const code = dense({ units: 3, activation: 'tanh' }).apply(from);
  return model({ inputs: from, outputs: dense({ units: 1 }).apply(code), name: 'encoder', seed });
};

const decoder = (/** @type {number} */ seed) =>
  sequential({ layers: [dense({ units: 2, inputShape: [1] })], name: 'decoder', seed });

test('an autoencoder of two models shares their weights', () => {
  const [encode, decode] = [coder(1), decoder(2)];
  const want = decode.predict(encode.predict(x));
  const from = input({ shape: [2] });
  const whole = model({ inputs: from, outputs: decode.apply(encode.apply(from)) });
  assert.deepEqual(whole.predict(x), want);
  assert.equal(whole.getLayer('encoder'), encode);
  assert.deepEqual(
    whole.layers.map(({ name }) => name),
    ['input_layer', 'encoder', 'decoder'],
  );
  assert.equal(whole.countParams(), 9 + 4 + 4);
  assert.equal(whole.getWeights().length, 6);
  whole.compile({ optimizer: 'adam', loss: 'mse' });
  for (let step = 0; step < 5; step++) whole.trainOnBatch(x, x);
  assert.deepEqual(decode.predict(encode.predict(x)), whole.predict(x));
  encode.setWeights(
    encode.getWeights().map(({ shape, data }) => ({ shape, data: data.map(() => 0) })),
  );
  assert.deepEqual(decode.predict([[0], [0], [0]]), whole.predict(x));
  assert.match(whole.summary(), /encoder \(Functional\) +\[null, 1\] +13 /);
  const live = memory().objects;
  whole.dispose();
  assert.ok(memory().objects < live);
  assert.deepEqual(encode.predict(x).shape, [3, 1]);
  encode.dispose();
  decode.dispose();
});

test('what a disposed model shares lives on in the others', () => {
  const [encode, decode] = [coder(1), decoder(2)];
  const chain = sequential({ layers: [encode, decode] });
  const want = chain.predict(x);
  encode.dispose();
  assert.throws(() => encode.predict(x), /encoder has been disposed/);
  assert.deepEqual(chain.predict(x), want);
  assert.equal(chain.getWeights().length, 6);
  const longer = sequential({ layers: [chain, dense({ units: 1 })] }); // joins with encode's old graph
  assert.equal(longer.getWeights().length, 8);
  const other = sequential({ layers: [decoder(4), longer] });
  assert.deepEqual(chain.predict(x), want);
  /** @type {any[]} */
  const rest = [chain, longer, decode, other.layers[0], other];
  for (const net of rest) net.dispose();
});

test('an optimizer goes on where it stood when its model joins another graph', () => {
  const run = (/** @type {boolean} */ joined) => {
    const [first, second] = [decoder(1), coder(2)];
    second.compile({ optimizer: optimizers.adam({ learningRate: 0.1 }), loss: 'mse' });
    for (let step = 0; step < 3; step++) second.trainOnBatch(x, [[1], [2], [3]]);
    const both = joined ? sequential({ layers: [first, second] }) : null;
    for (let step = 0; step < 3; step++) second.trainOnBatch(x, [[1], [2], [3]]);
    const weights = second.getWeights();
    for (const net of [both, first, second]) net?.dispose();
    return weights;
  };
  assert.deepEqual(run(true), run(false));
});

test('a judge that is frozen after it was compiled trains alone, and not within another', () => {
  const [maker, judge] = [decoder(1), coder(2)];
  judge.compile({ optimizer: 'sgd', loss: 'mse' });
  judge.trainable = false;
  const both = sequential({ layers: [maker, judge] });
  both.compile({ optimizer: 'sgd', loss: 'mse' });
  assert.match(both.summary(), /Trainable params: 4\nNon-trainable params: 13/);
  const [before, made] = [judge.getWeights(), maker.getWeights()];
  both.trainOnBatch([[1]], [[1]]);
  assert.deepEqual(judge.getWeights(), before);
  assert.notDeepEqual(maker.getWeights(), made);
  judge.trainOnBatch(x, [[1], [2], [3]]);
  assert.notDeepEqual(judge.getWeights(), before);
  judge.trainable = true;
  both.compile({ optimizer: 'sgd', loss: 'mse' });
  assert.match(both.summary(), /\nTrainable params: 17/);
  for (const net of [both, maker, judge]) net.dispose();
});

test('frozen layers stay, from the next compile on', () => {
  const net = sequential({
    layers: [dense({ units: 2, inputShape: [2], name: 'a' }), dense({ units: 1 })],
  });
  net.getLayer('a').trainable = false;
  net.compile({ optimizer: 'sgd', loss: 'mse' });
  const [kernel, , last] = net.getWeights();
  net.trainOnBatch(x, [[1], [2], [3]]);
  assert.deepEqual(net.getWeights()[0], kernel);
  assert.notDeepEqual(net.getWeights()[2], last);
  net.dispose();
});

test('one model in two places, and a model that is also entered half way', () => {
  const encode = coder(3);
  const [a, b] = [input({ shape: [2] }), input({ shape: [2] })];
  const far = layers.add().apply([encode.apply(a), encode.apply(b)]);
  const twins = model({ inputs: [a, b], outputs: far });
  assert.equal(twins.countParams(), 13);
  const inner = model({ inputs: encode.inputs, outputs: encode.layers[1].output });
  assert.deepEqual(inner.predict(x).shape, [3, 3]);
  const [one, two] = [encode.predict(x).data, encode.predict(x).data];
  assert.deepEqual(
    twins.predict([x, x]).data,
    one.map((/** @type {number} */ v, /** @type {number} */ i) => v + two[i]),
  );
  for (const net of [encode, twins, inner]) net.dispose();
});

test('a chain loses its last layer, and says when it cannot', () => {
  const [first, last] = [dense({ units: 2, inputShape: [2] }), dense({ units: 1 })];
  const net = sequential({ layers: [first, last], seed: 1 });
  assert.equal(net.pop(), last);
  assert.deepEqual(net.predict(x).shape, [3, 2]);
  net.add(dense({ units: 4 }));
  assert.deepEqual(net.predict(x).shape, [3, 4]);
  net.pop();
  assert.throws(() => net.pop(), /sequential: has no layer that could go/);
  const outer = sequential({ layers: [net] });
  assert.throws(() => net.add(dense({ units: 1 })), /stands in another model/);
  assert.throws(
    () => net.apply(input({ shape: [3] })),
    /got shape \[null, 3\] and needs \[null, 2\]/,
  );
  assert.throws(() => net.apply([]), /needs \[null, 2\]/);
  assert.throws(() => sequential().apply(input({ shape: [3] })), /no layers yet/);
  net.dispose();
  outer.dispose();
});
