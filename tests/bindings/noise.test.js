// noise.test.js - layers that act in training only: mean, deviation and shares of what they give there,
// nothing elsewhere, gradients that go through what was kept; noise that is shared along axes.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  input,
  layers,
  loadModel,
  model,
  ops,
  optimizers,
  random,
  sequential,
} from '../../bindings/index.js';
import { near } from './near.js';

const SELU_FLOOR = -1.0507009873554805 * 1.6732632423543772;

/**
 * Numbers of what a layer gives in training, by metrics; its mask's shares too.
 * @param {any} layer @param {any} x @param {((y: any) => any)[]} measures
 */
function inTraining(layer, x, measures) {
  const inner = input({ shape: x.shape.slice(1) });
  const scale = layers.dense({
    units: x.shape.at(-1),
    useBias: false,
    kernelInitializer: 'identity',
  });
  const net = model({ inputs: inner, outputs: layer.apply(scale.apply(inner)), seed: 3 });
  net.compile({
    optimizer: optimizers.sgd(0),
    loss: (/** @type {any} */ _, /** @type {any} */ p) => ops.mean(p),
    metrics: measures.map((f) => (/** @type {any} */ _, /** @type {any} */ p) => f(p)),
  });
  const values = net.trainOnBatch(x, x);
  const idle = [net.predict(x), net.testOnBatch(x, x)[0]];
  assert.deepEqual(idle[0], ops.add(x, 0), 'nothing when predicting');
  near(idle[1], ops.mean(x).data, 1e-5);
  net.dispose();
  return values;
}

const n = 400;
const deviation = (/** @type {any} */ y) => ops.sqrt(ops.mean(ops.square(ops.sub(y, ops.mean(y)))));
const is = (/** @type {number} */ value) => (/** @type {any} */ y) =>
  ops.mean(ops.less(ops.abs(ops.sub(y, value)), 1e-5));

test('means and deviations in training, of 160,000 numbers', () => {
  const two = ops.full([n, n], 2);
  for (const [layer, want] of /** @type {[any, number][]} */ ([
    [layers.gaussianNoise({ stddev: 0.5 }), 0.5],
    [layers.gaussianDropout({ rate: 0.2 }), 2 * Math.sqrt(0.2 / 0.8)],
    [layers.dropout({ rate: 0.25 }), 2 * Math.sqrt(0.25 / 0.75)],
  ])) {
    const [mean, got] = inTraining(layer, two, [deviation]);
    near(mean, 2, (5 * want) / n);
    near(got / want, 1, 0.02);
  }
});

test('dropout gives 0 or x / (1 - rate), in shares of rate and 1 - rate', () => {
  const ones = ops.ones([n, n]);
  const [, zeros, kept] = inTraining(layers.dropout({ rate: 0.3 }), ones, [is(0), is(1 / 0.7)]);
  near([zeros, kept], [0.3, 0.7], 0.006);
  near(zeros + kept, 1);
});

test('alphaDropout keeps mean 0 and deviation 1, and gives two values of a one', () => {
  const x = random.stream(5).normal({ shape: [n, n] });
  const [mean, spread] = inTraining(layers.alphaDropout({ rate: 0.2 }), x, [deviation]);
  near(mean, 0, 0.0125);
  near(spread, 1, 0.02);
  const scale = (0.8 * (1 + 0.2 * SELU_FLOOR ** 2)) ** -0.5;
  const shift = -scale * SELU_FLOOR * 0.2;
  const shares = [is(scale * SELU_FLOOR + shift), is(scale + shift)];
  const [, dropped, kept] = inTraining(
    layers.alphaDropout({ rate: 0.2 }),
    ops.ones([n, n]),
    shares,
  );
  near([dropped, kept], [0.2, 0.8], 0.006);
});

test('the gradient goes where the numbers went', () => {
  for (const [layer, ratio] of /** @type {[any, (y: number) => number][]} */ ([
    [layers.dropout({ rate: 0.5 }), (y) => y],
    [layers.gaussianDropout({ rate: 0.5 }), (y) => y],
    [layers.gaussianNoise({ stddev: 0.5 }), () => 1],
  ])) {
    const x = input({ shape: [1] });
    const one = layers.dense({ units: 1, useBias: false, weights: [[[1]]] });
    const net = model({ inputs: x, outputs: layer.apply(one.apply(x)), seed: 8 });
    net.compile({
      optimizer: optimizers.sgd(1),
      loss: (/** @type {any} */ _, /** @type {any} */ p) => ops.mean(p),
    });
    for (let i = 0; i < 20; i++) {
      net.setWeights([[[1]]]);
      const y = net.trainOnBatch([[1]], [[0]]); // y = 1 · noise, or 1 + noise
      near(1 - net.getWeights()[0].data[0], ratio(y), 1e-5);
    }
    net.dispose();
  }
});

