// Every kind of plot on a page of its own, in three engines: drawn, put into words, obeying the
// keyboard, saved as CSV, PNG and SVG, accessible; surfaces give their WebGL context back.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { buildExamples } from '../plots/build.js';
import { examples } from '../plots/examples.js';
import { engines } from './engines.js';
import { plotsInPage } from './plots-in-page.js';
import { serveSite } from './site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { width: 1100, height: 900 };
const phone = { width: 360, height: 760 };

const folder = mkdtempSync(path.join(tmpdir(), 'nabla-plots-'));
await buildExamples(folder);
const site = await serveSite(folder);
test.after(() => {
  site.close();
  rmSync(folder, { recursive: true });
});

for (const [name, open] of Object.entries(engines)) {
  test(name, { timeout: 180_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());

    /** @param {string} what @param {import('./engines.js').PageOptions} size @param {string} query @param {(page: import('./engines.js').Page, run: (call: string) => Promise<any>) => Promise<void>} check */
    const visit = (what, size, query, check) =>
      t.test(what, async () => {
        const page = await engine.newPage(size);
        try {
          await page.open(site.url + query);
          const run = (/** @type {string} */ call) => page.run(`${plotsInPage}\n${call}`);
          await run('await ready();');
          await check(page, run);
          assert.deepEqual(await page.errors(), [], 'errors on the console');
        } finally {
          await page.close();
        }
      });

    await visit('draws every kind and says what it shows', wide, '?theme=light', async (_, run) => {
      const seen = await run(
        'const seen = []; for (const id of ids()) seen.push([id, await look(id)]); return seen;',
      );
      assert.deepEqual(
        seen.map((/** @type {any[]} */ [id]) => id),
        Object.keys(examples),
      );
      for (const [id, { ink, words, failure }] of seen) {
        assert.equal(failure, '', id);
        if (id !== 'empty') assert.ok(ink > 1, `${id} is blank: ${ink}`);
        assert.ok(words.length > examples[id].view.title.length + 10, `${id}: ${words}`);
      }
      const words = Object.fromEntries(
        seen.map((/** @type {any} */ [id, { words }]) => [id, words]),
      );
      assert.match(words.broken, /from 0 to 6, .*9 points, of which 2 × NaN, 1 × ∞/);
      assert.match(words.empty, /no data yet/);
      assert.match(words.signs, /no finite number \(hatched\): \d+ × NaN, \d+ × ∞/);
      assert.equal(await run('return hatched("signs");'), true, 'grey stripes in the map');
    });

    await visit(
      'chooses by keyboard and pointer',
      wide,
      '?only=heatmap+network+images',
      async (page, run) => {
        await run('await until(() => drawn(plot("images")), "the images"); listen();');
        await run('hand("heatmap").focus();');
        for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await page.press(key);
        await run('hand("network").focus();');
        for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.press(key);
        await run('hand("network").scrollIntoView({ block: "center" });');
        await page.drag([await run('return middle("network");')]);
        await run('await until(() => heard.length === 3, "three events");');
        await run('hand("images").focus();');
        for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) await page.press(key);
        assert.equal(await run('return hand("images").getAttribute("aria-valuetext");'), 'eleven');
        assert.deepEqual(await run('return heard;'), [
          ['nb-pick', { a: 1.62, b: -1.12 }],
          ['nb-edit', { name: 'weights', index: 1 }],
          ['nb-edit', { name: 'weights', index: 7 }],
          ['nb-pick', { unit: 3 }],
          ['nb-pick', { unit: 9 }],
          ['nb-pick', { unit: 11 }],
        ]);
      },
    );

    await visit('switches pictures on and off', wide, '?only=sheet', async (page, run) => {
      await run('await until(() => drawn(plot("sheet")), "the sheet"); listen();');
      await page.drag([await run('return middleOf(inside("sheet", ".gallery").children[2]);')]);
      await run('hand("sheet").focus();');
      for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await page.press(key);
      const switched = await run('return heard.map(([, { on }]) => [...on].join(""));');
      assert.deepEqual(switched, ['111111', '111101']);
    });

    await visit(
      'saves CSV, PNG and SVG',
      wide,
      '?only=bars+lines+surface+heatmap',
      async (_, run) => {
        const csv = await run('return saved("bars", "csv");');
        assert.equal(
          csv.text,
          'label,training,"training, low","training, high",test,"test, low","test, high"\r\n' +
            '5,0.2,0.15,0.25,0.22,0.18,0.28\r\n20,0.08,0.05,0.1,0.1,0.08,0.13\r\n100,0.01,0.005,0.02,0.19,0.1,0.3\r\n',
        );
        assert.equal(csv.name, 'test-error-of-three-sizes.csv');
        for (const id of ['bars', 'lines', 'surface', 'heatmap']) {
          const { png, box } = await run(`return savedPicture("${id}");`);
          assert.deepEqual(
            png.size,
            box.map((/** @type {number} */ side) => 2 * side),
            id,
          );
          assert.ok(png.colors > 8, `${id} has ${png.colors} colours`);
          const { tags, text } = await run(`return savedSvg("${id}");`);
          assert.ok(tags.path > 2 && tags.text > 3, `${id}: ${JSON.stringify(tags)}`);
          assert.equal(
            Boolean(tags.image),
            id === 'surface' || id === 'heatmap',
            `${id} has a picture`,
          );
          assert.ok(text.includes(examples[id].view.title));
        }
      },
    );

    await visit('gives its WebGL context back', wide, '?only=surface', async (page, run) => {
      await run('await until(() => contexts.live() === 1, "a context");');
      await run('hand("surface").focus(); await look("surface");');
      const before = await run('return pictureOf("surface");');
      await page.press('ArrowRight');
      await run(`await until(() => pictureOf("surface") !== ${JSON.stringify(before)}, "a turn");`);
      await run('contexts.lose(); await until(() => contexts.live() === 1, "a new context");');
      await run('document.getElementById("surface").remove();');
      await run('await until(() => contexts.live() === 0, "no context");');
    });

    await t.test('draws what is near, fills the screen or is printed; nothing jumps', async () => {
      const page = await engine.newPage(wide);
      const run = (/** @type {string} */ call) => page.run(`${plotsInPage}\n${call}`);
      try {
        await page.open(`${site.url}?theme=light`);
        await run('await until(() => plot("lines") && drawn(plot("lines")), "the first");');
        await run('await pause(400);');
        const far = await run('return undrawn();');
        assert.ok(far.includes('images') && far.includes('thumbnail'), `far: ${far}`);
        const before = await run('return heights();');
        await run('plot("thumbnail").data = { values: [0.25, 1], width: 2, height: 1 };');
        await run('fillScreen(plot("bars")); await until(() => drawn(plot("bars")), "the bars");');
        assert.ok((await run('return undrawn();')).includes('thumbnail'));
        await run('fillScreen(null); dispatchEvent(new Event("beforeprint"));');
        await run('await until(() => undrawn().length === 0, "all of them");');
        const { words } = await run('return look("thumbnail");');
        assert.match(words, /values from 0.25 to 1/, 'the newest data');
        const after = await run('return heights();');
        for (const id of ['bars', 'heatmap', 'network', 'signs', 'surface'])
          assert.ok(Math.abs(after[id] - before[id]) < 2, `${id}: ${before[id]}, ${after[id]}`);
      } finally {
        await page.close();
      }
    });

    for (const [size, theme] of /** @type {const} */ ([
      [wide, 'light'],
      [phone, 'dark'],
    ])) {
      await visit(`is accessible: ${theme}`, size, `?theme=${theme}`, async (page, run) => {
        const { scroll, inner } = await run('return widths();');
        assert.ok(scroll <= inner, `the page is ${scroll} wide in a window of ${inner}`);
        await run('await menu("lines").obey("show");');
        assert.equal(await run('return rows("lines");'), 460);
        const faults = 'return accessibilityFaults();';
        assert.deepEqual(await page.run(`${axe}; ${plotsInPage}; ${faults}`), []);
        await run('closeData("lines");');
      });
    }
  });
}

test('without WebGL2 a surface is a map, and says so', async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());
  const page = await engine.newPage(wide);
  await page.open(`${site.url}?only=surface&webgl=none`);
  const run = (/** @type {string} */ call) => page.run(`${plotsInPage}\n${call}`);
  await run('await ready();');
  assert.match(await run('return drawing("surface").textContent;'), /no WebGL2.*as a map/);
  assert.ok((await run('return look("surface");')).ink > 50);
});
