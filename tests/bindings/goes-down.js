// Whether training gets anywhere.

import assert from 'node:assert/strict';

/** The mean of the last tenth is below a share of the first tenth's. @param {readonly number[]} costs @param {number} share */
export function goesDown(costs, share) {
  const tenth = Math.ceil(costs.length / 10);
  const mean = (/** @type {readonly number[]} */ part) =>
    part.reduce((a, b) => a + b) / part.length;
  const [first, last] = [mean(costs.slice(0, tenth)), mean(costs.slice(-tenth))];
  assert.ok(last < share * first, `${first} at first, ${last} at last`);
}
