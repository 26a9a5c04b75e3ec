// What the search looks through: an entry a section, one index a language, made when the site is
// built and loaded when somebody searches.

import MiniSearch from 'minisearch';
import { options } from '../shell/search-options.js';

/** @param {import('./pages.js').Site} site @returns {Record<string, string>} JSON by file name */
export function searchIndexes({ pages }) {
  const languages = [...new Set(pages.map(({ language }) => language))];
  return Object.fromEntries(
    languages.map((language) => {
      const index = new MiniSearch(options);
      index.addAll(
        pages
          .filter((page) => page.language === language && page.kind !== '404')
          .flatMap(entries)
          .map((entry, id) => ({ id, ...entry })),
      );
      return [`search.${language}.json`, JSON.stringify(index)];
    }),
  );
}

/** @param {import('./pages.js').Page} page */
function entries({ url, title, summary, sections, kind }) {
  const about = { text: summary, excerpt: summary, toCome: kind === 'coming' };
  const whole = { url: url.slice(1), page: title, title, ...about };
  const parts = sections.map((section) => ({
    url: `${url.slice(1)}#${section.id}`,
    page: title,
    title: section.title,
    text: section.text,
    excerpt: excerpt(section.text),
  }));
  return [whole, ...parts];
}

/** The first words of a section. @param {string} text */
const excerpt = (text) => (text.length > 120 ? `${text.slice(0, 120).replace(/\S*$/, '')}…` : text);
