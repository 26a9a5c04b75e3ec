// Chromium and Firefox, driven by playwright-core.
import { chromium, firefox } from 'playwright-core';

/** @typedef {import('./engines.js').Page} Page */

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @type {Record<'chromium' | 'firefox', () => Promise<import('playwright-core').Browser>>} */
export const launch = {
  chromium: () => chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags }),
  // Firefox ESR speaks WebDriver BiDi with this version of playwright-core.
  firefox: () =>
    firefox.launch({
      channel: 'moz-firefox',
      executablePath: '/usr/bin/firefox-esr',
      headless: !process.env.DISPLAY,
    }),
};

/** @param {'chromium' | 'firefox'} name @returns {Promise<import('./engines.js').Engine>} */
export async function openPlaywright(name) {
  const browser = await launch[name]();
  return {
    close: () => browser.close(),
    async newPage({ width, height, reducedMotion = false }) {
      const context = await browser.newContext({
        viewport: { width, height },
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      });
      const page = await context.newPage();
      /** @type {string[]} */
      const errors = [];
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      /** @type {Page} */
      const driven = {
        errors: async () => errors,
        open: async (url) => {
          await page.goto(url);
        },
        run: (script) => page.evaluate(`(async () => { ${script} })()`),
        press: (key) => page.keyboard.press(key),
        drag: async (points) => {
          await page.mouse.move(...points[0]);
          await page.mouse.down();
          for (const point of points.slice(1)) await page.mouse.move(...point, { steps: 4 });
          await page.mouse.up();
        },
        resize: (size) => page.setViewportSize(size),
        close: () => context.close(),
      };
      return driven;
    },
  };
}
