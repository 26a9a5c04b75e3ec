// What the site's own parts say, in each language: web/i18n/LANGUAGE.json. A second language is one
// more such file with the same keys; its lessons are lesson.LANGUAGE.md beside lesson.md, its pages
// web/pages/NAME.LANGUAGE.md, and it lives under /LANGUAGE/. What is not translated stays English.

import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../i18n/', import.meta.url);

/** Languages; English, which has no folder of its own, first. */
export const languages = readdirSync(folder)
  .map((name) => name.replace('.json', ''))
  .sort((a, b) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b));

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Text */

/** @param {string} language @returns {Text} */
export function strings(language) {
  const words = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8'));
  return (key, values = {}) => {
    if (!(key in words)) throw new Error(`web/i18n/${language}.json has no “${key}”.`);
    return words[key].replace(
      /\{(\w+)\}/g,
      (/** @type {string} */ whole, /** @type {string} */ name) => String(values[name] ?? whole),
    );
  };
}
