// Comparing numbers of float32 arithmetic with numbers written by hand.

import assert from 'node:assert/strict';

/**
 * Every number within `tolerance` of the expected one: |got - want| <= tolerance max(1, |want|).
 * @param {number | ArrayLike<number>} got
 * @param {number | ArrayLike<number>} want
 * @param {number} [tolerance] 1e-6: a few roundings of numbers of size 1
 */
export function near(got, want, tolerance = 1e-6) {
  const [a, b] = [got, want].map((x) => (typeof x === 'number' ? [x] : Array.from(x)));
  assert.equal(a.length, b.length, 'as many numbers');
  a.forEach((value, i) => {
    const close = Math.abs(value - b[i]) <= tolerance * Math.max(1, Math.abs(b[i]));
    assert.ok(close || Object.is(value, b[i]), `number ${i} is ${value}, not ${b[i]}`);
  });
}
