// Data on their way into a demo, in three engines: the sentence and the bar while they come, and where
// they do not come a sentence with a button that brings them after all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { engines } from './engines.js';
import { visitor } from './learning-in-page.js';
import { serveSite } from './site.js';

const lesson = '05-image-classification/';
const src = `${lesson}small-cnn`;
const FIRST = 100_000; // bytes that come at once where the rest is held back

/** How the pack is served now, and the response that waits for its end. */
const server = { mode: 'good', finish: () => {} };

const site = await serveSite(undefined, (file, response) => {
  if (!/mnist\.bin[^/]*\.gz$/.test(file) || server.mode === 'good') return false;
  if (server.mode === 'missing') response.writeHead(404).end();
  else {
    const bytes = readFileSync(file);
    response.writeHead(200, { 'Content-Length': bytes.length }).write(bytes.subarray(0, FIRST));
    server.finish = () => response.end(bytes.subarray(FIRST));
  }
  return true;
});
test.after(() => site.close());

const onPage = `
const demo = () => document.querySelector('nb-demo[src="${src}"]');
const inside = (selector) => demo().shadowRoot?.querySelector(selector);
const bar = () => inside('progress');
const words = () => inside('.notices')?.textContent.trim() ?? '';
const alertText = () => inside('[role=alert] p')?.textContent ?? '';
const isThere = () => demo().runner?.shown.data.kernels !== undefined && !bar() && !alertText() && words() === '';
const begun = async () => {
  for (const other of document.querySelectorAll('nb-demo, nb-exercise, nb-code')) if (other !== demo()) other.remove();
  await find('nb-demo');
};
`;

for (const [name, open] of Object.entries(engines)) {
  test(name, { timeout: 240_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());
    const visit = visitor(t, engine, site.url);
    /** @param {string} mode @param {string} what @param {(run: (script: string) => Promise<any>) => Promise<void>} check */
    const served = (mode, what, check) => {
      server.mode = mode;
      return visit(what, 'about/', async (plain, page) => {
        await plain("await caches.delete('nabla-data');");
        await page.open(site.url + lesson);
        await check((script) => plain(onPage + script));
      });
    };

    await served('held', 'a sentence and a bar tell of data on their way', async (run) => {
      const { said, value, max, label } = await run(`await begun();
        await until(() => bar()?.value > 0, 'the bar');
        return { said: words(), value: bar().value, max: bar().max, label: bar().getAttribute('aria-label') };`);
      assert.match(said, /^Loading the data “mnist”, 0\.57 MB\.$/);
      assert.equal(label, 'Data loaded');
      assert.ok(value <= FIRST && FIRST < max, `${value} of ${max}`);
      server.finish();
      await run("await until(isThere, 'the demo, without bar and sentence');");
    });

    await served('missing', 'Retry brings what did not come', async (run) => {
      const { said, playing } = await run(`await begun();
        await until(() => alertText(), 'the sentence');
        return { said: alertText(), playing: demo().runner.playing };`);
      assert.equal(said, 'The data “mnist” could not be loaded: the server answered 404.');
      assert.equal(playing, false);
      server.mode = 'good';
      await run("named(demo(), 'Retry').click(); await until(isThere, 'the demo');");
    });
  });
}
