// Packs on their way into three engines: progress, kept without a second request, also when the server is
// gone; and damaged, missing or cut: a sentence, and the next attempt works.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { serveScript } from './bundle.js';
import { engines } from './engines.js';

const folder = new URL('../../../lessons/data/', import.meta.url);
const facts = JSON.parse(readFileSync(new URL('packs.json', folder), 'utf8'));
const file = (/** @type {string} */ name) => readFileSync(new URL(`${name}.bin.gz`, folder));
const mnist = file('mnist');
/** What is served for the pack now, and how often it was asked for. */
const server = { mode: 'good', asked: 0 };

/** @type {Record<string, (response: import('node:http').ServerResponse) => void>} */
const answers = {
  good: (response) => response.end(mnist),
  inflated: (response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(mnist),
  missing: (response) => response.writeHead(404).end(),
  damaged: (response) => response.end(mnist.map((byte, i) => (i === 300_000 ? byte ^ 1 : byte))),
  cut: (response) => {
    response.writeHead(200, { 'Content-Length': mnist.length });
    response.write(mnist.subarray(0, 200_000), () => response.destroy());
  },
};

const served = await serveScript(
  new URL('./packs-page.js', import.meta.url),
  'Packs',
  (response) => {
    server.asked += 1;
    answers[server.mode](response);
  },
);
test.after(() => served.close());

const item = { name: 'mnist', url: 'mnist.bin.gz', ...facts.mnist };
const load = `
const told = [];
try {
  const bytes = await loadPack(${JSON.stringify(item)}, (progress) => told.push(progress));
  return { size: bytes.length, told };
} catch ({ message }) {
  return { message };
}`;
const forget = `await caches.delete('nabla-data');`;

for (const [name, open] of Object.entries(engines)) {
  test(name, { timeout: 120_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());
    const page = await engine.newPage({ width: 800, height: 600 });
    await page.open(served.url);
    /** @param {string} mode @param {string} [before] */
    const visit = async (mode, before = '') => {
      Object.assign(server, { mode, asked: 0 });
      return { ...(await page.run(`${before}${load}`)), asked: server.asked };
    };

    for (const [mode, sentence] of /** @type {const} */ ([
      ['missing', /could not be loaded: the server answered 404\.$/],
      ['damaged', /could not be loaded: what comes is damaged\.$/],
      [
        'cut',
        /could not be loaded: the connection (was cut after \d+ kB|failed or was blocked)\.$/,
      ],
    ]))
      await t.test(mode, async () => assert.match((await visit(mode, forget)).message, sentence));

    await t.test('then it is there, and progress was told', async () => {
      const { size, told, message } = await visit('good', forget);
      assert.equal(message, undefined);
      assert.equal(size, facts.mnist.size);
      const { packed } = facts.mnist;
      assert.deepEqual(told.at(-1), { name: 'mnist', loaded: packed, total: packed });
    });

    await t.test('the second visit asks for nothing', async () => {
      const { size, asked, told } = await visit('missing');
      assert.deepEqual({ size, asked, told }, { size: facts.mnist.size, asked: 0, told: [] });
    });

    await t.test('a server may say that it is gzip', async () => {
      const { size, told } = await visit('inflated', forget);
      assert.equal(size, facts.mnist.size);
      assert.equal(told.at(-1).loaded, facts.mnist.size);
    });
  });
}
