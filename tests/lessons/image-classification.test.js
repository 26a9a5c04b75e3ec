// What the fifth lecture's demos promise before their pictures are there: they pause at the end of an epoch,
// and when every network of a learning curve is trained, whichever pack was chosen.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as nabla from '../../bindings/index.js';
import { defaults } from '../../bindings/worker/demo.js';
import { setter } from '../../bindings/worker/setup.js';
import { captions } from '../../lessons/05-image-classification/data/judging.js';
import { bytesOf, importDemo } from './list.js';

await nabla.load();
const setUp = setter(bytesOf);

/** The state at the step where the demo pauses. @param {string} name @param {any} values */
async function atRest(name, values) {
  const { default: demo } = await importDemo(`05-image-classification/${name}`);
  const params = { ...defaults(demo), ...values };
  const state = await setUp(demo, params, 1);
  const steps = Number(demo.pauseAt?.(params));
  for (let step = 0; step < steps; step++) demo.step?.(state, params);
  return state;
}

for (const [pictures, count, epoch] of /** @type {const} */ ([
  ['mnist', 4500, 4500],
  ['mnist', 300, 300],
  ['fashion', 4500, 1260],
  ['fashion', 300, 300],
]))
  test(`two epochs of ${count} ${pictures} pictures are two`, async () => {
    const state = await atRest('digits-dense', { pictures, count, batch: 70, epochs: 2 });
    assert.equal(state.passes.done, 2);
    assert.equal(state.passes.count, epoch);
    assert.equal(state.sum.batches, 0, 'and nothing of a third');
  });

for (const [pictures, sizes] of /** @type {const} */ ([
  ['mnist', 5],
  ['fashion', 4],
]))
  test(`a learning curve of ${pictures} ends when each point has its networks`, async () => {
    const state = await atRest('how-many-pictures', { pictures, batches: 50, repeats: 1 });
    assert.equal(state.trained, 3 * sizes);
    assert.deepEqual(
      state.errors.map((/** @type {number[][]} */ way) => way.map(({ length }) => length)),
      Array(3).fill(Array(sizes).fill(1)),
    );
  });

test('a caption has one line for digits, and always three for clothes', () => {
  const answers = Float32Array.from({ length: 20 }, (_, i) => (i === 3 || i === 15 ? 0.9 : 0.01));
  const pictures = { labels: Uint8Array.of(3, 4), count: 2, values: new Float32Array(0) };
  const of = (/** @type {string[]} */ names) =>
    captions({ answers, accuracy: 0.5, cost: 1, mistakes: [1] }, pictures, names, 2);
  assert.deepEqual(of([...'0123456789']), ['3 90%', '4 → 5 90%']);
  const clothes = ['T-shirt', 'trousers', 'pullover', 'dress', 'coat', 'sandal'];
  assert.deepEqual(of(clothes), ['dress\nright\n90%', 'coat\n→ sandal\n90%']);
});
