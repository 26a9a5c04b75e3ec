// A first visit to a lesson, with nothing cached: what the browser really asks for until the first
// demo of the page runs, the engine and the font of the formulas included, each file compressed by
// brotli as hosts keep it, like engine.wasm in tests/house/budget.test.js. By gzip it is told.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { lectures } from '../../../lessons/course.js';
import { engines } from './engines.js';
import { inPage } from './in-page.js';
import { serveSite } from './site.js';

const MOST = 150_000;

const open = lectures.filter(({ slug }) =>
  existsSync(new URL(`../../../lessons/${slug}/lesson.md`, import.meta.url)),
);

/** @param {string[]} files @param {(bytes: Buffer) => Buffer} compress */
const weights = (files, compress) => {
  const sizes = files.map((file) => compress(readFileSync(file)).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return { total, list: files.map((file, i) => `${sizes[i]} ${file.split('/dist/').pop()}`) };
};

test('a first visit loads at most 150 kB', { timeout: 180_000 }, async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());
  for (const { slug } of open) {
    await t.test(slug, async (t) => {
      const site = await serveSite();
      const page = await engine.newPage({ width: 1280, height: 900 });
      try {
        await page.open(`${site.url}${slug}/`);
        await page.run(`${inPage}
          const first = document.querySelector('nb-demo');
          first?.scrollIntoView();
          const close = () => [...(first.shadowRoot?.querySelectorAll('nb-plot') ?? [])].filter(({ near }) => near.is);
          const drawn = ({ plot, data }) => plot && data;
          if (first) await until(() => close().length > 0 && close().every(drawn), 'the first demo');`);
        for (let before = -1; before !== site.served.size; ) {
          before = site.served.size;
          await page.run('await new Promise((resolve) => setTimeout(resolve, 500));');
        }
        const files = [...site.served];
        const { total, list } = weights(files, (bytes) => brotliCompressSync(bytes));
        const gzip = weights(files, (bytes) => gzipSync(bytes, { level: 9 })).total;
        t.diagnostic(`${total} bytes by brotli, ${gzip} by gzip`);
        assert.ok(total <= MOST, `${total} bytes:\n${list.join('\n')}`);
      } finally {
        await page.close();
        site.close();
      }
    });
  }
});
