// The leaderboard of runs that anybody can repeat: who may enter, in which class, and what a file is.
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  entered,
  joined,
  judged,
  ranked,
  readEntries,
  written,
} from '../../web/learning/leaderboard.js';

const src = '06-x/race';
/** @type {any} */
const demo = {
  title: 'A race',
  params: { code: { label: 'Code', value: 3, min: 1, max: 20, step: 1, restart: true } },
  setup: () => ({}),
  step: () => ({ score: 1 }),
  views: {},
  pauseAt: () => 10,
  contest: {
    of: 'score',
    league: (/** @type {any} */ { code }) => (code <= 3 ? 'HARD' : code <= 9 ? 'MEDIUM' : null),
  },
  check: [],
};
const run = (code = 3, seed = 1, step = 10) => ({ params: { code }, seed, step, changes: [] });
/** @param {any[]} entries @param {any} experiment @param {string} name @param {number} score */
const enter = (entries, experiment, name, score) =>
  entered(entries, src, demo, experiment, { name, score });

test('a run has a place in its class, and the same run only one', () => {
  let { entries, said } = enter([], run(3), 'Ada', 0.5);
  assert.match(said, /number 1 of class HARD/);
  ({ entries, said } = enter(entries, run(3, 2), ' ', 0.25));
  assert.match(said, /number 1 of class HARD/);
  ({ entries, said } = enter(entries, run(9), 'Emmy', 0.125));
  assert.match(said, /number 1 of class MEDIUM/);
  const names = ranked(src, demo, entries, 'HARD').map(({ name }) => name);
  assert.deepEqual(names, ['Somebody', 'Ada']);
  assert.deepEqual(enter(entries, run(3), 'Eve', 0.5).entries, entries);
  assert.match(
    enter(entries, run(3), 'Eve', 0.5).said,
    /Ada has this run, .* the same to the last bit/,
  );
  assert.match(enter(entries, run(3), 'Eve', 0.75).said, /says 0.5 for Ada’s run. It gives 0.75/);
  assert.equal(judged(src, demo, entries[0].link).experiment.seed, 1);
});

test('a run that is not at its end, or in no class, does not enter', () => {
  assert.throws(
    () => enter([], run(3, 1, 9), 'Ada', 1),
    /at its end, step 10; this one stands at step 9/,
  );
  assert.throws(() => enter([], run(10), 'Ada', 1), /in no class/);
});

test('a board comes back from a file, joined to what is there', () => {
  const { entries } = enter(
    enter([], run(3), 'Ada', 0.5).entries,
    run(3, 2),
    'Bo',
    Math.fround(0.1),
  );
  assert.deepEqual(readEntries(src, demo, written(entries)), entries);
  assert.deepEqual(joined(entries.slice(0, 1), entries), entries);
});

test('a link in a file becomes ours', () => {
  const [entry] = enter([], run(4), 'Ada', 0.5).entries;
  const link = '#seed=1&code=4&step=10&demo=06-x/race';
  assert.deepEqual(readEntries(src, demo, written([{ ...entry, link }])), [entry]);
});

test('a file that is no board of this demo is refused with a sentence', () => {
  const [entry] = enter([], run(3), 'Ada', 0.5).entries;
  const file = (/** @type {any} */ change) =>
    written(/** @type {any} */ ([{ ...entry, ...change }]));
  const read = (/** @type {string} */ text) => () => readEntries(src, demo, text);
  assert.throws(read('{'), /not JSON/);
  assert.throws(read('{}'), /no leaderboard/);
  assert.throws(read('{"nabla":"leaderboard","version":2}'), /version 2/);
  assert.throws(read(file({ score: null })), /cannot be read/);
  assert.throws(read(file({ name: 'x'.repeat(41) })), /cannot be read/);
  assert.throws(read(file({ link: '#demo=other&step=10' })), /not about this demo/);
  assert.throws(
    read(file({ link: '#demo=06-x%2Frace&step=10&code=99' })),
    /must be a whole number/,
  );
  assert.throws(read(file({ link: '#demo=06-x%2Frace&step=11' })), /at its end/);
  const elsewhere = `javascript:alert(1)//&${entry.link.slice(1)}`;
  assert.throws(read(file({ link: elsewhere })), /speaks of “javascript:alert/);
});
