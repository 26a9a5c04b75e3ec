// The memory of a tab that runs every demo of a lecture in turn: private pages of Chromium's process
// for it, workers and their engines included. Below 300 MB; and when the demos are gone, what a first
// turn left stays the same after another one.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { lectures } from '../../../lessons/course.js';
import { inPage } from './in-page.js';
import { launch } from './playwright.js';
import { serveSite } from './site.js';

const MOST_MB = 300;
const GROWTH = 1.1;
/** Enough to see that it runs: later steps take no memory (tests/bindings/training.test.js). */
const STEPS = 5;

const open = lectures.filter(({ slug }) =>
  existsSync(new URL(`../../../lessons/${slug}/lesson.md`, import.meta.url)),
);
const site = await serveSite();
test.after(() => site.close());

/** Scrolls to each demo and lets it run. */
const takeTurn = `${inPage}
  document.documentElement.style.scrollBehavior = 'auto';
  for (const demo of document.querySelectorAll('nb-demo')) {
    demo.scrollIntoView({ block: 'center' });
    const src = demo.getAttribute('src');
    await until(() => demo.runner && Object.keys(demo.runner.pictures.data).length > 0, src);
    if (!demo.demo.step) continue;
    demo.runner.play();
    await until(() => demo.runner.step >= ${STEPS} || !demo.runner.playing, 'steps of ' + src);
  }`;

/** Takes the demos out of the page, and puts as many back that have not begun. */
const leave = `
  window.places ??= [...document.querySelectorAll('nb-demo')].map((demo) => ({ html: demo.outerHTML, parent: demo.parentNode }));
  for (const demo of document.querySelectorAll('nb-demo')) demo.remove();`;
const comeBack = `for (const { html, parent } of places) parent.insertAdjacentHTML('beforeend', html);`;

/** MB of the largest renderer: the one with the page. @param {import('playwright-core').CDPSession} whole the browser's session */
async function privateMegabytes(whole) {
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))
    .map((text) => Number(text.match(/Private_Dirty:\s+(\d+)/)?.[1]) / 1000);
  return Math.max(...sizes);
}

for (const { slug } of open)
  test(`${slug}: the memory of its demos`, { timeout: 300_000 }, async (t) => {
    const browser = await launch.chromium();
    t.after(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const whole = await browser.newBrowserCDPSession();
    const own = await page.context().newCDPSession(page);
    const run = (/** @type {string} */ script) => page.evaluate(`(async () => { ${script} })()`);
    /** After a collection, since garbage goes when the browser likes. */
    const settled = async () => {
      await own.send('HeapProfiler.collectGarbage');
      return privateMegabytes(whole);
    };

    await page.goto(`${site.url}${slug}/`);
    const peaks = [];
    /** @type {number[]} */
    const left = [];
    const kept = () => left.length > 1 && left[left.length - 1] <= GROWTH * left[left.length - 2];
    for (let turn = 0; turn < 3 && !kept(); turn++) {
      await run(takeTurn);
      peaks.push(await privateMegabytes(whole));
      await run(leave);
      left.push(await settled());
      for (let i = 0; turn > 0 && i < 20 && !kept(); i++) {
        await run('await new Promise((resolve) => setTimeout(resolve, 250));');
        left[turn] = await settled();
      }
      await run(comeBack);
    }
    const words = (/** @type {number[]} */ list) => list.map((mb) => mb.toFixed(0)).join(', ');
    t.diagnostic(`running ${words(peaks)} MB, left ${words(left)} MB`);
    assert.ok(Math.max(...peaks) < MOST_MB, `${words(peaks)} MB`);
    assert.ok(kept(), `left with ${words(left)} MB`);
  });
