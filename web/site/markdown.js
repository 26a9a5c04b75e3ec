// From Markdown to the inside of a page: the list of what our Markdown can do, and what a page needs
// to know about its text (sections, anchors, links).

import MarkdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import attrs from 'markdown-it-attrs';
import { containers } from './containers.js';
import { elements } from './elements.js';
import { fences } from './highlight.js';
import { links } from './links.js';
import { math } from './math.js';
import { quiz } from './quiz.js';
import { units } from './units.js';

const md = new MarkdownIt({ html: true })
  .disable('lheading') // a line of dashes is a line, never a heading
  .use(/** @type {any} */ (attrs), { allowedAttributes: ['id', 'class'] })
  .use(anchor, { level: [2, 3], permalink: anchor.permalink.headerLink() })
  .use(elements)
  .use(containers)
  .use(quiz)
  .use(fences)
  .use(math)
  .use(units)
  .use(links);

md.renderer.rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
md.renderer.rules.table_close = () => '</table></div>\n';

/** @typedef {{id: string, title: string, html: string, text: string}} Section  begins with a h2 */

/**
 * @typedef {object} Source
 * @property {string} file     whose text it is
 * @property {string} body
 * @property {number} offset   lines of the file before the body
 * @property {string} url      of the page, from the site's root
 * @property {(key: string) => string} text  strings of the page's language
 * @property {Map<string, any>} demos
 * @property {Map<string, any>} exercises
 * @property {Map<string, string>} styles    of formulas, kept for the style sheet
 */

/**
 * @param {Source} source
 * @returns {{html: string, sections: Section[], ids: Set<string>,
 *   links: import('./links.js').Kept[], tasks: string[]}}
 */
export function renderMarkdown(source) {
  const env = { ...source, links: [] };
  const tokens = md.parse(source.body, env);
  const html = md.renderer.render(tokens, md.options, env);
  const headings = tokens.flatMap((token, i) =>
    token.type === 'heading_open' && token.tag === 'h2' ? [i] : [],
  );
  const sections = headings.map((at, i) => {
    const inside = tokens.slice(at + 3, headings[i + 1]);
    return {
      id: String(tokens[at].attrGet('id')),
      title: plain([tokens[at + 1]]),
      html: md.renderer.renderInline(inner(tokens[at + 1].children ?? []), md.options, env),
      text: plain(inside),
    };
  });
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  return { html, sections, ids, links: env.links, tasks: tasksIn(tokens) };
}

/** What one can solve, by the names under which it is kept (web/learning/progress.js). @param {any[]} tokens */
const tasksIn = (tokens) =>
  tokens.flatMap(({ type, tag, attrs, meta }) => {
    if (type === 'quiz_open') return [`quiz:${meta.name}`];
    const src = attrs?.find((/** @type {string[]} */ [name]) => name === 'src');
    return type === 'element' && tag === 'nb-exercise' ? [`exercise:${src[1]}`] : [];
  });

/** A heading without the link around it. @param {any[]} children */
const inner = (children) => children.filter(({ type }) => !/^link_/.test(type));

/** The words of a text, for the search; of formulas their signs. @param {any[]} tokens */
function plain(tokens) {
  return tokens
    .flatMap((token) => token.children ?? [token])
    .filter(({ type }) => /^(text|code_inline|math_inline|math_block|fence|softbreak)$/.test(type))
    .map(({ type, content, meta }) => {
      if (type === 'softbreak') return ' ';
      return type.startsWith('math') ? meta.mathml.replace(/<[^>]*>/g, '') : content;
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
