// The text of a demo's file, for those who want to read it.

import { demoPath } from './demos.js';

const sources = import.meta.glob('../../lessons/*/demos/*.js', {
  query: '?raw',
  import: 'default',
});

/** @param {string} src @returns {Promise<string>} */
export const sourceOf = async (src) => String(await sources[demoPath(src)]());
