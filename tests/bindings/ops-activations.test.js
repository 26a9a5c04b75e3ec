// ops-activations.test.js - the activations that are made of operators, on small numbers worked out by
// hand. Keras' own numbers: keras.test.js.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { ops, tensor } from '../../bindings/index.js';
import { near } from './near.js';

const { E, LN2, tanh } = Math;
const S = 1 / (1 + 1 / E); // sigmoid(1)
const each = (/** @type {string} */ name, /** @type {any[]} */ ...args) =>
  /** @type {Record<string, any>} */ (ops)[name](...args);

/** @type {Record<string, [any[], any]>} arguments, result; a further case has a number behind the name */
const TABLE = {
  relu6: [[[-1, 3, 7]], [0, 3, 6]],
  hardSigmoid: [[[-4, 0, 1.5, 4]], [0, 0.5, 0.75, 1]],
  hardSilu: [[[-4, 3, 1.5]], [0, 3, 1.125]],
  hardTanh: [[[-2, 0.5, 2]], [-1, 0.5, 1]],
  silu: [[[0, 1]], [0, S]],
  mish: [[[0, 1]], [0, tanh(Math.log(1 + E))]],
  logSigmoid: [[[0, 1, -200]], [-LN2, Math.log(S), -200]],
  softsign: [[[-1, 3]], [-0.5, 0.75]],
  tanhShrink: [[[0, 1]], [0, 1 - tanh(1)]],
  selu: [[[1, -1]], [1.05070098, 1.75809934 * (1 / E - 1)]],
  celu: [
    [[1, -2], 2],
    [1, 2 / E - 2],
  ],
  gelu: [[[0, 1]], [0, 0.841344746]],
  'gelu 2': [[[1], true], [0.841191991]],
  squareplus: [[[0, 1.5]], [1, 2]],
  sparsePlus: [[[-2, 0, 1, 3]], [0, 0.25, 1, 3]],
  sparseSigmoid: [[[-2, 0, 2]], [0, 0.5, 1]],
  softShrink: [[[-2, 0.4, 2]], [-1.5, 0, 1.5]],
  hardShrink: [[[-2, 0.4, 2]], [-2, 0, 2]],
  glu: [[[[3, 0, 1, 0]]], [[3 * S, 0]]],
  erf: [[[0, 1, -0.5]], [0, 0.842700793, -0.520499878]],
};

for (const [what, [args, want]] of Object.entries(TABLE))
  test(what, () => {
    const [got, wanted] = [each(what.split(' ')[0], ...args), tensor(want)];
    assert.deepEqual(got.shape, wanted.shape);
    near(got.data, wanted.data, 2e-6);
  });
