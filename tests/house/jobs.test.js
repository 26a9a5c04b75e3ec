// jobs.test.js — the jobs of `npm test`: side by side, in order, and heard one after another.
import assert from 'node:assert/strict';
import test from 'node:test';
import { runJobs } from '../jobs.js';

/** Jobs that say where they are and go on when they are told to. */
function staged() {
  /** @type {Map<string, () => void>} */
  const going = new Map();
  /** @type {string[]} */
  const heard = [];
  /** @param {string} name @param {string} [stage] @param {string[]} [after] @returns {import('../jobs.js').Job} */
  const job = (name, stage = name, after) => ({
    stage,
    after,
    async run(say) {
      say(`${name} begins.`);
      await new Promise((resolve) => going.set(name, () => resolve(null)));
      going.delete(name);
      say(`${name} ends.`);
    },
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (/** @type {string} */ name) => {
    going.get(name)?.();
    await turn();
    await turn();
  };
  const print = (/** @type {string} */ text) => {
    if (text) heard.push(text);
  };
  return { job, end, turn, print, heard, going };
}

test('two at once, in the order of the list, and the first is heard live', async () => {
  const { job, end, turn, print, heard, going } = staged();
  const all = runJobs(
    ['a', 'b', 'c'].map((name) => job(name)),
    print,
    2,
  );
  await turn();
  assert.deepEqual([...going.keys()], ['a', 'b']);
  await end('b');
  assert.deepEqual([...going.keys()], ['a', 'c']);
  assert.deepEqual(heard, ['a begins.']);
  await end('a');
  assert.deepEqual(heard, ['a begins.', 'a ends.', 'b begins.b ends.', 'c begins.']);
  await end('c');
  await all;
  assert.equal(heard.at(-1), 'c ends.');
});

test('a job waits for every job of the stages it comes after, if they are there', async () => {
  const { job, end, turn, print, going } = staged();
  const jobs = [
    job('a', 'build'),
    job('b', 'build'),
    job('c', 'use', ['build', 'absent']),
    job('d'),
  ];
  const all = runJobs(jobs, print, 2);
  await turn();
  await end('a');
  assert.deepEqual([...going.keys()], ['b', 'd']);
  await end('b');
  assert.deepEqual([...going.keys()], ['d', 'c']);
  await end('c');
  await end('d');
  await all;
});

test('stages that wait for each other are an error, not a hang', async () => {
  const { job, print } = staged();
  await assert.rejects(runJobs([job('a', 'a', ['b']), job('b', 'b', ['a'])], print, 2), /wait/);
});
