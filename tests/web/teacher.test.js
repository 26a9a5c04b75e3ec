// A teacher's words: what is hidden, locked and set at the start, and what cannot be.
import assert from 'node:assert/strict';
import test from 'node:test';
import { allows, changed, startOf, unlimited, withControls } from '../../web/demo/demo-part.js';
import { taught } from '../../web/demo/teacher.js';

/** @type {any} */
const demo = {
  title: 'Demo',
  params: {
    run: {
      label: 'Run',
      value: 'slow',
      options: { slow: { label: 'slow' }, 'lobes, fast': { label: 'fast', set: { rate: 0.9 } } },
    },
    rate: { label: 'Rate', value: 0.1, min: 0, max: 1 },
    batch: { label: 'Batch', value: 10, min: 1, max: 100, step: 1 },
    layers: { label: 'Layers', value: 2, min: 1, max: 9, step: 1 },
  },
  groups: { One: ['run', 'rate'], Two: ['batch'], Three: ['layers'] },
  views: { cost: {}, layers: {} },
};
const nothing = { hide: '', lock: '', set: '', others: [] };

test('hide takes parameters, plots and parts away', () => {
  const limits = taught(demo, { ...nothing, hide: 'rate, seed,code cost layers' });
  assert.deepEqual(limits.complaints, []);
  assert.ok(limits.hidden.has('view.cost'));
  assert.ok(!limits.hidden.has('view.layers'), 'the name means the parameter');
  const shown = withControls(demo, null, limits);
  assert.deepEqual(shown.groups, { One: ['run'], Two: ['batch'] });
  assert.ok(!allows(limits, 'seed') && allows(limits, 'toggle'));
  const playless = taught(demo, { ...nothing, hide: 'play,view.layers' });
  for (const command of ['toggle', 'single', 'back']) assert.ok(!allows(playless, command));
  assert.ok(playless.hidden.has('view.layers') && !playless.hidden.has('layers'));
});

test('what is locked stays, also when a preset would change it', () => {
  const limits = taught(demo, { ...nothing, lock: 'rate,seed' });
  const before = { run: 'slow', rate: 0.1, batch: 10, layers: 2 };
  assert.deepEqual(changed(demo, before, { run: 'lobes, fast' }, limits), {
    ...before,
    run: 'lobes, fast',
  });
  assert.deepEqual(changed(demo, before, { rate: 0.5 }, limits), before);
  assert.equal(changed(demo, before, { run: 'lobes, fast' }, unlimited).rate, 0.9);
  assert.ok(!allows(limits, 'seed'));
});

test('set gives values in the words of a link, whatever commas they hold', () => {
  const limits = taught(demo, {
    ...nothing,
    set: 'run:lobes, fast,batch:20, seed:3,speed:100',
  });
  const { params, seed, complaints } = startOf('a/b', demo, limits.start);
  assert.deepEqual(
    { ...params, seed },
    { run: 'lobes, fast', rate: 0.9, batch: 20, layers: 2, seed: 3 },
  );
  assert.equal(limits.speed, 100);
  assert.deepEqual([...limits.complaints, ...complaints], []);
});

test('what cannot be is told, and the rest is done', () => {
  const limits = taught(demo, {
    ...nothing,
    hide: 'rats,rate',
    lock: 'code,batch',
    set: 'rate,speed:fast,batch:1.5,cats:1',
  });
  assert.deepEqual(
    [[...limits.hidden], [...limits.locked], limits.speed],
    [['rate'], ['batch'], Infinity],
  );
  const { params, complaints } = startOf('a/b', demo, limits.start);
  assert.equal(params.batch, 10);
  const said = [...limits.complaints, ...complaints];
  const expected = [
    /“rats” cannot be hidden; it can be one of run, rate/,
    /“code” cannot be locked; it can be one of run, rate, batch, layers, seed, speed/,
    /“rate” sets nothing; write a name and a value/,
    /speed “fast” must be one of 1, 10, 100, 1000/,
    /Batch “1.5”, but that must be a whole number/,
    /“cats”, which this demo does not have/,
  ];
  assert.equal(said.length, expected.length, said.join('\n'));
  for (const [i, pattern] of expected.entries()) assert.match(said[i], pattern);
});
