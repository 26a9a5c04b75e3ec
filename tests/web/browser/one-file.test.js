// The builder prepares a demo for a class, and makes one HTML file of it; that file works from a disk, and
// on a page of another origin in a sandbox, under a strict policy, with and without workers.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { inPage } from './embed-in-page.js';
import { engines } from './engines.js';
import { serveForeign } from './foreign-host.js';
import { serveSite } from './site.js';

const trainer = '03-backpropagation/two-dimensional-trainer';
const folder = mkdtempSync(join(tmpdir(), 'nabla-'));
const site = await serveSite();
test.after(() => {
  site.close();
  rmSync(folder, { recursive: true });
});

/** What a teacher does on the builder's page. */
const build = `${inPage}
const builder = document.querySelector('nb-builder');
await until(() => builder?.seen, 'the preview');
const part = (selector) => builder.shadowRoot.querySelector(selector);
const pick = async (name, state) => {
  const select = part('[data-name="' + name + '"]');
  select.value = state;
  select.dispatchEvent(new Event('change'));
  await builder.updateComplete;
};
await builder.preview.runner.set({ ...builder.preview.runner.params, rate: 0.25 });
await pick('rate', 'locked');
await pick('seeds', 'hidden');
await pick('cost', 'hidden');
await until(() => part('#link').value.includes('rate=0.25'), 'the link');
`;

const browsers = Object.entries(engines);
const chromium = await engines.chromium();
const page = await chromium.newPage({ width: 390, height: 900 });
await page.open(`${site.url}builder/#demo=${trainer}`);
const built = await page.run(`${build}
  const texts = Object.fromEntries(['link', 'frame', 'element'].map((id) => [id, part('#' + id).value]));
  return { texts, ...(await builder.file()), scroll: document.documentElement.scrollWidth, limits: [...builder.preview.limits.hidden] };`);
const errors = await page.errors();
await page.close();

/** A demo that shows a photograph if one is chosen: with the choice open, and locked. */
const editor = '06-convolutional-networks/kernel-editor';
const other = await chromium.newPage({ width: 1000, height: 900 });
await other.open(`${site.url}builder/#demo=${editor}`);
const withData = await other.run(`${inPage}
  const builder = document.querySelector('nb-builder');
  await until(() => builder?.seen, 'the preview');
  const { html: open } = await builder.file();
  builder.choices = { picture: 'locked' };
  await builder.updateComplete;
  const { html: locked } = await builder.file();
  const rows = [...builder.shadowRoot.querySelectorAll('[data-name]')].map(({ dataset }) => dataset.name);
  return { open, locked, rows };`);
await chromium.close();

const own = `default-src 'none'; script-src ${built.hash} 'wasm-unsafe-eval'; worker-src`;
/** A page around it, and the file itself as a platform serves it. @param {string} workers */
const platform = (workers) => ({
  [`/around-${workers}`]: `<iframe title="A demo" sandbox="allow-scripts" width="800" height="900"
    src="/file-${workers}"></iframe>`,
  [`/file-${workers}`]: [
    'text/html',
    built.html,
    { 'Content-Security-Policy': `${own} ${workers}` },
  ],
});
const foreign = await serveForeign(site.url, { ...platform('blob:'), ...platform("'none'") });
test.after(() => foreign.close());

test('the builder makes link, snippets and file on a phone', (t) => {
  const { link, frame, element } = built.texts;
  const rest = `hide=seeds,cost&lock=rate`;
  assert.equal(
    link,
    `${site.url}playground/?${rest}#demo=${encodeURIComponent(trainer)}&seed=1&step=0&rate=0.25`,
  );
  const address = `${site.url}embed/?demo=${trainer}&rate=0.25&${rest}`;
  assert.ok(frame.startsWith(`<iframe src="${address.replaceAll('&', '&amp;')}"`), frame);
  assert.match(
    element,
    /<nb-demo src="[^"]+"\s+params="rate=0.25"\s+hide="seeds,cost"\s+lock="rate">/,
  );
  assert.ok(built.limits.includes('view.cost'), 'the preview follows');
  assert.ok(built.scroll <= 390, `${built.scroll} wide`);
  assert.deepEqual(errors, []);
  t.diagnostic(`${built.html.length} bytes`);
  assert.ok(built.html.length < 700_000, `${built.html.length} bytes`);
});

