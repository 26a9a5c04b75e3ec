// The pages of the site: which there are, from which file, at which address, and what is in them.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lectures } from '../../lessons/course.js';
import { catalogue, lessonsFolder } from './catalogue.js';
import { readFrontMatter } from './front-matter.js';
import { checkLinks } from './links.js';
import { renderMarkdown } from './markdown.js';
import { languages, strings } from './strings.js';

const pagesFolder = fileURLToPath(new URL('../pages/', import.meta.url));

/**
 * @typedef {object} Place  a page that there is
 * @property {'home' | 'lesson' | 'coming' | 'playground' | 'about' | 'embedding' | 'builder' | '404'} kind
 * @property {string} language
 * @property {string} url      from the site's root: '/01-introduction/'
 * @property {string} file     '' for a lecture to come
 * @property {string} written  the language of the file
 * @property {number} [number] of the lecture, from 1
 * @property {import('../../lessons/course.js').Lecture} [lecture]
 */

/**
 * A page with its text.
 * @typedef {Place & import('./front-matter.js').Head & {html: string,
 *   sections: import('./markdown.js').Section[], ids: Set<string>, tasks: string[],
 *   links: import('./front-matter.js').Link[], kept: import('./links.js').Kept[]}} Page
 */

/** @typedef {{pages: Page[], demos: ReturnType<typeof catalogue>, styles: Map<string, string>}} Site */

/** The file of a text in a language, or the English one. @param {string} path without '.md' @param {string} language */
function fileOf(path, language) {
  const translated = `${path}.${language}.md`;
  if (language !== 'en' && existsSync(translated)) return { file: translated, written: language };
  return { file: existsSync(`${path}.md`) ? `${path}.md` : '', written: 'en' };
}

/** @returns {Place[]} */
export function listPages() {
  return languages.flatMap((language) => {
    const top = language === 'en' ? '/' : `/${language}/`;
    const own = (/** @type {Place['kind']} */ kind, /** @type {string} */ path) => ({
      kind,
      language,
      url: top + path,
      ...fileOf(pagesFolder + kind, language),
    });
    const lessons = lectures.map((lecture, i) => {
      const text = fileOf(`${lessonsFolder}${lecture.slug}/lesson`, language);
      const kind = /** @type {Place['kind']} */ (text.file ? 'lesson' : 'coming');
      return { kind, language, url: `${top}${lecture.slug}/`, ...text, number: i + 1, lecture };
    });
    return [
      own('home', ''),
      ...lessons,
      own('playground', 'playground/'),
      own('about', 'about/'),
      own('embedding', 'embedding/'),
      own('builder', 'builder/'),
      own('404', '404.html'),
    ];
  });
}

/** All pages with their texts; the first fault in any of them is thrown. @returns {Site} */
export function readSite() {
  const demos = catalogue('demos');
  const exercises = catalogue('exercises');
  /** @type {Map<string, string>} */
  const styles = new Map();
  const pages = listPages().map((place) => readPage(place, { demos, exercises, styles }));
  const anchors = new Map(pages.map(({ url, ids }) => [url, ids]));
  for (const { file, kept } of pages) checkLinks({ file, links: kept }, anchors, demos);
  return { pages, demos, styles };
}

/**
 * @param {Place} place
 * @param {Pick<import('./markdown.js').Source, 'demos' | 'exercises' | 'styles'>} given
 * @returns {Page}
 */
function readPage(place, given) {
  if (!place.file) {
    const { title, holds } = /** @type {any} */ (place.lecture);
    const nothing = {
      html: '',
      sections: [],
      tasks: [],
      ids: new Set(['main']),
      kept: [],
      able: [],
      links: [],
    };
    return { ...place, title, summary: holds, ...nothing };
  }
  const kind = place.kind === 'lesson' ? 'lesson' : 'page';
  const source = readFileSync(place.file, 'utf8');
  const { head, body, offset } = readFrontMatter(source, place.file, kind);
  const text = strings(place.language);
  const rendered = renderMarkdown({
    ...given,
    file: place.file,
    body,
    offset,
    url: place.url,
    text,
  });
  return { ...place, ...head, ...rendered, links: head.links, kept: rendered.links };
}
