// What the fourth lecture says in numbers is true: its cells say what the page says they do, and taking
// neurons away by their shares is taking their weights away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as nabla from '../../bindings/index.js';
import { output, sheet } from '../../lessons/04-analyzing-networks/data/knock-out.js';
import { at, places, smiley } from '../../lessons/04-analyzing-networks/data/picture.js';
import { PictureNet } from '../../lessons/04-analyzing-networks/data/picture-net.js';
import { outputWithout, removalCosts } from '../../lessons/04-analyzing-networks/data/removal.js';

await nabla.load();

const url = new URL('../../lessons/04-analyzing-networks/lesson.md', import.meta.url);
const cells = [...readFileSync(url, 'utf8').matchAll(/```js run\n([\s\S]*?)\n```/g)];

/** What a cell prints and plots. @param {string} program */
async function ran(program) {
  /** @type {any[][]} */
  const printed = [];
  /** @type {any[][]} */
  const plots = [];
  const run = new Function('nabla', 'print', 'plot', `return (async () => {${program}\n})();`);
  const note =
    (/** @type {any[][]} */ list) =>
    (/** @type {any[]} */ ...words) =>
      list.push(words);
  await run(nabla, note(printed), note(plots));
  return { printed, plots };
}

test('the cells say what the page says', async () => {
  const [five, packet, jax] = cells.map(([, program]) => program);
  const [[summary], [, said]] = (await ran(five)).printed;
  assert.match(summary, /Total params: 261/);
  assert.deepEqual(said.shape, [2, 1]);
  const { printed, plots } = await ran(packet);
  assert.equal(plots.length, 2);
  assert.ok(printed[0][1] < 0.001, 'one run with a rate of 0.01 is enough');
  const [[, out], [, cost, , slopes], [, after]] = (await ran(jax)).printed;
  const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 1e-4;
  assert.ok(near(out.data[0], 0.103) && near(cost, 0.8046) && near(after.data[0], 0.3222));
  assert.ok([-0.3588, 0, 0.897].every((slope, i) => near(slopes.data[i], slope)));
});

test('neurons that are off are weights that are 0', () => {
  const net = new PictureNet(
    { hidden: [12, 9], optimizer: 'sgd', rate: 1 },
    nabla.random.stream(1),
  );
  const where = places(8);
  const look = net.lookAt(where);
  const on = Float32Array.from({ length: 9 }, (_, k) => (k === 4 || k === 7 ? 0 : 1));
  const [whole, alone] = [output(look, []), sheet(look, 'only').subarray(2 * 64, 3 * 64)];
  const target = at(smiley, where).data;
  const costs = removalCosts(look, target, [4, 7], false);
  const left = [output(look, on), outputWithout(look, [4, 7], false)];

  const close = (/** @type {Float32Array} */ a, /** @type {Float32Array} */ b) =>
    assert.ok(a.length === b.length && a.every((value, i) => Math.abs(value - b[i]) < 1e-5));
  close(net.net.predict(where).data, whole);
  const weights = net.net.getWeights();
  const kept = (/** @type {(k: number) => boolean} */ isKept) => {
    const kernel = nabla.tensor(
      weights[4].data.map((weight, k) => (isKept(k) ? weight : 0)),
      weights[4].shape,
    );
    net.net.setWeights([...weights.slice(0, 4), kernel, weights[5]]);
    return net.net.predict(where).data;
  };
  /** @type {Float32Array} */
  const without = kept((k) => k !== 4 && k !== 7);
  for (const one of left) close(one, without);
  const cost = without.reduce((sum, y, i) => sum + (y - target[i]) ** 2 / 128, 0);
  assert.ok(Math.abs(cost - costs[2]) < 1e-6);
  close(
    kept((k) => k === 2),
    alone,
  );
  net.dispose();
});
