// Three real engines behind one small interface.
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

/** @type {Record<string, () => Promise<Engine>>} */
export const engines = {
  chromium: () => openPlaywright('chromium'),
  firefox: () => openPlaywright('firefox'),
  webkit: openWebKit,
};
