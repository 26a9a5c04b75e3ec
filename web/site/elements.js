// Elements on a line of their own: <nb-demo src="LESSON/NAME"></nb-demo>, <nb-leaderboard src=…> of a
// demo, <nb-exercise src=…>, each of which must name a file that exists, and <nb-bench></nb-bench>.
// Until its program is there, and for those without, its title stands in its place.

import { fault } from './fault.js';
import { html } from './markup.js';

/** Attributes that an element may have. @type {Record<string, string[]>} */
const allowed = {
  'nb-demo': ['src', 'params', 'views', 'controls', 'hide', 'lock', 'set'],
  'nb-leaderboard': ['src'],
  'nb-exercise': ['src'],
  'nb-bench': [],
};

/** What stands in the place of each, until it is there. */
const waiting = /** @type {const} */ ({
  'nb-demo': 'demoWaiting',
  'nb-leaderboard': 'leaderboardWaiting',
  'nb-exercise': 'exerciseWaiting',
  'nb-bench': 'benchWaiting',
});

/** @param {import('markdown-it').default} md */
export function elements(md) {
  md.block.ruler.before('html_block', 'element', parse, { alt: ['paragraph', 'list'] });
  md.renderer.rules.element = (tokens, i, _, env) => {
    const { tag, attrs, meta } = tokens[i];
    const words = (attrs ?? []).map(([name, value]) => html` ${name}="${value}"`);
    const note = env.text(waiting[/** @type {keyof typeof waiting} */ (tag)]);
    const title = html`<p class="waiting"><b>${meta.title}</b> <span>${note}</span></p>`;
    return `<${tag}${words.join('')}>${title}</${tag}>\n`;
  };
}

/** @param {any} state @param {number} line @param {number} _end @param {boolean} silent */
function parse(state, line, _end, silent) {
  const source = state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
  const found = source.match(/^<(nb-demo|nb-leaderboard|nb-exercise|nb-bench)\b([^>]*)><\/\1>\s*$/);
  if (!found && /^<nb-(demo|leaderboard|exercise|bench)\b/.test(source)) {
    throw fault(
      state.env.file,
      state.env.offset + line + 1,
      'The element must be closed on this line.',
    );
  }
  if (!found) return false;
  if (silent) return true;
  const [, tag, text] = found;
  const token = state.push('element', tag, 0);
  token.map = [line, line + 1];
  token.attrs = [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  token.meta = check(tag, token.attrs, state.env, line);
  state.line = line + 1;
  return true;
}

/** @param {string} tag @param {[string, string][]} attrs @param {any} env @param {number} line */
function check(tag, attrs, { file, offset, demos, exercises, text }, line) {
  const wrong = attrs.find(([name]) => !allowed[tag].includes(name));
  const place = offset + line + 1;
  if (wrong) throw fault(file, place, `<${tag}> has no attribute “${wrong[0]}”.`);
  if (tag === 'nb-bench') return { title: text('bench') };
  const src = attrs.find(([name]) => name === 'src')?.[1] ?? '';
  const known = tag === 'nb-exercise' ? exercises : demos;
  const entry = known.get(src);
  const kind = tag === 'nb-exercise' ? 'exercise' : 'demo';
  if (!entry) {
    const names = [...known.keys()].join(', ') || 'none';
    throw fault(file, place, `There is no ${kind} “${src}”; there are: ${names}.`);
  }
  return entry;
}
