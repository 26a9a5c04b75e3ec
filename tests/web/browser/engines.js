// Three real engines behind one small interface.
import { after } from 'node:test';
import { openPlaywright } from './playwright.js';
import { openWebKit } from './webkit.js';

/**
 * @typedef {object} Page
 * @property {(url: string) => Promise<void>} open
 * @property {(script: string) => Promise<any>} run  the body of an async function, run in the page
 * @property {(key: string) => Promise<void>} press  a key, at the focused element
 * @property {(points: [number, number][]) => Promise<void>} drag  the pointer, pressed at the first
 * @property {(size: {width: number, height: number}) => Promise<void>} resize
 * @property {() => Promise<string[]>} errors  of the console, so far
 * @property {() => Promise<void>} close
 */

/** @typedef {{width: number, height: number, reducedMotion?: boolean}} PageOptions */
/** @typedef {{newPage(options: PageOptions): Promise<Page>, close(): Promise<void>}} Engine */

/** @type {Map<() => Promise<Engine>, Promise<Engine>>} */
const started = new Map();
after(async () => {
  for (const engine of started.values()) await (await engine).close();
});

/**
 * The tests of a process share a browser, which starts with the first of them. Closing it closes the
 * pages that were opened through it.
 * @param {() => Promise<Engine>} start
 */
const shared = (start) => async () => {
  const engine = started.get(start) ?? start();
  started.set(start, engine);
  const { newPage } = await engine;
  /** @type {Set<Page>} */
  const pages = new Set();
  return {
    async newPage(/** @type {PageOptions} */ options) {
      const page = await newPage(options);
      pages.add(page);
      const close = async () => {
        if (pages.delete(page)) await page.close();
      };
      return { ...page, close };
    },
    async close() {
      for (const page of pages) await page.close();
      pages.clear();
    },
  };
};

/** @type {Record<string, () => Promise<Engine>>} */
export const engines = {
  chromium: shared(() => openPlaywright('chromium')),
  firefox: shared(() => openPlaywright('firefox')),
  webkit: shared(openWebKit),
};
