// Code in colours, when the site is built: Shiki names the parts, a class says which part each is, and
// web/styles/code.css says which colour that has in the light and in the dark.

import { createHighlighter } from 'shiki';
import { fault } from './fault.js';
import { escapeText } from './markup.js';

/** The parts of a program that have a colour, with TextMate's names for them. */
const parts = Object.entries({
  comment: ['comment', 'punctuation.definition.comment'],
  string: ['string', 'punctuation.definition.string'],
  number: ['constant.numeric', 'constant.language', 'support.constant'],
  keyword: ['keyword.control', 'keyword.operator.new', 'storage', 'keyword.other'],
  name: ['entity.name.function', 'support.function', 'meta.function-call.generic'],
});
const colorOf = (/** @type {number} */ part) => `#00000${part + 1}`;

/** A theme whose colours are the numbers of the parts. */
const theme = {
  name: 'parts',
  type: /** @type {const} */ ('light'),
  fg: '#000000',
  bg: '#ffffff',
  settings: parts.map(([, scope], i) => ({ scope, settings: { foreground: colorOf(i) } })),
};
const languages = ['js', 'python', 'c', 'bash', 'html', 'markdown', 'json', 'text'];
const shiki = await createHighlighter({ themes: [theme], langs: languages });

/** @param {string} code @param {string} lang */
export function highlight(code, lang) {
  const { tokens } = shiki.codeToTokens(code, { lang: /** @type {any} */ (lang), theme: 'parts' });
  return tokens
    .map((line) => line.map(({ content, color = '' }) => paint(content, color)).join(''))
    .join('\n');
}

/** @param {string} content @param {string} color */
function paint(content, color) {
  const part = parts[Number(color.slice(1)) - 1];
  return part ? `<span class="code-${part[0]}">${escapeText(content)}</span>` : escapeText(content);
}

/**
 * Fences: ```js shows code, ```js run is a cell that can be changed and run.
 * @param {import('markdown-it').default} md
 */
export function fences(md) {
  md.renderer.rules.fence = (tokens, i, _options, env) => {
    const { info, content, map } = tokens[i];
    const line = env.offset + (map?.[0] ?? 0) + 1;
    const [lang = 'text', ...words] = info.trim().split(/\s+/).filter(Boolean);
    if (!languages.includes(lang)) {
      throw fault(env.file, line, `Code is in ${languages.join(', ')}, not in “${lang}”.`);
    }
    const runs = lang === 'js' && words.length === 1 && words[0] === 'run';
    if (words.length > 0 && !runs) {
      throw fault(env.file, line, `After \`\`\`${lang} stands “run” (js only) or nothing.`);
    }
    const code = highlight(content.trimEnd(), lang);
    const pre = `<pre class="code" tabindex="0"><code>${code}</code></pre>`;
    return runs ? `<nb-code>${pre}</nb-code>\n` : `${pre}\n`;
  };
}
