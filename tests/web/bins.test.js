// The bounded memory of a curve: nothing is lost but detail.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Bins } from '../../web/plots/bins.js';

test('few values stay as they are', () => {
  const bins = new Bins(8);
  bins.add([3, 1, 2]);
  const { x, mean, low, high } = bins.columns();
  assert.deepEqual([...x], [1, 2, 3]);
  for (const column of [mean, low, high]) assert.deepEqual([...column], [3, 1, 2]);
});

test('many values: means, least and greatest of equal stretches', () => {
  const values = Array.from({ length: 1000 }, (_, i) => Math.sin(i));
  const bins = new Bins(16);
  for (let i = 0; i < values.length; i += 7) bins.add(values.slice(i, i + 7));
  const { x, mean, low, high } = bins.columns();
  assert.equal(bins.width, 64);
  assert.equal(x.at(-1), 1000);
  for (let bin = 0; bin < x.length; bin++) {
    const part = values.slice(bin * 64, x[bin]);
    assert.ok(Math.abs(mean[bin] - part.reduce((a, b) => a + b) / part.length) < 1e-12);
    assert.equal(low[bin], Math.min(...part));
    assert.equal(high[bin], Math.max(...part));
  }
  assert.equal(bins.first, values[0]);
  assert.equal(bins.last, values[999]);
});
