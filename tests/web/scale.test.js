// Ticks, slider positions and written numbers.
import assert from 'node:assert/strict';
import test from 'node:test';
import { formatCount, formatNumber, position, ticks, valueAt } from '../../web/plots/scale.js';

test('ticks are round, inside the domain and not many', () => {
  assert.deepEqual(ticks(-3, 3), [-3, -2, -1, 0, 1, 2, 3]);
  assert.deepEqual(ticks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(ticks(0.13, 0.42, 3), [0.2, 0.3, 0.4]);
  assert.deepEqual(ticks(2, 2), [2]);
  for (const [low, high] of [
    [0, 7e-9],
    [-1234, 98765],
    [0.999, 1.001],
  ]) {
    const marks = ticks(low, high);
    assert.ok(
      marks.length >= 2 && marks.length <= 7,
      `${marks.length} ticks from ${low} to ${high}`,
    );
    assert.ok(marks.every((mark) => mark >= low && mark <= high));
  }
});

test('position and valueAt undo each other', () => {
  const ranges = [
    { min: 0, max: 5 },
    { min: 0.0001, max: 20, scale: /** @type {const} */ ('log') },
    { min: 1, max: 1000, step: 1, scale: /** @type {const} */ ('log') },
    { min: 0, max: 10, scale: /** @type {const} */ ('log') },
  ];
  for (const range of ranges) {
    for (let place = 0; place <= 1000; place += 50) {
      const value = valueAt(place / 1000, range);
      assert.ok(value >= range.min && value <= range.max);
      assert.equal(valueAt(position(value, range), range), value);
    }
  }
});

test('a stepped range gives multiples of its step, a logarithmic one the decades', () => {
  assert.equal(valueAt(0.5, { min: 1, max: 100, step: 1, scale: 'log' }), 10);
  assert.equal(valueAt(0.333, { min: 0, max: 1, step: 0.1 }), 0.3);
  assert.equal(position(0.01, { min: 0.0001, max: 1, scale: 'log' }), 0.5);
  assert.equal(valueAt(0, { min: 0, max: 1, scale: 'log' }), 0);
});

test('numbers are written short, with a true minus sign', () => {
  assert.equal(formatNumber(0.0123456), '0.0123');
  assert.equal(formatNumber(-2), '−2');
  assert.equal(formatNumber(0.0000123), '1.23e−5');
  assert.equal(formatNumber(1.5e7), '1.50e7');
  assert.equal(formatNumber(Number.NaN), 'NaN');
  assert.equal(formatNumber(-Infinity), '−∞');
  assert.equal(formatCount(1234567), '1\u202f234\u202f567');
});
