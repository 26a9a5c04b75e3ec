// What a builder's choices make: the words of an address, and what to paste into a page.

import { toLink } from '../demo/link.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */

/**
 * @typedef {object} Choice
 * @property {string} src
 * @property {Demo} demo
 * @property {import('../demo/link.js').Experiment} experiment
 * @property {string} hide
 * @property {string} lock
 * @property {number} speed
 * @property {string} theme  '' for the reader's own
 */

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Names and values as attributes of a tag. @param {Record<string, string>} attributes */
const tag = (attributes) =>
  Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);

/** As attributes of <nb-demo>; what is empty is left out. @param {Choice} choice @returns {Record<string, string>} */
export function attributesOf({ src, demo, experiment, hide, lock, speed, theme }) {
  const words = new URLSearchParams(toLink(src, demo, experiment));
  words.delete('demo');
  if (words.get('step') === '0') words.delete('step');
  if (words.get('seed') === '1') words.delete('seed');
  const set = speed === Infinity ? '' : `speed:${speed}`;
  const all = { src, params: words.toString(), hide, lock, set, theme };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** Commas and colons are read as well unescaped, and better by people. @param {URLSearchParams} words */
const readable = (words) => words.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');

/** @param {Record<string, string>} attributes @param {string[]} names */
const some = (attributes, names) =>
  new URLSearchParams(Object.entries(attributes).filter(([name]) => names.includes(name)));

/**
 * @param {Choice} choice @param {string} site  its address
 * @returns {{link: string, frame: string, element: string}}
 */
export function snippets(choice, site) {
  const { src, demo, experiment } = choice;
  const attributes = attributesOf(choice);
  const limits = readable(some(attributes, ['hide', 'lock', 'set']));
  const rest = readable(some(attributes, ['hide', 'lock', 'set', 'theme']));
  const frame = [`demo=${src}`, attributes.params, rest].filter(Boolean).join('&');
  const iframe = tag({ src: `${site}embed/?${frame}`, title: demo.title, width: '100%' });
  return {
    link: `${site}playground/${limits && `?${limits}`}#${toLink(src, demo, experiment)}`,
    frame: `<iframe ${[...iframe, 'height="900"', 'allow="fullscreen; clipboard-write"'].join('\n  ')}></iframe>`,
    element: `<script type="module" src="${site}embed/nabla-embed.js"></script>
<nb-demo ${tag(attributes).join('\n  ')}></nb-demo>`,
  };
}
