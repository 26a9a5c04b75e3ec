// A first visit to a lesson, with nothing cached: what the browser really asks for until the first
// demo of the page runs, the engine and the font of the formulas included, each file compressed by
// gzip.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { lectures } from '../../../lessons/course.js';
import { engines } from './engines.js';
import { inPage } from './in-page.js';
import { serveSite } from './site.js';

const MOST = 150_000;

const open = lectures.filter(({ slug }) =>
  existsSync(new URL(`../../../lessons/${slug}/lesson.md`, import.meta.url)),
);

/** @param {string} file */
const weight = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

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
          if (first) await until(() => first.shadowRoot?.querySelector('nb-plot'), 'the first demo');
          await pause(500);`);
        const files = [...site.served].map((file) => ({ file, size: weight(file) }));
        const total = files.reduce((sum, { size }) => sum + size, 0);
        const shown = files.map(({ file, size }) => `${size} ${file.split('/dist/').pop()}`);
        t.diagnostic(`${total} bytes`);
        assert.ok(total <= MOST, `${total} bytes:\n${shown.join('\n')}`);
      } finally {
        await page.close();
        site.close();
      }
    });
  }
});
