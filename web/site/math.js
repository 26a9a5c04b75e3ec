// Formulas: $…$ and $$…$$ become MathML when the site is built, so that a page needs no program to
// show them. A formula that cannot be read stops the build. Pages allow no style attributes; each
// style that a formula asks for becomes a class, and `env.styles` keeps them for the style sheet.

import { tex } from '@mdit/plugin-tex';
import temml from 'temml';
import { fault } from './fault.js';
import { escapeText } from './markup.js';

/** @param {import('markdown-it').default} md */
export function math(md) {
  md.use(tex, { delimiters: 'dollars', render: () => '' });
  md.core.ruler.push('math', ({ tokens, env }) => {
    for (const token of tokens) {
      const line = env.offset + (token.map?.[0] ?? 0) + 1;
      const render = (/** @type {string} */ source, /** @type {boolean} */ displayMode) => {
        try {
          const mathml = temml.renderToString(source.trim(), { displayMode, throwOnError: true });
          return classed(mathml, env.styles);
        } catch (error) {
          const [why] = /** @type {Error} */ (error).message.split('\n');
          throw fault(env.file, line, `The formula ${source.trim()} cannot be read: ${why}`);
        }
      };
      if (token.type === 'math_block') {
        token.meta = { mathml: block(render(token.content, true), token.content) };
      } else if (token.children) inline(token.children, render);
    }
  });
  md.renderer.rules.math_block = (tokens, i) => tokens[i].meta.mathml;
  md.renderer.rules.math_inline = (tokens, i) => tokens[i].meta.mathml;
}

/**
 * @param {string} mathml
 * @param {Map<string, string>} styles  class by style; grows
 */
function classed(mathml, styles) {
  return mathml.replace(
    /<(\w+)([^>]*?) style="([^"]*)"([^>]*)>/g,
    (_, tag, before, style, after) => {
      if (!styles.has(style)) styles.set(style, `math-${styles.size + 1}`);
      const name = styles.get(style);
      const rest = before + after;
      return / class="/.test(rest)
        ? `<${tag}${rest.replace(/ class="/, ` class="${name} `)}>`
        : `<${tag}${rest} class="${name}">`;
    },
  );
}

/** A wide formula scrolls by itself, by keyboard too. @param {string} mathml @param {string} source */
const block = (mathml, source) =>
  `<div class="formula" tabindex="0" role="group" aria-label="${escapeText(source.trim())}">${mathml}</div>\n`;

/**
 * Formulas of a line. What follows one without a space (a comma, a bracket) stays on its line.
 * @param {any[]} children
 * @param {(source: string, displayMode: boolean) => string} render
 */
function inline(children, render) {
  children.forEach((child, i) => {
    if (child.type !== 'math_inline') return;
    const next = children[i + 1];
    const [tail] = (next?.type === 'text' && next.content.match(/^[.,;:!?)\]”’]+/)) || [''];
    const mathml = render(child.content, false);
    child.meta = { mathml: tail ? `<span class="kept">${mathml}${tail}</span>` : mathml };
    if (tail) next.content = next.content.slice(tail.length);
  });
}