test('the builder offers to hide what the demo has, and nothing else', () => {
  const { rows } = withData;
  for (const part of ['picture', 'sum', 'reset', 'link']) assert.ok(rows.includes(part), part);
  for (const part of ['play', 'speed', 'seed', 'seeds', 'progress', 'rewind', 'results'])
    assert.ok(!rows.includes(part), part);
});

for (const [name, open] of browsers) {
  test(`${name} runs the file`, { timeout: 120_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());

    await t.test('from a disk', async () => {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, built.html);
      const opened = await engine.newPage({ width: 1000, height: 900 });
      await opened.open(pathToFileURL(file).href);
      const { rate, locked } = await opened.run(`${inPage}
        await until(() => step(0) > 20, 'steps');
        demos()[0].pause();
        const source = inside(0, 'nb-source').shadowRoot;
        source.querySelector('details').open = true;
        await until(() => source.querySelector('code').textContent.includes('export default'), 'the code');
        const fields = [...inside(0, 'nb-controls').shadowRoot.querySelectorAll('nb-slider')];
        return { rate: demos()[0].state.params.rate, locked: fields.some(({ disabled }) => disabled) };`);
      assert.deepEqual([rate, locked], [0.25, true]);
      assert.deepEqual(await opened.errors(), []);
      await opened.close();
    });

    /** @param {'open' | 'locked'} kind @param {string} call */
    const inFile = async (kind, call) => {
      const file = join(folder, `${name}-${kind}.html`);
      writeFileSync(file, withData[kind]);
      const opened = await engine.newPage({ width: 1000, height: 900 });
      await opened.open(pathToFileURL(file).href);
      const answer = await opened.run(`${inPage}
        const picture = () => demos()[0]?.runner?.pictures.data.image?.values;
        const greys = () => new Set(picture()).size;
        await until(picture, 'the smiley');
        ${call}`);
      assert.deepEqual(await opened.errors(), []);
      await opened.close();
      return answer;
    };

    await t.test('with the data for every choice that is open', async () => {
      const greys = await inFile(
        'open',
        `const before = greys();
        await demos()[0].assign({ picture: 'cat' });
        await until(() => greys() > before, 'the cat');
        return [before, greys()];`,
      );
      assert.equal(greys[0], 3, 'a smiley in black, grey and white');
      assert.ok(greys[1] > 100, `${greys[1]} greys`);
    });

    await t.test('without data that were locked away it says so, and goes on', async () => {
      const said = await inFile(
        'locked',
        `await demos()[0].assign({ picture: 'cat' });
        await until(() => inside(0, '[role=alert]'), 'a sentence');
        const { textContent } = inside(0, '[role=alert]');
        await demos()[0].assign({ picture: 'stripes' });
        await until(() => !inside(0, '[role=alert]') && greys() > 100, 'stripes');
        return textContent;`,
      );
      assert.match(said, /This file was made without the data “cat”\. Choose what it began with\./);
    });

    for (const workers of ['blob:', "'none'"]) {
      await t.test(`in a sandbox under a strict policy, worker-src ${workers}`, async () => {
        const around = await engine.newPage({ width: 1000, height: 900 });
        await around.open(`${foreign.url}/around-${workers}`);
        const { demo, origin } = await around.run(`${inPage}
          await until(() => heard['nabla:step']?.at(-1).step > 20, 'steps');
          const paused = await ask({ type: 'nabla:pause' });
          return { demo: paused.demo, origin: heard.origin };`);
        assert.equal(demo, trainer);
        assert.equal(origin, 'null', 'an origin of its own');
        await around.close();
      });
    }
  });
}
