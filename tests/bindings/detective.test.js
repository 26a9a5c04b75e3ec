// Where a number became infinite, told after a second look at the run.
import assert from 'node:assert/strict';
import test from 'node:test';
import { layers, load, optimizers, sequential, tensor } from '../../bindings/index.js';
import { investigate } from '../../bindings/worker/detective.js';
import { firstBad } from '../../bindings/worker/not-finite.js';

await load();

/** One weight that overshoots by a factor of rate - 1 a step, or meets a batch with a hole in it. */
const demo = /** @type {import('../../bindings/worker/demo.js').Demo} */ ({
  title: 'a slope',
  params: {
    rate: { label: 'rate', value: 1, min: 0, max: 1e6 },
    hole: { label: 'hole', value: 0, min: 0, max: 99 },
  },
  setup() {
    const net = sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })], seed: 1 });
    net.compile({ optimizer: optimizers.sgd(0.1), loss: 'meanSquaredError' });
    net.setWeights([tensor([1], [1, 1]), tensor([0])]);
    return { deep: { nets: [net] }, net, n: 0 };
  },
  step(state, { rate, hole }) {
    state.n += 1;
    state.net.optimizer.learningRate = rate;
    const x = state.n === hole ? Number.NaN : 2;
    return { loss: state.net.trainOnBatch(tensor([x], [1, 1]), tensor([3], [1, 1])) };
  },
  views: {},
  check: { steps: 1, expect: () => true },
});

/** Runs until a result is not finite. @param {any} params @param {any[]} [changes] */
async function diverge(params, changes = []) {
  const state = await demo.setup(params, { random: null, data: {} });
  let now = params;
  for (let step = 1; step < 100; step++) {
    const loss = demo.step?.(state, now).loss;
    if (!Number.isFinite(loss)) {
      state.net.dispose();
      return { params, seed: 1, step, changes };
    }
    for (const change of changes) {
      if (change.step === step) now = { ...now, [change.name]: change.value };
    }
  }
  throw new Error('it did not diverge');
}

test('a rate that is too large is named, with how the weights had grown', async () => {
  const run = await diverge({ rate: 1e5, hole: 0 });
  const told = await investigate(demo, run);
  assert.match(
    told,
    /^The first number that is not finite appeared in step \d+: in the forward pass/,
  );
  assert.match(told, /the largest weight had grown from 1 to \d.*e\d+: the updates overshoot/);
  assert.match(told, /learning rate was 1\.0e5; try a smaller one/);
});

test('a change on the way is repeated', async () => {
  const changes = [{ step: 40, name: 'rate', value: 1e6 }];
  const run = await diverge({ rate: 0.01, hole: 0 }, changes);
  assert.match(await investigate(demo, run), /learning rate was 1\.0e6/);
});

test('a hole in the data is not blamed on the rate', async () => {
  const told = await investigate(demo, await diverge({ rate: 0.01, hole: 7 }));
  assert.match(told, /in step 7: in the forward pass “.*”, which goes into it, is NaN/);
  assert.match(told, /it was not the weights that had grown/);
  assert.doesNotMatch(told, /learning rate/);
});

test('a demo without models gets no explanation', async () => {
  const bare = { ...demo, setup: () => ({ n: 0 }), step: () => ({ loss: Number.NaN }) };
  assert.equal(await investigate(bare, { params: {}, seed: 1, step: 1, changes: [] }), '');
});

test('an update with finite numbers alone has no bad one', () => {
  const net = demo.setup({}, { random: null, data: {} }).net;
  const batch = [tensor([2], [1, 1]), tensor([3], [1, 1])];
  assert.equal(firstBad(net.inspect(batch[0], batch[1])), null);
  net.optimizer.learningRate = 1e6;
  const large = net.inspect(tensor([1e18], [1, 1]), tensor([0], [1, 1]));
  assert.match(firstBad(large) ?? '', /^in the update “.*kernel” becomes infinite/);
  net.dispose();
});
