// sources.test.js - fit on generators, iterators and resident data; bad batches; steps at a time.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { dataset, memory, tensor } from '../../bindings/index.js';
import { data, scale, small } from './small-nets.js';

/** @param {any} net @returns {number[]} */
const flat = (net) => net.getWeights().flatMap((/** @type {any} */ w) => [...w.data]);

test('a generator function is called for every epoch; without stepsPerEpoch until it ends', async () => {
  const net = scale();
  let calls = 0;
  const log = await net.fit(
    function* () {
      calls += 1;
      yield [
        [0, 0],
        [1, 1],
      ];
      yield { xs: [0], ys: [4] };
    },
    { epochs: 2, validationData: [[1], [3]] },
  );
  assert.equal(calls, 2);
  assert.deepEqual(log, { epoch: [0, 1], history: { loss: [6, 6], val_loss: [4, 4] } });
  net.dispose();
});

test('an endless one needs stepsPerEpoch and goes on; async ones are waited for', async () => {
  const net = scale();
  async function* squares() {
    for (let i = 0; ; i++) yield [[0], [i]];
  }
  const log = await net.fit(squares, { epochs: 2, stepsPerEpoch: 3 });
  assert.deepEqual(log.history.loss, [(0 + 1 + 4) / 3, (9 + 16 + 25) / 3]);
  net.dispose();
});

test('an iterator that ends, ends training; none at all is an error', async () => {
  const net = scale();
  const pairs = [
    [[0], [1]],
    [[0], [2]],
    [[0], [3]],
  ];
  const log = await net.fit(pairs.values(), { epochs: 9, stepsPerEpoch: 2 });
  assert.deepEqual(log, { epoch: [0, 1], history: { loss: [2.5, 9] } });
  await assert.rejects(net.fit([].values(), { epochs: 2 }), /fit: the generator gave no batch/);
  net.dispose();
});

test('validation by a generator, with callbacks of every batch', async () => {
  const net = scale();
  /** @type {any[]} */
  const seen = [];
  const batches = function* () {
    for (;;) yield [[0], [2]];
  };
  const log = await net.fit(batches, {
    stepsPerEpoch: 2,
    validationData: batches,
    validationSteps: 3,
    callbacks: {
      onBatchEnd: (/** @type {number} */ batch, /** @type {any} */ logs) =>
        seen.push([batch, logs]),
    },
  });
  assert.deepEqual(log.history, { loss: [4], val_loss: [4] });
  assert.deepEqual(seen, [
    [0, { loss: 4 }],
    [1, { loss: 4 }],
  ]);
  net.dispose();
});

test('a bad batch is a sentence, and the generator is closed', async () => {
  const net = scale();
  let isClosed = false;
  /** @param {any} bad */
  const thenBad = (bad) =>
    function* () {
      try {
        yield [[0], [1]];
        yield bad;
      } finally {
        isClosed = true;
      }
    };
  const live = memory().objects;
  for (const [bad, sentence] of /** @type {[any, RegExp][]} */ ([
    [[[[1, 2]], [1]], /dense: x has shape \[1, 2\]; needed is \[batch, 1\]/],
    [[[1, 2], [1]], /y has 1 rows/],
    [[[1]], /a batch must be \[x, y\], .*, not an array of 1/],
    [7, /not 7/],
    [null, /not null/],
    [{ x: [1], y: [1] }, /not an object/],
  ])) {
    isClosed = false;
    await assert.rejects(net.fit(thenBad(bad), { epochs: 1 }), sentence);
    assert.ok(isClosed);
  }
  assert.equal(memory().objects, live + 0);
  await assert.rejects(
    net.fit(() => 3),
    /must give an iterator, not 3/,
  );
  await assert.rejects(
    net.fit(thenBad(0), { validationSplit: 0.5 }),
    /validationSplit needs arrays/,
  );
  await assert.rejects(net.fit(thenBad(0), { stepsPerEpoch: 0 }), /stepsPerEpoch must be/);
  assert.deepEqual(net.getWeights(), [tensor([[1]])]);
  net.dispose();
});

test('fit on resident data is fit on the arrays, and puts them into the engine once', async () => {
  const { x, y } = data(50);
  const [a, b] = [small(), small()];
  const rows = dataset(x, y);
  const options = { epochs: 2, batchSize: 16, validationSplit: 0.2 };
  assert.deepEqual(await a.fit(rows, options), await b.fit(x, y, options));
  for (const epochs of [1, 2]) {
    await a.fit(rows, { epochs });
    await b.fit(x, y, { epochs });
  }
  assert.deepEqual(flat(a), flat(b));
  assert.equal(a.evaluate(rows), b.evaluate(x, y));
  a.dispose();
  b.dispose();
  assert.ok(memory().objects > 0);
  rows.dispose();
  rows.dispose();
  const c = small();
  await assert.rejects(c.fit(rows), /dataset: this data set has been disposed/);
  c.dispose();
});

test('trainSteps goes on where it stood', async () => {
  const { x, y } = data(50);
  const [a, b] = [small(), small()];
  const rows = dataset(x, y);
  const options = { batchSize: 16, shuffle: false };
  const logs = [1, 2, 5].flatMap((steps) => a.trainSteps(rows, { ...options, steps }).loss);
  await b.fit(x, y, { ...options, epochs: 2 });
  assert.equal(logs.length, 8); // 16 + 16 + 16 + 2 rows an epoch
  assert.deepEqual(flat(a), flat(b));
  a.trainSteps(rows, { steps: 9 });
  assert.throws(() => a.trainSteps(rows, { steps: -1 }), /trainSteps: steps must be/);
  assert.throws(() => a.trainSteps(/** @type {any} */ ([x, y])), /takes what dataset\(x, y\) gave/);
  assert.throws(() => a.trainSteps(dataset(x, x)), /y has shape \[50, 2\]/);
  for (const one of [a, b, rows]) one.dispose();
});
