// A pack comes over the network once. What came is inflated, compared with its checksum, and kept for
// the next visit, offline too. Everything that can go wrong is one sentence.
//
//   kept from before? ─► download (told as it comes) ─► inflate ─► SHA-256 ─► keep, the older away

/**
 * @typedef {object} Item
 * @property {string} name
 * @property {string} url
 * @property {number} packed  bytes of the file
 * @property {number} size    bytes of the pack in it
 * @property {string} sha256  of the pack
 */

/** Progress of a download. @typedef {{name: string, loaded: number, total: number}} Progress */

/**
 * What it needs of the browser. Over plain http there is neither `caches` nor `crypto.subtle`.
 * @typedef {Pick<typeof globalThis, 'fetch'> & {caches?: CacheStorage, crypto?: {subtle?: SubtleCrypto}, navigator?: {locks?: LockManager}}} Browser
 */

/** The cache of the packs, and addresses in it that no server has. */
const CACHE = 'nabla-data';
const keyOf = (/** @type {Item} */ { name, sha256 }) => `https://nabla.invalid/${name}/${sha256}`;

/** So long without a byte, and nothing more is expected, in ms. */
const PATIENCE_MS = 20_000;

class Damaged extends Error {}

/** @param {number} bytes */
const inWords = (bytes) => `${Math.round(bytes / 1000)} kB`;

/** @param {Uint8Array} stored @returns {boolean} whether it is gzip; a server may have inflated it already */
const isPacked = (stored) => stored[0] === 0x1f && stored[1] === 0x8b;

/**
 * The pack in what was stored, if it is the one that is meant. Without a digest there is its length,
 * and the checksum of gzip.
 * @param {Item} item @param {Uint8Array<ArrayBuffer>} stored @param {SubtleCrypto | undefined} subtle
 */
async function opened({ size, sha256 }, stored, subtle) {
  const inflated = isPacked(stored)
    ? new Response(new Blob([stored]).stream().pipeThrough(new DecompressionStream('gzip')))
    : new Response(stored);
  const buffer = await inflated.arrayBuffer().catch(() => {
    throw new Damaged();
  });
  if (buffer.byteLength !== size) throw new Damaged();
  if (subtle) {
    const digest = new Uint8Array(await subtle.digest('SHA-256', buffer));
    if (Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('') !== sha256)
      throw new Damaged();
  }
  return new Uint8Array(buffer);
}

/** What happens to the chunks of a body. @param {ReadableStreamDefaultReader<Uint8Array>} reader @param {(chunk: Uint8Array) => void} take */
async function pour(reader, take) {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(value);
  }
}

/**
 * The bytes of the file.
 * @param {Item} item @param {Browser} browser @param {RequestCache} cache @param {(progress: Progress) => void} told
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function download({ name, url, packed, size }, browser, cache, told) {
  const gone = new AbortController();
  let timer = setTimeout(() => gone.abort(), PATIENCE_MS);
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let loaded = 0;
  try {
    const response = await browser.fetch(url, { cache, signal: gone.signal });
    if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`);
    await pour(response.body.getReader(), (chunk) => {
      clearTimeout(timer);
      timer = setTimeout(() => gone.abort(), PATIENCE_MS);
      chunks.push(new Uint8Array(chunk));
      loaded += chunk.length;
      told({ name, loaded, total: isPacked(chunks[0]) ? packed : size });
    });
  } catch (error) {
    if (gone.signal.aborted) throw new Error(`nothing came for ${PATIENCE_MS / 1000} seconds`);
    if (!(error instanceof TypeError) && loaded === 0) throw error;
    const where = loaded > 0 ? `was cut after ${inWords(loaded)}` : 'failed or was blocked';
    throw new Error(`the connection ${where}`);
  } finally {
    clearTimeout(timer);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** The packs that were kept; none where the browser keeps nothing. @param {Browser} browser */
const shelf = (browser) => browser.caches?.open(CACHE).catch(() => undefined);

/** @param {Item} item @param {Browser} browser */
async function kept(item, browser) {
  const found = await (await shelf(browser))?.match(keyOf(item));
  if (!found) return null;
  const stored = new Uint8Array(await found.arrayBuffer());
  return opened(item, stored, browser.crypto?.subtle).catch(() => null);
}

/** Keeps it, and no other version. Where there is no room it comes again. @param {Item} item @param {Uint8Array<ArrayBuffer>} stored @param {Browser} browser */
async function keep(item, stored, browser) {
  const cache = await shelf(browser);
  if (!cache) return;
  const others = (await cache.keys()).filter(({ url }) => url.includes(`/${item.name}/`));
  await Promise.all(others.map((other) => cache.delete(other)));
  await cache.put(keyOf(item), new Response(stored));
}

/** @param {Item} item @param {(progress: Progress) => void} told @param {Browser} browser */
async function fetched(item, told, browser) {
  const found = await kept(item, browser);
  if (found) return found;
  // A damaged copy may lie in the browser's own cache, so the second attempt goes around it.
  for (const cache of /** @type {const} */ (['default', 'reload'])) {
    try {
      const stored = await download(item, browser, cache, told);
      const bytes = await opened(item, stored, browser.crypto?.subtle);
      await keep(item, stored, browser).catch(() => {});
      return bytes;
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
    }
  }
  throw new Error('what comes is damaged');
}

/**
 * @param {Item} item
 * @param {(progress: Progress) => void} [told]
 * @param {Browser} [browser]
 * @returns {Promise<Uint8Array>} the pack, inflated
 * @throws {Error} whose message is a sentence
 */
export async function loadPack(item, told = () => {}, browser = globalThis) {
  const get = () => fetched(item, told, browser);
  try {
    // Two demos at once: the second waits, and finds what the first has kept.
    const { locks } = browser.navigator ?? {};
    return await (locks ? locks.request(`${CACHE}/${item.name}`, get) : get());
  } catch (error) {
    const why = /** @type {Error} */ (error).message;
    const sentence = `The data “${item.name}” could not be loaded: ${why}.`;
    throw Object.assign(new Error(sentence), { name: 'DataError' });
  }
}
