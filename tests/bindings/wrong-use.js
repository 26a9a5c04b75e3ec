// Wrong use, case by case: the sentence names who complains, what it got and what it needs; and the
// networks are afterwards what they were before.

import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { EngineError, layers, sequential, tensor } from '../../bindings/index.js';

const { dense } = layers;
/** Whatever the types forbid. @type {any} */
export const any = (/** @type {unknown} */ value) => value;

export const net = sequential({
  layers: [dense({ units: 4, inputShape: [3], name: 'first' }), dense({ units: 2, name: 'last' })],
  seed: 1,
});
net.compile({ optimizer: 'sgd', loss: 'mse', metrics: ['accuracy'] });
export const plain = sequential({ layers: [dense({ units: 1, inputShape: [1] })], seed: 1 });
export const weightless = sequential({ layers: [layers.flatten({ inputShape: [2] })] });
weightless.compile({ loss: 'mse' });
export const [x, y] = [tensor([[1, 2, 3]]), tensor([[1, 2]])];

/** Everything about a network that an error could spoil. */
const state = () => [net, plain].map((one) => JSON.stringify(one.save()));

/** @param {Record<string, Record<string, [() => unknown, RegExp]>>} cases by group */
export function checkAll(cases) {
  for (const [group, table] of Object.entries(cases))
    for (const [what, [call, sentence]] of Object.entries(table))
      test(`${group}: ${what}`, async () => {
        const before = state();
        await assert.rejects(
          async () => call(),
          (error) => {
            assert.ok(error instanceof EngineError, String(error));
            assert.match(error.message, sentence);
            assert.match(error.code, /^(shape|param|memory|state|derive)$/);
            return true;
          },
        );
        assert.deepEqual(state(), before);
        assert.equal(net.predict(x).shape[1], 2);
      });

  test('what has seen every error can still be disposed', () => {
    for (const one of [net, plain, weightless]) one.dispose();
  });
}
