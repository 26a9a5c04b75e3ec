// What answers to a quiz are worth: options, numbers as people write them, common wrong ones.
import assert from 'node:assert/strict';
import test from 'node:test';
import { judgeChoice, judgeNumber, readNumber } from '../../web/learning/quiz-judge.js';

test('one right option', () => {
  const right = [false, true, false];
  assert.equal(judgeChoice([false, false, false], right).counts, false);
  assert.deepEqual(judgeChoice([false, true, false], right).explain, [1]);
  assert.equal(judgeChoice([false, true, false], right).passed, true);
  const wrong = judgeChoice([true, false, false], right);
  assert.deepEqual([wrong.counts, wrong.passed, wrong.explain], [true, false, [0]]);
});

test('several right options: all of them and no other', () => {
  const right = [true, true, false];
  assert.equal(judgeChoice([true, true, false], right).passed, true);
  const part = judgeChoice([true, false, false], right);
  assert.deepEqual([part.passed, part.explain], [false, []]);
  assert.match(part.sentence, /there is more/);
  assert.deepEqual(judgeChoice([true, true, true], right).explain, [2]);
});

test('numbers as people write them', () => {
  const read = ['12', ' 0.5 ', '0,5', '−3', '+2', '1e-3', '2/3', '.5', '1 / 4'].map(readNumber);
  assert.deepEqual(read, [12, 0.5, 0.5, -3, 2, 0.001, 2 / 3, 0.5, 0.25]);
  for (const text of ['', 'ten', '1,2,3', '0x10', '1/2/3', 'Infinity', '--1', '1 2']) {
    assert.ok(Number.isNaN(readNumber(text)), text);
  }
});

test('a number within the tolerance is right, a common wrong one is explained', () => {
  const quiz = { value: 13, tolerance: 0, known: [13, 9] };
  assert.deepEqual(judgeNumber('13', quiz).explain, [0]);
  assert.equal(judgeNumber('13', quiz).passed, true);
  assert.equal(judgeNumber('13.1', quiz).passed, false);
  assert.equal(judgeNumber('13.1', { ...quiz, tolerance: 0.2 }).passed, true);
  assert.deepEqual(judgeNumber('9', quiz).explain, [1]);
  assert.deepEqual(judgeNumber('8', quiz).explain, []);
  assert.equal(judgeNumber('many', quiz).counts, false);
  assert.equal(judgeNumber('1/0', quiz).counts, false);
  assert.equal(judgeNumber('1/3', { value: 1 / 3, tolerance: 0, known: [1 / 3] }).passed, true);
});
