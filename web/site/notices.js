// What others wrote goes with their licences: those of all programs in the page in one file, which
// Vite writes, and that of the font of formulas in another.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FONT = '../../node_modules/@fontsource/stix-two-math/LICENSE';

export const notices = { programs: 'licences.txt', font: 'licence-of-the-font.txt' };

/** Whether an address of the site is one of these. @param {string} url */
export const isNotice = (url) => Object.values(notices).includes(url.slice(1));

/** @returns {import('vite').Plugin} */
export const fontNotice = () => ({
  name: 'font-notice',
  apply: 'build',
  generateBundle() {
    const source = readFileSync(fileURLToPath(new URL(FONT, import.meta.url)), 'utf8');
    this.emitFile({ type: 'asset', fileName: notices.font, source });
  },
});
