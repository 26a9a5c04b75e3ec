// A first visit to a lesson, with nothing cached: what the browser really asks for until the first
// demo of the page runs, the engine and the font of the formulas included, each file compressed by
// brotli as hosts keep it, like engine.wasm in tests/house/budget.test.js. By gzip it is told. Then a
// reader who goes through whole lectures, up to the sixth, with every demo, exercise and data set.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { lectures } from '../../../lessons/course.js';
import { engines } from './engines.js';
import { inPage } from './in-page.js';
import { serveSite } from './site.js';

const MOST = 150_000;
const MOST_OF_SIX = 1_500_000;

const open = lectures.filter(({ slug }) =>
  existsSync(new URL(`../../../lessons/${slug}/lesson.md`, import.meta.url)),
);

/** Compressed sizes of files, each computed once. @param {(bytes: Buffer) => Buffer} compress */
function weigher(compress) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  /** @param {Iterable<string>} files */
  return (files) => {
    const list = [...files].map((file) => {
      const size = sizes.get(file) ?? compress(readFileSync(file)).length;
      sizes.set(file, size);
      return { size, file: file.split('/dist/').pop() };
    });
    const total = list.reduce((sum, { size }) => sum + size, 0);
    return { total, list: list.map(({ size, file }) => `${size} ${file}`).join('\n') };
  };
}
const byBrotli = weigher((bytes) => brotliCompressSync(bytes));
const byGzip = weigher((bytes) => gzipSync(bytes, { level: 9 }));

/** Until the plots of the first demo that are near are drawn. */
const untilFirstDemo = `${inPage}
  const first = document.querySelector('nb-demo');
  first?.scrollIntoView();
  const close = () => [...(first.shadowRoot?.querySelectorAll('nb-plot') ?? [])].filter(({ near }) => near.is);
  const drawn = ({ plot, data }) => plot && data;
  if (first) await until(() => close().length > 0 && close().every(drawn), 'the first demo');`;

const throughAll = `${inPage}
  document.documentElement.style.scrollBehavior = 'auto';
  for (const part of document.querySelectorAll('nb-demo, nb-exercise, nb-bench, nb-code, nb-quiz')) {
    part.scrollIntoView({ block: 'center' });
    const isDemo = part.localName === 'nb-demo';
    const there = () =>
      isDemo
        ? Object.keys(part.runner?.pictures.data ?? {}).length > 0
        : customElements.get(part.localName);
    await until(there, part.outerHTML);
  }`;

/** @type {Set<string>} */
const ofSix = new Set();

test('a first visit loads at most 150 kB', { timeout: 300_000 }, async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());
  for (const { slug } of open) {
    await t.test(slug, async (t) => {
      const site = await serveSite();
      const page = await engine.newPage({ width: 1280, height: 900 });
      try {
        await page.open(`${site.url}${slug}/`);
        await page.run(untilFirstDemo);
        for (let before = -1; before !== site.served.size; ) {
          before = site.served.size;
          await page.run('await new Promise((resolve) => setTimeout(resolve, 500));');
        }
        const { total, list } = byBrotli(site.served);
        t.diagnostic(`${total} bytes by brotli, ${byGzip(site.served).total} by gzip`);
        assert.ok(total <= MOST, `${total} bytes:\n${list}`);
        await page.run(throughAll);
        if (slug < '07') for (const file of site.served) ofSix.add(file);
      } finally {
        await page.close();
        site.close();
      }
    });
  }
});

test('lectures 1 to 6 from cold load at most 1.5 MB', (t) => {
  const { total, list } = byBrotli(ofSix);
  t.diagnostic(`${total} bytes by brotli`);
  assert.ok(total <= MOST_OF_SIX, `${total} bytes:\n${list}`);
});
