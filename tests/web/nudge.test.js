// Keys on a slider: every press gets on, none leaves the range, and whole numbers stay whole.
import assert from 'node:assert/strict';
import test from 'node:test';
import { nudged } from '../../web/components/nudge.js';

/** @type {import('../../web/plots/scale.js').Range[]} */
const ranges = [
  { min: 0, max: 1 },
  { min: -5, max: 5, step: 0.1 },
  { min: 1, max: 9, step: 1 },
  { min: 1, max: 1000, step: 1, scale: 'log' },
  { min: 100, max: 100000, step: 100, scale: 'log' },
  { min: 0.0001, max: 20, scale: 'log' },
  { min: 0, max: 10, scale: 'log' },
];

/** The values on the way from one end until nothing moves. @param {string} key @param {number} from @param {import('../../web/plots/scale.js').Range} range */
function way(key, from, range) {
  const values = [from];
  for (let value = from; values.length < 300; values.push(value)) {
    const next = /** @type {number} */ (nudged(key, value, range));
    if (next === value) break;
    value = next;
  }
  return values;
}

test('arrows lead from one end to the other, by at most 240 presses', () => {
  for (const range of ranges) {
    const up = way('ArrowUp', range.min, range);
    assert.equal(up.at(-1), range.max, JSON.stringify(range));
    assert.equal(way('ArrowLeft', range.max, range).at(-1), range.min, JSON.stringify(range));
    assert.ok(up.length < 240, `${up.length} presses`);
    for (let i = 1; i < up.length; i++) assert.ok(up[i] > up[i - 1]);
    const { step = 0 } = range;
    if (step >= 1) assert.ok(up.every((value) => value % step === 0));
    assert.ok(way('PageUp', range.min, range).length <= up.length);
  }
});

test('a small count goes by ones', () => {
  assert.deepEqual(
    way('ArrowRight', 1, ranges[2]),
    Array.from({ length: 9 }, (_, i) => i + 1),
  );
  assert.deepEqual(way('ArrowRight', 1, ranges[3]).slice(0, 4), [1, 2, 3, 4]);
});

test('other keys are left alone', () => {
  for (const key of ['a', 'Tab', 'Home', 'End', 'Enter', 'constructor'])
    assert.equal(nudged(key, 1, ranges[0]), null);
});
