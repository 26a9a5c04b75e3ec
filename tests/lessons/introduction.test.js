// Lecture 1: what its demos rely on beside their own checks.
import assert from 'node:assert/strict';
import test from 'node:test';
import { change, defaults } from '../../bindings/worker/demo.js';
import { namesOf } from '../../lessons/01-introduction/data/forward.js';
import { across, square } from '../../lessons/01-introduction/data/plane.js';
import byHand from '../../lessons/01-introduction/demos/net-by-hand.js';

const step = (/** @type {number} */ units) => ({ units, activation: 'step' });

test('the numbers of a network have names, in the order of kernels and biases', () => {
  assert.deepEqual(namesOf([step(2), step(1)]), [
    ...['y → a: y₁→a₁', 'y → a: y₁→a₂', 'y → a: y₂→a₁', 'y → a: y₂→a₂'],
    ...['y → a: bias a₁', 'y → a: bias a₂'],
    ...['a → out: a₁→out', 'a → out: a₂→out', 'a → out: bias out'],
  ]);
  assert.deepEqual(namesOf([step(1)]), ['y → out: y₁→out', 'y → out: y₂→out', 'y → out: bias out']);
});

test('one neuron more leaves the numbers of the others alone, one fewer too', () => {
  const start = change(byHand, defaults(byHand), 'net', 'b2');
  const names = (/** @type {any} */ params) => namesOf([...params.hidden, step(1)]);
  const numbered = (/** @type {any} */ params) =>
    Object.fromEntries(names(params).map((name, i) => [name, params.weights[i]]));
  const four = change(byHand, start, 'hidden', [step(4)]);
  assert.equal(four.weights.length, 17);
  assert.deepEqual(numbered(four), {
    ...numbered(start),
    ...{ 'y → a: y₁→a₄': 0, 'y → a: y₂→a₄': 0, 'y → a: bias a₄': 0, 'a → out: a₄→out': 0 },
  });
  assert.deepEqual(change(byHand, four, 'hidden', [step(3)]).weights, start.weights);
  assert.deepEqual(change(byHand, four, 'output', 'step').weights, four.weights);
});

test('a square begins in its upper left, a line at its left end', () => {
  const { shape, data } = square(2, 4, [10, 20]);
  assert.deepEqual(shape, [4, 2]);
  assert.deepEqual([...data], [8, 22, 12, 22, 8, 18, 12, 18]);
  assert.deepEqual([...across(3, 1, [0, 5]).data], [-1, 5, 0, 5, 1, 5]);
});
