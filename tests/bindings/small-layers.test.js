// small-layers.test.js - layers without weights and every activation against Keras: output, and the
// gradients in the inputs. Noise acts in training only, and has the moments it should.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { ACTIVATIONS } from '../../bindings/activations.js';
import {
  grad,
  input,
  layers,
  loadModel,
  model,
  ops,
  sequential,
  tensor,
} from '../../bindings/index.js';
import { difference, floats, readFixture } from '../oracle/fixture.js';
import { near } from './near.js';

const { cases, tolerance } = readFixture('small_layers');
const camel = (/** @type {string} */ name) =>
  name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
/** @type {Record<string, string>} */
const MAKERS = { ReLU: 'reLU', LeakyReLU: 'leakyReLU', ELU: 'elu' };
const toTensor = (/** @type {any} */ { shape, values }) => tensor(floats(values), shape);

for (const [i, record] of cases.entries()) {
  if (record.activation) continue;
  test(`${record.layer} ${JSON.stringify(record.options)}, case ${i}: Keras' output, also after saving`, () => {
    const { layer: name, options, output } = record;
    const made = Object.entries(options).map(([key, value]) => [camel(key), value]);
    const maker = MAKERS[name] ?? name[0].toLowerCase() + name.slice(1);
    const layer = /** @type {any} */ (layers)[maker](Object.fromEntries(made));
    const xs = record.inputs.map(toTensor);
    const inputs = xs.map((/** @type {any} */ x) => input({ shape: x.shape.slice(1) }));
    const net = model({ inputs, outputs: layer.apply(inputs) });
    const y = net.predict(xs.length > 1 ? xs : xs[0]);
    assert.deepEqual(y.shape, output.shape);
    assert.deepEqual(net.outputs[0].shape, [null, ...output.shape.slice(1)]);
    assert.equal(difference(y.data, output.values, tolerance), null);
    const again = loadModel(net.save());
    assert.deepEqual(again.predict(xs.length > 1 ? xs : xs[0]), y);
    again.dispose();
    net.dispose();
  });
}

for (const record of cases.filter((/** @type {any} */ { activation }) => activation))
  test(`${record.activation}: Keras' values and slopes`, () => {
    const { apply } = ACTIVATIONS[camel(record.activation)];
    const x = toTensor(record.inputs[0]);
    assert.equal(difference(apply(x).data, record.output.values, tolerance), null);
    const slope = grad((/** @type {any} */ at) =>
      ops.sum(ops.mul(apply(at), tensor(floats(record.dy)))),
    )(x);
    assert.equal(difference(slope.data, record.gradients[0], tolerance), null, 'the slope');
  });

test('noise in training: the moments of Keras', () => {
  const x = ops.full([100, 100], 2);
  for (const [layer, mean, deviation] of /** @type {[any, number, number][]} */ ([
    [layers.gaussianNoise({ stddev: 0.5 }), 2, 0.5],
    [layers.gaussianDropout({ rate: 0.2 }), 2, 1],
  ])) {
    const seen = sequential({
      layers: [
        layers.dense({
          units: 100,
          inputShape: [100],
          useBias: false,
          kernelInitializer: 'identity',
          trainable: false,
        }),
        layer,
        layers.dense({ units: 1, weights: [Array(100).fill([0.01]), [0]] }),
      ],
      seed: 2,
    });
    seen.compile({
      optimizer: 'sgd',
      loss: (/** @type {any} */ _, /** @type {any} */ p) => ops.mean(p),
    });
    near(seen.trainOnBatch(x, ops.zeros([100, 1])), mean, (6 * deviation) / 100);
    seen.dispose();
  }
});

test('what does not fit is said', () => {
  const [a, b] = [input({ shape: [2] }), input({ shape: [3] })];
  for (const [call, sentence] of /** @type {[() => unknown, RegExp][]} */ ([
    [() => layers.multiply().apply([a, b]), /multiply: got shapes .* do not go together at axis 1/],
    [() => layers.subtract().apply([a, a, a]), /subtract: got 3 inputs and needs 2/],
    [() => layers.dot({ axes: 1 }).apply([a, b]), /dot: got shapes \[null, 2\] and \[null, 3\]/],
    [() => layers.permute({ dims: [1, 3] }), /permute: dims must name each axis/],
    [
      () => layers.permute({ dims: [2, 1] }).apply(a),
      /permute: got shape \[null, 2\] and needs 2 axes/,
    ],
    [() => layers.repeatVector({ n: 0 }), /repeat_vector: n must be a positive whole number/],
    [
      () => layers.gaussianNoise({ stddev: -1 }),
      /gaussian_noise: stddev must be a number of at least 0/,
    ],
    [() => layers.gaussianDropout({ rate: 1 }), /gaussian_dropout: rate/],
    [() => layers.alphaDropout({ rate: NaN }), /alpha_dropout: rate/],
    [() => layers.reLU({ maxValue: -1 }), /re_lu: maxValue/],
    [() => layers.prelu().apply(input({ shape: [null, 2] })), /p_re_lu: a size of an axis/],
    [() => layers.prelu({ sharedAxes: [5] }).apply([[1, 2]]), /no axis 5 to share/],
    [() => layers.softmax({ axis: 3 }).apply(input({ shape: [3] })), /which has no axis 3/],
    [
      () => layers.dropout({ rate: 0.5, noiseShape: [7, 3] }).apply([[1, 1, 1]]),
      /noise of shape \[7, 3\] does not fit/,
    ],
  ]))
    assert.throws(call, sentence);
});

test('prelu learns its slope', () => {
  const net = sequential({ layers: [layers.prelu({ inputShape: [2, 3], sharedAxes: [1] })] });
  assert.deepEqual(net.getWeights()[0].shape, [1, 3]);
  net.setWeights([[[0.5, 0, 0.25]]]);
  const y = net.predict([
    [
      [-2, -2, -2],
      [2, 2, 2],
    ],
  ]);
  assert.deepEqual(y.array(), [
    [
      [-1, 0, -0.5],
      [2, 2, 2],
    ],
  ]);
  net.dispose();
});

test('alpha dropout shares its noise where it is told, as dropout does', () => {
  const layer = layers.alphaDropout({ rate: 0.5, noiseShape: [null, 1, null], seed: 3 });
  const { data } = layer.apply(ops.ones([1, 4, 50]), { training: true });
  for (let step = 1; step < 4; step++)
    assert.deepEqual(data.slice(50 * step, 50 * step + 50), data.slice(0, 50));
  assert.equal(new Set(data).size, 2);
});
