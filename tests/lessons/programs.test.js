// Every program of the bench runs, learns, and gives the same network in Keras and in JAX.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import * as nabla from '../../bindings/index.js';
import { readPack } from '../../bindings/worker/pack.js';
import { figure } from '../../web/cell/figure.js';
import { bytesOf } from './list.js';

await nabla.load();
const data = { mnist: readPack(await bytesOf('mnist')) };

const folder = new URL('../../lessons/04-analyzing-networks/programs/', import.meta.url);

/** What the last cost is at most, beside the first. @param {number} part */
const falls = (part) => (/** @type {number} */ first, /** @type {number} */ last) =>
  last < part * first;
/** By how much the return of a policy is above the first. @param {number} by */
const rises = (by) => (/** @type {number} */ first, /** @type {number} */ last) =>
  last > first + by;

/**
 * What the course says that each has: parameters; and what becomes of its cost or return.
 * @type {Record<string, [string, (first: number, last: number) => boolean]>}
 */
const known = {
  '01-wave-packet': ['261', falls(0.1)],
  '02-half-smiley': ['1,051', falls(0.01)],
  '03-picture': ['15,651', falls(0.3)],
  '04-hill': ['801', falls(0.05)],
  '05-ten-classes': ['84,060', falls(0.2)],
  '06-lorentzian': ['3,692', falls(0.8)],
  '07-circle-or-square': ['12,692', falls(0.7)],
  '08-small-cnn': ['39,410', falls(0.3)],
  '09-copies': ['191', falls(0.1)],
  '10-autoencoder': ['1,090', falls(0.4)],
  '11-circles-to-squares': ['31,081', falls(0.5)],
  '12-recall': ['244', falls(0.2)],
  '13-oscillators': ['1,781', falls(0.3)],
  '14-going-on': ['5,061', falls(0.2)],
  '15-walker': ['10', rises(5)],
  '16-action-map': ['3,465', rises(15)],
  '17-maze-places': ['11,012', rises(60)],
  '18-ring': ['3', falls(1e-6)],
};

test('every program is known', () => {
  const files = readdirSync(folder).map((file) => file.replace('.js', ''));
  assert.deepEqual(files.sort(), Object.keys(known));
});

/** Files that programs gave, by program. @type {Record<string, Map<string, any>>} */
const given = {};

for (const [name, [params, learns]] of Object.entries(known))
  test(`${name} runs and learns`, async () => {
    const text = readFileSync(new URL(`${name}.js`, folder), 'utf8');
    assert.match(text, /^\/\/ Lecture \d+ · [^\n]{10,}\n/, 'its first line is its title');
    const printed = /** @type {string[]} */ ([]);
    const plots = /** @type {ReturnType<typeof figure>[]} */ ([]);
    const files = /** @type {Map<string, any>} */ (new Map());
    given[name] = files;
    const run = new Function(
      'nabla',
      'data',
      'print',
      'plot',
      'give',
      `return (async () => {${text}\n})();`,
    );
    await run(
      nabla,
      data,
      (/** @type {any[]} */ ...words) => printed.push(words.join(' ')),
      (/** @type {any} */ values, /** @type {any} */ options) =>
        plots.push(figure(values, options)),
      (/** @type {string} */ file, /** @type {any} */ content) => files.set(file, content),
    );
    assert.match(printed.join('\n'), new RegExp(`Total params: ${params}\\n`));
    const { y } = plots[plots.length - 1].data[0];
    assert.ok(learns(y[0], y.at(-1)), `it goes from ${y[0]} to ${y.at(-1)}`);
    assert.match(files.get('network_keras.py'), /keras/);
    assert.match(files.get('network_jax.py'), /optax/);
    const isLarge = files.get('network_keras.py').includes('weights.npz');
    assert.equal(files.has('weights.npz'), isLarge, 'weights that stand in no program are given');
  });

test('the layer of one’s own is a class in both twins', () => {
  for (const [, program] of given['18-ring']) {
    assert.match(program, /^class PeriodicConvolution\(/m);
    assert.match(program, /Adam\(learning_rate=0.02|adam\)\(0.02/);
  }
});
