// Every page of the built site: no broken link in its files; in the browser no error, no foreign
// request, no fault of accessibility, nothing wider than the window; the search, the drawer and the
// colours by keyboard alone; the text without JavaScript.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { engines } from './engines.js';
import { inPage } from './in-page.js';
import { serveSite } from './site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));
const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 760 };
const zoomed = { width: 640, height: 450 }; // 1280 × 900 at 200 %
const windows = [
  { ...wide, scheme: 'light' },
  { ...phone, scheme: 'dark' },
];

const site = await serveSite();
test.after(() => site.close());

/** Pages by their files; what is shown inside frames of other pages has tests of its own. */
const files = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.html'))
  .filter((file) => readFileSync(dist + file, 'utf8').includes('<body class="page-'))
  .sort();
const urls = files.map((file) => file.replace(/index\.html$/, ''));
const isToCome = (/** @type {string} */ url) =>
  readFileSync(`${dist}${url}index.html`, 'utf8').includes('<body class="page-coming">');
/** All lectures to come are one template: the first of them stands for all. */
const looked = urls.filter((url) => !/^\d\d-/.test(url) || !isToCome(url) || url.startsWith('04'));

test('no link of any page leads nowhere', () => {
  assert.ok(files.length > 15);
  const ids = new Map(
    files.map((file) => {
      const text = readFileSync(dist + file, 'utf8');
      return [file, new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))];
    }),
  );
  const broken = files.flatMap((file) => {
    const text = readFileSync(dist + file, 'utf8').replace(/<pre[\s>].*?<\/pre>/gs, '');
    return [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].flatMap(([whole, target]) => {
      if (/^https:/.test(target) || whole.includes('src="0') || whole.includes('src="1')) return [];
      const [way, hash] = target.split('#');
      const at = way ? path.join(path.dirname(file), way) : file;
      const found = at.endsWith('/') || at === '.' ? path.join(at, 'index.html') : at;
      if (!existsSync(dist + found)) return [`${file}: ${target}`];
      const isId = hash && !hash.startsWith('demo=');
      return isId && !ids.get(found)?.has(hash) ? [`${file}: ${target}`] : [];
    });
  });
  assert.deepEqual(broken, []);
});

test('chromium: every page', { timeout: 300_000 }, async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());
  for (const url of looked) {
    await t.test(`/${url}`, async () => {
      const page = await engine.newPage({ ...wide, reducedMotion: true });
      const run = (/** @type {string} */ call) => page.run(`${inPage}\n${call}`);
      await page.open(site.url + url);
      await run(`for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo({ top: y, behavior: 'instant' });
        await pause(60);
      }
      scrollTo({ top: 0, behavior: 'instant' });`);
      for (const { scheme, ...size } of windows) {
        await page.resize(size);
        await run('await pause(400);');
        const where = `${scheme}, ${size.width} wide`;
        const { scroll, inner } = await run(`chooseColours('${scheme}'); return widths();`);
        assert.ok(scroll <= inner, `${where}: the page is ${scroll} wide in a window of ${inner}`);
        const faults = await page.run(`${axe}; ${inPage}; return accessibilityFaults();`);
        assert.deepEqual(faults, [], where);
      }
      await page.resize(zoomed);
      const { scroll, inner } = await run('return widths();');
      assert.ok(scroll <= inner, `zoomed, the page is ${scroll} wide in a window of ${inner}`);
      assert.deepEqual(await page.errors(), []);
      assert.deepEqual(await run('return foreignRequests();'), []);
      await page.close();
    });
  }
});

for (const [name, open] of Object.entries(engines)) {
  test(`${name}: search, drawer and colours by keyboard`, { timeout: 120_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());
    const page = await engine.newPage(phone);
    const run = (/** @type {string} */ call) => page.run(`${inPage}\n${call}`);
    await page.open(`${site.url}about/`);
    await run(`await until(() => document.readyState === 'complete', 'the page and its keys');`);

    await page.press('/');
    await run(`await until(() => document.activeElement.id === 'search-words', 'the search');`);
    for (const letter of 'licence') await page.press(letter);
    const found = `[...document.querySelectorAll('#search-found [role=option] b')].map((b) => b.textContent)`;
    await run(`await until(() => ${found}.includes('Licences'), 'what is found');`);
    const chosen = `document.querySelector('[aria-selected=true]').id`;
    await page.press('ArrowDown');
    assert.equal(await run(`return ${chosen};`), 'found-1');
    await page.press('ArrowUp');
    assert.equal(await run(`return ${chosen};`), 'found-0');
    await page.press('Enter');
    await run(`await until(() => location.hash === '#licences', 'the place');`);

    await run(`document.querySelector('.drawer-button').focus();`);
    await page.press('Enter');
    const drawer = `document.querySelector('#sidebar').matches(':popover-open')`;
    await run(`await until(() => ${drawer}, 'the drawer');`);
    await page.press('Escape');
    await run(`await until(() => !${drawer}, 'the drawer to close');`);

    await run(`document.querySelector('#theme').focus();`);
    await page.press('ArrowDown');
    await run(`await until(() => document.documentElement.dataset.theme === 'light', 'light');`);
    assert.deepEqual(await page.errors(), []);
    await page.close();
  });
}

test('without JavaScript, a lecture can be read', async (t) => {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  t.after(() => browser.close());
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: phone });
  const page = await context.newPage();
  await page.goto(`${site.url}03-backpropagation/`);
  const text = await page.locator('main').innerText();
  assert.match(text, /It needs JavaScript/);
  assert.ok(text.length > 2000);
  assert.ok((await page.locator('math').count()) > 0);
  assert.equal(await page.locator('#search-open').isVisible(), false);
  await page.getByRole('button', { name: 'Contents' }).click();
  assert.ok(await page.getByRole('link', { name: 'Introduction' }).isVisible());
});

test('no request went astray', () => assert.deepEqual(site.missed, []));
