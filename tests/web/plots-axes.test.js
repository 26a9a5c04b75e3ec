// What axes do: follow their data without flicker, name their ticks, round what is chosen.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Axis } from '../../web/plots/axis.js';
import { extent, Follow, lostWords } from '../../web/plots/follow.js';
import { formatTick, logTicks, roundTo } from '../../web/plots/scale.js';

test('an axis grows at once, to round ends, and stands still while data move inside', () => {
  const follow = new Follow();
  const first = follow.take(0.13, 9.2);
  assert.deepEqual(first, [0, 10]);
  for (const high of [9.9, 8, 5, 3.6]) assert.equal(follow.take(0.1, high), first);
  assert.deepEqual(follow.take(0.1, 10.4), [0, 12]);
  assert.deepEqual(follow.take(0.1, 2.1), [0, 2.5], 'less than a third: it shrinks');
});

test('a stream of losses moves its axis a few times, not at each step', () => {
  const follow = new Follow({ log: true });
  const seen = new Set();
  for (let step = 1; step < 5000; step++) seen.add(follow.take(1 / step, 1));
  assert.equal(seen.size, 5);
  assert.deepEqual([...seen].at(-1), [0.0001, 1]);
});

test('data that do not vary, no data, a fixed range, 0 inside', () => {
  assert.deepEqual(new Follow().take(4, 4), [2, 6]);
  assert.deepEqual(new Follow().take(Infinity, -Infinity), [0, 1]);
  assert.deepEqual(new Follow({ fixed: [0, 1] }).take(5, 9), [0, 1]);
  assert.deepEqual(new Follow({ zero: true }).take(5, 9), [0, 10]);
  const tight = new Follow({ tight: true });
  assert.deepEqual(tight.take(-3.14, 3.14), [-3.14, 3.14]);
  assert.deepEqual(tight.take(-3.14, 7), [-4, 8]);
});

test('least and greatest of what is finite; what is not is counted', () => {
  const values = Float32Array.from([NaN, -2, Infinity, 3, -Infinity, NaN]);
  assert.deepEqual(extent([values]), [-2, 3]);
  assert.deepEqual(extent([values], true), [3, 3]);
  assert.equal(lostWords([values]), '2 × NaN, 1 × ∞, 1 × −∞');
  assert.equal(lostWords([Float32Array.of(1)]), '');
});

test('ticks of a logarithmic axis are decades, or every second, or 2 and 5 between', () => {
  const near = (/** @type {number[]} */ a) => a.map((mark) => Number(mark.toPrecision(6)));
  assert.deepEqual(near(logTicks(0.001, 1)), [0.001, 0.01, 0.1, 1]);
  assert.deepEqual(near(logTicks(1e-12, 1)), [1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1]);
  assert.deepEqual(near(logTicks(1, 10)), [1, 2, 5, 10]);
  assert.deepEqual(near(logTicks(3, 7)), [3, 4, 5, 6, 7]);
});

test('an axis has two ticks at least, however little room there is', () => {
  for (const domain of [
    [-4, 4],
    [-5, 5],
    [-1.9, 1.9],
  ]) {
    const axis = new Axis(/** @type {[number, number]} */ (domain));
    assert.ok(axis.marks(3).length >= 2, `${domain}: ${axis.marks(3)}`);
  }
});

test('neighbouring ticks never have the same words', () => {
  for (const domain of [
    [1000, 1001],
    [0.9999, 1.0001],
    [-2e6, 3e6],
    [1e-9, 7e-9],
    [-5, 5],
  ]) {
    const axis = new Axis(/** @type {[number, number]} */ (domain));
    const words = axis.marks(5).map(([, text]) => text);
    assert.equal(new Set(words).size, words.length, words.join(' '));
  }
  assert.equal(formatTick(1e-5), '10⁻⁵');
  assert.equal(formatTick(-2e6, 1e6), '−2·10⁶');
  assert.equal(formatTick(20000, 5000), '20\u202f000');
});

test('an axis and its inverse undo each other', () => {
  for (const axis of [new Axis([-3, 5]), new Axis([0.01, 10], true)]) {
    for (const at of [0, 0.2, 1]) assert.ok(Math.abs(axis.unit(axis.value(at)) - at) < 1e-12);
  }
});

test('a chosen value is as exact as the plot', () => {
  assert.equal(roundTo(1.23456, 0.013), 1.23);
  assert.equal(roundTo(1.23456, 0.1), 1.2);
  assert.equal(roundTo(123456, 1300), 123000);
  assert.equal(Object.is(roundTo(-0.0001, 0.1), 0), true);
});
