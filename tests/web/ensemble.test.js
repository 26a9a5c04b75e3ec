// Many seeds at once: each member is the very run that one gets alone, and median and band are right.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createClient } from '../../bindings/worker/client.js';
import { createHost } from '../../bindings/worker/host.js';
import { serve } from '../../bindings/worker/rpc.js';
import { Ensemble } from '../../web/demo/ensemble.js';
import { quantile, spread } from '../../web/demo/spread.js';
import { walk } from './walk.js';

/** @param {any} demo */
function ensembleOf(demo) {
  const counts = { workers: 0, changes: 0 };
  const ensemble = new Ensemble(
    'test/walk',
    () => {
      counts.workers += 1;
      const { port1, port2 } = new MessageChannel();
      serve(
        port2,
        createHost(async () => ({ default: demo })),
      );
      return createClient(port1);
    },
    () => {
      counts.changes += 1;
    },
  );
  return { ensemble, counts };
}

const experiment = {
  params: { width: 1, from: 0 },
  seed: 1,
  step: 50,
  changes: [{ step: 20, name: 'width', value: 4 }],
};

/** The results of one run, alone. @param {number} seed */
async function alone(seed) {
  const host = createHost(async () => ({ default: walk }));
  await host.open({ src: '', params: experiment.params, seed });
  const first = host.advance({ budgetMs: 1e9, maxSteps: 20 }).scalars.at;
  host.set({ width: 4, from: 0 });
  const then = host.advance({ budgetMs: 1e9, maxSteps: 30 }).scalars.at;
  return [...first, ...then];
}

test('every member is the run of its seed, changes included', async () => {
  const { ensemble, counts } = ensembleOf(walk);
  await ensemble.run(experiment, [1, 2, 3, 4, 5], 2);
  assert.equal(counts.workers, 2);
  assert.equal(ensemble.progress, 1);
  assert.equal(ensemble.running, false);
  for (const { seed, courses, last } of ensemble.members) {
    const expected = await alone(seed);
    assert.deepEqual([...(courses.get('at') ?? [])], expected);
    assert.equal(last.at, expected[49]);
  }
});

test('a long run shares points: means over neighbouring steps', async () => {
  const { ensemble } = ensembleOf(walk);
  const even = { ...experiment, changes: [], step: 450 };
  await ensemble.run(even, [3], 1);
  const { width } = ensemble;
  assert.equal(width, 3);
  const course = ensemble.members[0].courses.get('at') ?? [];
  assert.equal(course.length, 150);
  const { ensemble: fine } = ensembleOf(walk);
  await fine.run({ ...even, step: 9 }, [3], 1);
  const steps = fine.members[0].courses.get('at') ?? new Float64Array();
  const mean = (steps[6] + steps[7] + steps[8]) / 3;
  assert.ok(Math.abs(course[2] - mean) < 1e-12);
});

test('members that diverge or fail are told apart and left out of the band', async () => {
  const { ensemble } = ensembleOf({
    ...walk,
    setup(/** @type {any} */ params, /** @type {any} */ given) {
      const state = walk.setup(params, given);
      state.luck = given.random.uniform({ shape: [1] }).data[0];
      return state;
    },
    step: (/** @type {any} */ state) => ({ at: state.luck < 0.5 ? Number.NaN : 1 }),
  });
  await ensemble.run({ ...experiment, changes: [] }, [1, 2, 3, 4, 5, 6, 7, 8], 3);
  const lost = ensemble.members.filter(({ diverged }) => diverged);
  assert.ok(lost.length > 0 && lost.length < 8);
  assert.deepEqual(lost[0].diverged, { name: 'at', step: 1 });
  assert.equal(ensemble.progress, 1);
  assert.deepEqual([...spread(ensemble.members, 'at', ensemble, [0, 1]).y], Array(50).fill(1));

  const { ensemble: failing } = ensembleOf(walk);
  await failing.run({ ...experiment, params: { width: 1, from: 10 } }, [1, 2], 1);
  assert.deepEqual(
    failing.members.map(({ failure }) => failure),
    ['ten is too far', 'ten is too far'],
  );
});

test('it can be cancelled, and run again', async () => {
  const { ensemble } = ensembleOf(walk);
  const long = ensemble.run({ ...experiment, step: 1e6 }, [1, 2, 3], 2);
  await new Promise((resolve) => setTimeout(resolve, 30));
  ensemble.cancel();
  await long;
  assert.equal(ensemble.running, false);
  assert.ok(ensemble.progress < 1);
  assert.ok(ensemble.members.every(({ failure }) => failure === ''));
  await ensemble.run(experiment, [7], 2);
  assert.equal(ensemble.progress, 1);
});

test('quantiles lie between neighbours', () => {
  assert.equal(quantile([1, 2, 3, 4, 5], 0.5), 3);
  assert.equal(quantile([1, 2, 3, 4], 0.25), 1.75);
  assert.equal(quantile([1, 2, 3, 4], 0), 1);
  assert.equal(quantile([1, 2, 3, 4], 1), 4);
  assert.equal(quantile([7], 0.25), 7);
});
