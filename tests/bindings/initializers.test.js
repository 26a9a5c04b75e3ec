// initializers.test.js - the spreads of Keras for kernels of every kind, names in every spelling, seeds,
// and what is refused.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { initializers, layers, ops, sequential } from '../../bindings/index.js';
import { Stream } from '../../bindings/random.js';
import { sizeOf } from '../../bindings/tensor.js';
import { difference, readFixture } from '../oracle/fixture.js';

const { kernels, tolerance } = readFixture('initializers');
const camel = (/** @type {string} */ name) =>
  name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const table = /** @type {any} */ (initializers);

/** @param {Float32Array} data */
function moments(data) {
  const mean = data.reduce((sum, v) => sum + v, 0) / data.length;
  const square = data.reduce((sum, v) => sum + (v - mean) ** 2, 0) / data.length;
  const largest = data.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  return { mean, deviation: Math.sqrt(square), largest };
}

for (const { title, shape, rows } of kernels)
  test(`${title} [${shape}]: mean 0, deviation and bound of Keras`, () => {
    const stream = new Stream(7);
    for (const [name, want] of Object.entries(rows)) {
      const made = table[camel(name)]().make(shape, stream);
      assert.deepEqual(made.shape, shape);
      const { mean, deviation, largest } = moments(made.data);
      assert.ok(Math.abs(mean) < (5 * deviation) / Math.sqrt(sizeOf(shape)), `${name}: ${mean}`);
      assert.equal(difference([deviation], [want.deviation], tolerance), null, name);
      if (name === 'orthogonal') continue;
      assert.ok(largest <= want.largest * 1.005, `${name}: ${largest} > ${want.largest}`);
      assert.ok(largest >= want.largest * 0.95, `${name}: only up to ${largest}`);
    }
  });

test('orthogonal: the fewer of rows and columns are orthonormal, times gain', () => {
  for (const shape of [
    [5, 3],
    [3, 7],
    [2, 3, 4],
    [1, 1],
  ]) {
    const { data } = initializers.orthogonal({ gain: 2 }).make(shape, new Stream(1));
    const columns = /** @type {number} */ (shape.at(-1));
    const matrix = ops.reshape(data, [-1, columns]);
    const isWide = matrix.shape[0] < columns;
    const turned = ops.transpose(matrix);
    const gram = isWide ? ops.matmul(matrix, turned) : ops.matmul(turned, matrix);
    const want = ops.mul(ops.eye(gram.shape[0]), 4).data;
    assert.equal(difference(gram.data, [...want], { absolute: 4e-6 }), null);
  }
});

test('varianceScaling: scale, mode and distribution', () => {
  const shape = [200, 50];
  for (const [options, deviation] of /** @type {[any, number][]} */ ([
    [{}, Math.sqrt(1 / 200)],
    [{ scale: 3, mode: 'fanOut', distribution: 'uniform' }, Math.sqrt(3 / 50)],
    [{ scale: 2, mode: 'fan_avg', distribution: 'untruncated_normal' }, Math.sqrt(2 / 125)],
    [{ mode: 'fan_in', distribution: 'normal' }, Math.sqrt(1 / 200)],
  ])) {
    const { data } = initializers.varianceScaling(options).make(shape, new Stream(2));
    const got = moments(data).deviation;
    assert.ok(Math.abs(got / deviation - 1) < 0.03, `${JSON.stringify(options)}: ${got}`);
  }
  const { data } = initializers
    .varianceScaling({ distribution: 'untruncated_normal' })
    .make(shape, new Stream(2));
  assert.ok(moments(data).largest > 2.5 * Math.sqrt(1 / 200), 'not truncated');
});

/** What a layer begins with. @param {any} kernelInitializer @param {number} [units] */
function kernel(kernelInitializer, units = 3) {
  const layer = layers.dense({ units, inputShape: [3], kernelInitializer });
  const net = sequential({ layers: [layer], seed: 4 });
  const [{ data }] = net.getWeights();
  net.dispose();
  return [...data];
}

test('names: JavaScript’s, Python’s, of the class, TensorFlow.js’, Keras’ short ones', () => {
  for (const names of [
    ['glorotUniform', 'glorot_uniform', 'GlorotUniform'],
    ['lecunNormal', 'lecun_normal', 'LecunNormal', 'leCunNormal', initializers.leCunNormal()],
    ['randomNormal', 'random_normal', 'normal', initializers.randomNormal()],
    ['randomUniform', 'random_uniform', 'uniform'],
    ['zeros', 'Zeros', 'zero', initializers.constant()],
    ['ones', 'one', initializers.constant({ value: 1 })],
    ['identity', { name: 'Identity', config: { gain: 1 } }],
  ]) {
    const all = names.map((name) => kernel(name));
    for (const one of all) assert.deepEqual(one, all[0]);
  }
  assert.throws(() => kernel('toString'), /dense: there is no initializer 'toString'; it knows/);
  assert.throws(() => kernel('constructor'), /there is no initializer/);
});

test('a seed gives the same values whatever was drawn before; without, the model’s seed does', () => {
  const seeded = initializers.heNormal({ seed: 9 });
  assert.deepEqual(kernel(seeded), kernel(seeded));
  assert.notDeepEqual(kernel(seeded), kernel(initializers.heNormal({ seed: 10 })));
  assert.deepEqual(
    kernel('heNormal'),
    kernel(initializers.heNormal(/** @type {any} */ ({ seed: null }))),
  );
});

test('wrong options are said when the initializer is made', () => {
  for (const [call, sentence] of /** @type {[() => unknown, RegExp][]} */ ([
    [() => initializers.constant({ value: NaN }), /constant: value must be a number, not NaN/],
    [() => table.randomNormal({ mean: 'x' }), /randomNormal: mean must be a number, not 'x'/],
    [
      () => table.randomNormal({ stddev: -1 }),
      /randomNormal: stddev must be .* at least 0, not -1/,
    ],
    [() => table.randomUniform({ minval: 1, maxval: 0 }), /randomUniform: maxval .* at least 1/],
    [() => table.truncatedNormal({ std: 1 }), /truncatedNormal: there is no option 'std'/],
    [() => table.orthogonal({ gain: Infinity }), /orthogonal: gain must be a number/],
    [() => table.identity({ gain: '1' }), /identity: gain must be a number, not '1'/],
    [() => table.varianceScaling({ scale: 0 }), /varianceScaling: scale/],
    [() => table.varianceScaling({ mode: 'fan' }), /there is no mode 'fan'; it knows fanIn/],
    [() => table.varianceScaling({ distribution: 'x' }), /there is no distribution 'x'/],
    [() => table.glorotUniform({ seed: -1 }), /glorotUniform: seed must be a whole number from 0/],
    [() => table.glorotUniform({ seed: 2 ** 32 }), /seed must be below 2\^32/],
    [() => table.zeros(3), /zeros: takes an object of options, not 3/],
    [() => kernel('identity', 0), /dense: units must be a positive whole number/],
    [() => kernel({ name: 3 }), /dense: an initializer is a name or made by initializers/],
  ]))
    assert.throws(call, sentence);
  const bias = { units: 2, inputShape: [2], biasInitializer: 'orthogonal' };
  assert.throws(() => sequential({ layers: [layers.dense(bias)] }), /shape \[2\] is no matrix/);
});
