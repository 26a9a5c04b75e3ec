// random.test.js - the stream: what a seed fixes, that distributions are what they say; and
// initialisers by Keras' names. The generator's own vectors: tests/engine/rng_test.c.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { initializers, random, tensor } from '../../bindings/index.js';
import { Stream } from '../../bindings/random.js';
import { near } from './near.js';

/** Mean and standard deviation. @param {ArrayLike<number>} list */
function moments(list) {
  const values = Array.from(list);
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
  return { mean, stddev: Math.sqrt(variance) };
}

const N = 20_000; // standard error of a mean: 1/√N = 0.7 % of the deviation; bounds are five of it
const BOUND = 5 / Math.sqrt(N);

test('seed and stream fix every number; PCG32’s published first outputs come out', () => {
  // pcg32-demo of pcg-random.org: seed 42, stream 54
  const published = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
  const demo = random.stream(42, 54);
  assert.deepEqual(
    published.map(() => demo.next()),
    published,
  );
  const draw = (/** @type {number} */ seed, stream = 0) =>
    random.stream(seed, stream).uniform({ shape: [9] });
  assert.deepEqual(draw(1), draw(1));
  assert.notDeepEqual(draw(1), draw(2));
  assert.notDeepEqual(draw(1), draw(1, 1));
});

test('without a shape a number, with one a tensor', () => {
  const r = random.stream(1);
  assert.equal(typeof r.uniform(), 'number');
  assert.equal(typeof r.normal({ mean: 3 }), 'number');
  assert.deepEqual(r.normal({ shape: [2, 3] }).shape, [2, 3]);
  assert.deepEqual(r.integers({ shape: [], high: 9 }).shape, []);
});

test('uniform and normal have their bounds, means and deviations', () => {
  const r = random.stream(1);
  const u = r.uniform({ shape: [N], low: -1, high: 3 }).data;
  assert.ok(u.every((v) => v >= -1 && v < 3));
  near(moments(u).mean, 1, BOUND * 4);
  const n = moments(r.normal({ shape: [N], mean: 2, stddev: 3 }).data);
  near(n.mean, 2, 3 * BOUND);
  near(n.stddev, 3, BOUND);
  assert.deepEqual(
    random.stream(4).normal({ shape: [5], std: 2 }),
    random.stream(4).normal({ shape: [5], stddev: 2 }),
  );
  const t = r.truncatedNormal({ shape: [N], mean: 1, stddev: 2 }).data;
  assert.ok(t.every((v) => Math.abs(v - 1) <= 4));
  near(moments(t).stddev, 2 * 0.87962566, BOUND * 2);
});

test('whole numbers and classes are drawn in proportion', () => {
  const r = random.stream(2);
  const counts = (/** @type {ArrayLike<number>} */ list, /** @type {number} */ n) =>
    Array.from(
      { length: n },
      (_, k) => Array.from(list).filter((v) => v === k).length / list.length,
    );
  near(counts(r.integers({ shape: [N], high: 4 }).data, 4), [0.25, 0.25, 0.25, 0.25], BOUND);
  const drawn = r.categorical({ shape: [N], weights: [1, 0, 3] }).data;
  near(counts(drawn, 3), [0.25, 0, 0.75], BOUND);
  assert.equal(r.integers({ low: 5, high: 6 }), 5);
});

test('shuffling keeps everything and changes the order, rows together', () => {
  const r = random.stream(3);
  const list = Array.from({ length: 20 }, (_, i) => i);
  const shuffled = r.shuffle(list);
  assert.notDeepEqual(shuffled, list);
  assert.deepEqual(
    [...shuffled].sort((a, b) => a - b),
    list,
  );
  assert.deepEqual(
    [...r.permutation(20)].sort((a, b) => a - b),
    list,
  );
  const rows = r.shuffle(tensor(list.map((i) => [i, -i]))).array();
  assert.ok(rows.every((/** @type {number[]} */ [a, b]) => a === -b || a === 0));
  assert.ok(r.shuffle(Int8Array.of(1, 2)) instanceof Int8Array);
});

test('orthogonal: columns or rows, the fewer, are orthonormal times gain', () => {
  const q = random.stream(1).orthogonal({ shape: [4, 3], gain: 2 });
  near(q.transpose().matmul(q).data, [4, 0, 0, 0, 4, 0, 0, 0, 4], 1e-5);
  const wide = random.stream(1).orthogonal({ shape: [2, 5] });
  near(wide.matmul(wide.transpose()).data, [1, 0, 0, 1], 1e-5);
});

/** Deviation of each initialiser on [100, 300], and the largest value where there is one. */
const table = /** @type {[keyof typeof initializers, any, number, number][]} */ ([
  ['zeros', {}, 0, 0],
  ['ones', {}, 0, 1],
  ['constant', { value: 2.5 }, 0, 2.5],
  ['randomNormal', {}, 0.05, Infinity],
  ['randomNormal', { stddev: 2 }, 2, Infinity],
  ['randomUniform', {}, 0.05 / Math.sqrt(3), 0.05],
  ['truncatedNormal', {}, 0.05 * 0.87962566, 0.1],
  ['glorotUniform', {}, Math.sqrt(2 / 400), Math.sqrt(6 / 400)],
  ['glorotNormal', {}, Math.sqrt(2 / 400), Infinity],
  ['heUniform', {}, Math.sqrt(2 / 100), Math.sqrt(6 / 100)],
  ['heNormal', {}, Math.sqrt(2 / 100), Infinity],
  ['lecunUniform', {}, Math.sqrt(1 / 100), Math.sqrt(3 / 100)],
  ['lecunNormal', {}, Math.sqrt(1 / 100), Infinity],
  [
    'varianceScaling',
    { scale: 3, mode: 'fanOut', distribution: 'untruncatedNormal' },
    0.1,
    Infinity,
  ],
]);
for (const [name, options, stddev, largest] of table)
  test(`initializer ${name} ${JSON.stringify(options)}`, () => {
    const { data } = initializers[name](options).make([100, 300], new Stream(1));
    near(moments(data).stddev, stddev, BOUND * Math.max(stddev, 1e-9));
    const top = data.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    assert.ok(top <= largest * (1 + 1e-6) && (largest === Infinity || top >= 0.99 * largest));
  });

test('identity and orthogonal initialisers, and a seed of one’s own', () => {
  const stream = new Stream(1);
  assert.deepEqual(initializers.identity({ gain: 2 }).make([2, 3], stream).array(), [
    [2, 0, 0],
    [0, 2, 0],
  ]);
  const q = initializers.orthogonal().make([3, 3], stream);
  near(q.transpose().matmul(q).data, [1, 0, 0, 0, 1, 0, 0, 0, 1], 1e-5);
  const seeded = initializers.heNormal({ seed: 7 });
  assert.deepEqual(seeded.make([5], stream), seeded.make([5], stream));
  assert.throws(
    () => initializers.orthogonal().make([3], stream),
    /orthogonal: shape \[3\] is no matrix/,
  );
  assert.throws(
    () => initializers.varianceScaling({ mode: 'fan' }),
    /no mode 'fan'; it knows fanIn/,
  );
});
