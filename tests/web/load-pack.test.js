// A pack on its way: progress, one request, kept for the next visit, and every way to go wrong.
import assert from 'node:assert/strict';
import { createHash, webcrypto } from 'node:crypto';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadPack } from '../../web/demo/load-pack.js';

const pack = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251);
const packed = new Uint8Array(gzipSync(pack));
const item = {
  name: 'squares',
  url: 'https://host.invalid/squares.bin.gz',
  packed: packed.length,
  size: pack.length,
  sha256: createHash('sha256').update(pack).digest('hex'),
};

/** A body in pieces. @param {Uint8Array} bytes @param {number} pieces @param {boolean} [cut] ends in an error */
function body(bytes, pieces, cut = false) {
  const length = Math.ceil(bytes.length / pieces);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + length));
      else if (cut) controller.error(new TypeError('network error'));
      else controller.close();
      at += length;
    },
  });
}

/** A cache as browsers have it. */
function shelves() {
  /** @type {Map<string, Uint8Array>} */
  const held = new Map();
  const cache = {
    match: async (/** @type {string} */ key) => {
      const bytes = held.get(key);
      return bytes && new Response(/** @type {any} */ (bytes));
    },
    put: async (/** @type {string} */ key, /** @type {Response} */ response) => {
      held.set(key, new Uint8Array(await response.arrayBuffer()));
    },
    keys: async () => [...held.keys()].map((url) => ({ url })),
    delete: async (/** @type {{url: string}} */ { url }) => held.delete(url),
  };
  return { held, open: async () => cache };
}

/** @param {(attempt: number) => Response | Promise<Response>} answer @param {object} [more] */
function browserThat(answer, more) {
  /** @type {string[]} */
  const asked = [];
  const fetch = async (/** @type {string} */ _, /** @type {RequestInit} */ { cache }) => {
    asked.push(String(cache));
    return answer(asked.length);
  };
  const browser = { fetch, crypto: webcrypto, caches: shelves(), ...more };
  return { browser: /** @type {any} */ (browser), asked };
}

const good = () => new Response(body(packed, 4));

test('progress is told, and the second time nothing is asked for', async () => {
  const { browser, asked } = browserThat(good);
  /** @type {any[]} */
  const told = [];
  const bytes = await loadPack(item, (progress) => told.push(progress), browser);
  assert.deepEqual(bytes, pack);
  assert.ok(told.length >= 2);
  assert.deepEqual(told.at(-1), { name: 'squares', loaded: packed.length, total: packed.length });
  assert.ok(told[0].loaded < packed.length);
  assert.deepEqual(await loadPack(item, undefined, browser), pack);
  assert.equal(asked.length, 1);
});

test('offline, what was kept is there', async () => {
  const { browser } = browserThat((attempt) => {
    if (attempt === 1) return good();
    throw new TypeError('offline');
  });
  await loadPack(item, undefined, browser);
  assert.deepEqual(await loadPack(item, undefined, browser), pack);
});

test('only the newest version is kept, and other packs stay', async () => {
  const { browser } = browserThat(good);
  const { held } = browser.caches;
  held.set('https://nabla.invalid/squares/old', packed);
  held.set('https://nabla.invalid/circles/old', packed);
  await loadPack(item, undefined, browser);
  const expected = ['circles/old', `squares/${item.sha256}`];
  assert.deepEqual(
    [...held.keys()].sort(),
    expected.map((key) => `https://nabla.invalid/${key}`),
  );
});

test('what was kept and is damaged is loaded again', async () => {
  const { browser, asked } = browserThat(good);
  browser.caches.held.set(`https://nabla.invalid/squares/${item.sha256}`, packed.slice(0, 50));
  assert.deepEqual(await loadPack(item, undefined, browser), pack);
  assert.equal(asked.length, 1);
});

test('a server may have inflated it', async () => {
  const { browser } = browserThat(() => new Response(body(pack, 3)));
  /** @type {any[]} */
  const told = [];
  assert.deepEqual(await loadPack(item, (progress) => told.push(progress), browser), pack);
  assert.equal(told.at(-1).total, pack.length);
});

test('without a digest, a cache and locks it loads as well', async () => {
  const { browser } = browserThat(good, { crypto: undefined, caches: undefined });
  assert.deepEqual(await loadPack(item, undefined, browser), pack);
  const refused = { open: () => Promise.reject(new Error('private')) };
  const { browser: shy } = browserThat(good, { caches: refused });
  assert.deepEqual(await loadPack(item, undefined, shy), pack);
});

test('a damaged copy in the browser’s cache is got around', async () => {
  const { browser, asked } = browserThat((attempt) =>
    attempt === 1 ? new Response(body(packed.slice(0, 90), 2)) : good(),
  );
  assert.deepEqual(await loadPack(item, undefined, browser), pack);
  assert.deepEqual(asked, ['default', 'reload']);
});

const other = pack.with(17, 1 + pack[17]);
const flipped = packed.with(40, packed[40] ^ 4);
/** @type {[string, () => Response, object, RegExp][]} */
const wrong = [
  ['missing', () => new Response('', { status: 404 }), {}, /the server answered 404\.$/],
  ['other bytes', () => new Response(gzipSync(other)), {}, /what comes is damaged\.$/],
  ['a page', () => new Response('<!doctype html>'), {}, /what comes is damaged\.$/],
  ['a bit, no digest', () => new Response(flipped), { crypto: {} }, /what comes is damaged\.$/],
  ['cut', () => new Response(body(packed, 2, true)), {}, /the connection was cut after \d+ kB\.$/],
  [
    'blocked',
    () => {
      throw new TypeError('Failed to fetch');
    },
    {},
    /the connection failed or was blocked\.$/,
  ],
];

for (const [what, answer, more, sentence] of wrong)
  test(`${what}: one sentence, nothing kept, and the next attempt works`, async () => {
    let broken = true;
    const { browser } = browserThat(() => (broken ? answer() : good()), more);
    await assert.rejects(loadPack(item, undefined, browser), (/** @type {any} */ error) => {
      assert.equal(error.name, 'DataError');
      assert.match(error.message, /^The data “squares” could not be loaded: /);
      assert.match(error.message, sentence);
      return true;
    });
    assert.equal(browser.caches.held.size, 0);
    broken = false;
    assert.deepEqual(await loadPack(item, undefined, browser), pack);
  });

test('where nothing comes, it ends', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { browser } = browserThat(good);
  browser.fetch = (/** @type {string} */ _, /** @type {RequestInit} */ { signal }) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      t.mock.timers.tick(20_000);
    });
  await assert.rejects(loadPack(item, undefined, browser), /nothing came for 20 seconds\.$/);
});
