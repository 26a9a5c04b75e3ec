// The head of a Markdown file: YAML between two lines of three dashes. A page needs a title and a
// summary; a lesson also says what one will be able to do, and links the lecture.

import { LineCounter, parseDocument } from 'yaml';
import { fault } from './fault.js';

/** @typedef {{label: string, url: string, note?: string}} Link */
/** @typedef {{title: string, summary: string, able: string[], links: Link[]}} Head */

/** What each entry must be. @type {Record<string, {is: (value: any) => boolean, must: string}>} */
const entries = {
  title: { is: isText, must: 'must be a line of text' },
  summary: { is: isText, must: 'must be a sentence or two' },
  able: {
    is: (value) => isFull(value) && value.every(isText),
    must: 'must be a list of sentences: what one will be able to do',
  },
  links: {
    is: (value) => isFull(value) && value.every(isLink),
    must: 'must be a list of {label, url, note?}, each url beginning with https:// or with /',
  },
};
const needed = { page: ['title', 'summary'], lesson: ['title', 'summary', 'able', 'links'] };

/** @param {any} value */
function isText(value) {
  return typeof value === 'string' && value.trim() !== '';
}

/** @param {any} value */
function isFull(value) {
  return Array.isArray(value) && value.length > 0;
}

/** @param {any} value */
function isLink(value) {
  return isText(value?.label) && /^(https:\/\/|\/)/.test(value.url) && isText(value.note ?? 'none');
}

/**
 * @param {string} text  the whole file
 * @param {string} file
 * @param {'page' | 'lesson'} kind
 * @returns {{head: Head, body: string, offset: number}}  offset: lines before the body
 */
export function readFrontMatter(text, file, kind) {
  const found = text.match(/^---\n([\s\S]*?)\n---\n/);
  if (!found) throw fault(file, 1, 'The file must begin with its title and summary between “---”.');
  const lines = new LineCounter();
  const document = parseDocument(found[1], { lineCounter: lines });
  const lineOf = (/** @type {number} */ place) => lines.linePos(place).line + 1;
  const [error] = document.errors;
  if (error) throw fault(file, lineOf(error.pos[0]), error.message.split('\n')[0]);
  const head = document.toJS() ?? {};
  for (const name of needed[kind]) {
    if (!(name in head)) throw fault(file, 1, `“${name}” is missing between the lines “---”.`);
  }
  for (const [name, value] of Object.entries(head)) {
    const node = /** @type {any} */ (document.get(name, true));
    const line = node?.range ? lineOf(node.range[0]) : 1;
    if (!(name in entries)) throw fault(file, line, `“${name}” is unknown here.`);
    if (!entries[name].is(value)) throw fault(file, line, `“${name}” ${entries[name].must}.`);
  }
  return {
    head: { able: [], links: [], ...head },
    body: text.slice(found[0].length),
    offset: found[0].split('\n').length - 1,
  };
}