test('shared noise: whole channels, whole rows; saved and loaded', () => {
  const both = (/** @type {readonly number[]} */ axes) => (/** @type {any} */ y) =>
    ops.mean(ops.sub(ops.max(y, [...axes]), ops.min(y, [...axes])));
  for (const [layer, shape, shared, free] of /** @type {[any, number[], number[], number[]][]} */ ([
    [layers.spatialDropout1d({ rate: 0.5 }), [9, 5, 7], [1], [2]],
    [layers.spatialDropout2d({ rate: 0.5 }), [9, 5, 3, 7], [1, 2], [3]],
    [layers.dropout({ rate: 0.5, noiseShape: [null, 5, 1] }), [9, 5, 7], [2], [1]],
    [layers.dropout({ rate: 0.5, noiseShape: [1, null, null] }), [9, 5, 7], [0], [2]],
  ])) {
    const [, within, across] = inTraining(layer, ops.ones(shape), [both(shared), both(free)]);
    assert.equal(within, 0);
    assert.ok(across > 1, String(across));
  }
  const net = sequential({
    layers: [
      layers.spatialDropout1d({ rate: 0.5, inputShape: [null, 2] }),
      layers.dropout({ rate: 0.25, noiseShape: [null, 1, 2] }),
    ],
  });
  const again = loadModel(net.save());
  assert.deepEqual(again.toJSON().config.layers, net.toJSON().config.layers);
  assert.deepEqual(again.layers[1].config, { rate: 0.25, noiseShape: [null, 1, 2], seed: null });
  again.dispose();
  net.dispose();
});

test('noise that does not fit is said', () => {
  const x = input({ shape: [3, 2] });
  for (const [call, sentence] of /** @type {[() => unknown, RegExp][]} */ ([
    [
      () => layers.dropout({ rate: 0.5, noiseShape: [1, 2] }).apply(x),
      /dropout: got shape .* noise of shape \[1, 2\] does not fit/,
    ],
    [() => layers.dropout({ rate: 0.5, noiseShape: [null, 2, 1] }).apply(x), /does not fit/],
    [
      () => layers.dropout(/** @type {any} */ ({ rate: 0.5, noiseShape: 3 })),
      /noiseShape must be a list/,
    ],
    [() => layers.spatialDropout2d({ rate: 0.5 }).apply(x), /spatial_dropout2d: got shape/],
    [() => layers.spatialDropout1d({ rate: 1 }), /rate must lie in \[0, 1\), not 1/],
    [() => layers.spatialDropout1d(/** @type {any} */ ({})), /rate must lie in/],
  ]))
    assert.throws(call, sentence);
});

test('functions as activations: of layers and of ops, but not in files', () => {
  const cube = (/** @type {any} */ x) => ops.mul(ops.square(x), x);
  const kernel = ops.ones([2, 1, 1]);
  const net = sequential({
    layers: [
      layers.conv1d({
        filters: 1,
        kernelSize: 2,
        activation: cube,
        weights: [kernel, [0]],
        inputShape: [3, 1],
      }),
    ],
  });
  assert.deepEqual(net.predict([[[1], [2], [0]]]).array(), [[[27], [8]]]);
  assert.throws(() => net.save(), /conv1d: activation is a function, which cannot be saved/);
  assert.throws(() => net.toKeras(), /activation is a function/);
  net.dispose();
  near(ops.conv1d([[[1], [2], [0]]], kernel, { activation: cube }).data, [27, 8]);
  near(ops.dense([[1, 2]], [[1], [1]], [0], { activation: cube }).data, [27]);
  assert.throws(
    () => layers.conv1d(/** @type {any} */ ({ filters: 1, kernelSize: 1, activation: 3 })),
    /conv1d: activation must be a name or a function of a tensor, not 3/,
  );
});
