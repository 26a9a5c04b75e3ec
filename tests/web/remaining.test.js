// How long a run will still take: smoothed over seconds, and told in words that do not waver.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Pace } from '../../web/demo/pace.js';
import { calmly, inWords } from '../../web/demo/remaining.js';

test('the time of a step is smoothed, and known anew in each run', () => {
  let time = 0;
  const pace = new Pace(() => time);
  pace.begin();
  pace.count(10, true);
  assert.ok(Number.isNaN(pace.perStep), 'not in the first second');
  time = 1000;
  pace.count(10);
  assert.equal(pace.perStep, 50);
  time = 2000;
  pace.count(10);
  assert.ok(pace.perStep > 50 && pace.perStep < 100, `${pace.perStep}: between old and new`);
  pace.count(1, true);
  assert.ok(Number.isNaN(pace.perStep), 'another run, another network perhaps');
});

test('time on the way to a pause does not spoil the estimate', () => {
  let time = 0;
  const pace = new Pace(() => time);
  pace.begin();
  time = 1000;
  pace.count(100);
  time = 61_000;
  pace.begin();
  assert.equal(pace.perStep, 10, 'it holds over a pause');
  time = 62_000;
  pace.count(100);
  assert.equal(pace.perStep, 10);
});

test('an estimate that wavers is told once', () => {
  assert.equal(calmly(Number.NaN, null), null);
  assert.equal(calmly(1.5, null), null, 'too short to be told');
  assert.equal(calmly(12, null), 15);
  for (const seconds of [12, 15.1, 16, 10, 9.5])
    assert.equal(calmly(seconds, 15), 15, `${seconds}`);
  assert.equal(calmly(16.5, 15), 20);
  assert.equal(calmly(8.6, 15), 10);
  assert.equal(calmly(Number.NaN, 15), 15);
  assert.equal(calmly(0, 5), 5, 'to the end');
  assert.equal(calmly(400, null), 420);
  assert.equal(calmly(3000, null), 3000);
});

test('a steady run is told fewer times than there are seconds', () => {
  const said = new Set();
  let changes = 0;
  /** @type {number | null} */
  let before = null;
  for (let left = 90; left >= 0; left -= 0.1) {
    const now = calmly(left + Math.sin(left * 7), before);
    if (now !== before) changes += 1;
    before = now;
    said.add(now);
  }
  assert.ok(changes <= 20, `${changes} changes`);
  assert.equal(changes, said.size, 'it never goes back');
});

test('in words', () => {
  assert.equal(inWords(5), 'a few seconds left');
  assert.equal(inWords(45), 'about 45 s left');
  assert.equal(inWords(90), 'about 2 min left');
  assert.equal(inWords(3000), 'about 50 min left');
});
