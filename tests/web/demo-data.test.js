// A demo that needs data: they are loaded before it starts, once, and only those that are chosen; a pack
// that does not come is a failure from which Retry leads on.
import assert from 'node:assert/strict';
import test from 'node:test';
import { bytesOf } from '../lessons/list.js';
import { onStage, until } from './stage.js';

/** @type {import('../../bindings/worker/demo.js').Demo} */
const demo = {
  title: 'Which class comes first',
  params: {
    set: {
      label: 'Images',
      value: 'digits',
      options: { digits: { label: 'Digits' }, cat: { label: 'A cat' } },
      restart: true,
    },
  },
  random: false,
  data: ({ set }) => [set],
  setup: ({ set }, { data }) => ({ pack: data[set], names: Object.keys(data) }),
  step: ({ pack }) => ({ first: pack.classes.length > 0 ? pack.train.labels[0] : -1 }),
  views: { names: { plot: 'bars', title: 'Names', of: ({ names }) => names } },
  check: { steps: 1, expect: () => true },
};

test('data are loaded when they are chosen, each once, and their progress is seen', async (t) => {
  /** @type {string[]} */
  const asked = [];
  /** @type {any[]} */
  const seen = [];
  const { player } = onStage(t, demo, {
    async bytesOf(name, tell) {
      asked.push(name);
      tell({ name, loaded: 1, total: 2 });
      await until(() => player.loading !== null);
      seen.push(player.loading);
      return bytesOf(name);
    },
  });
  await player.start({ set: 'digits' }, 1);
  assert.equal(player.loading, null);
  assert.deepEqual(seen.splice(0), [{ name: 'digits', loaded: 1, total: 2 }]);
  await player.single();
  assert.equal(player.shown.results.first, 0);
  await player.set({ set: 'cat' });
  assert.deepEqual(player.shown.data.names, ['cat']);
  await player.set({ set: 'digits' });
  assert.deepEqual(player.shown.data.names, ['digits']);
  assert.deepEqual(asked, ['digits', 'cat']);
});

test('a pack that does not come is a sentence, and the next attempt works', async (t) => {
  let broken = true;
  const { player } = onStage(t, demo, {
    async bytesOf(name) {
      if (broken) throw Object.assign(new Error('Not there.'), { name: 'DataError' });
      return bytesOf(name);
    },
  });
  await player.start({ set: 'digits' }, 1);
  assert.deepEqual([player.failure?.message, player.failure?.retry], ['Not there.', true]);
  broken = false;
  await player.restart();
  assert.equal(player.failure, null);
  assert.deepEqual(player.shown.data.names, ['digits']);
});
