// Boxes in the text:
//   ::: question            something to think about; after a line --- the answer, which is folded
//   ::: homework Title      a task
//   ::: note Title          an aside

import container from 'markdown-it-container';
import { fault } from './fault.js';
import { html } from './markup.js';

const kinds = ['question', 'homework', 'note'];

/** @param {import('markdown-it').default} md */
export function containers(md) {
  for (const kind of kinds) {
    md.use(container, kind, { render: () => '' });
    md.renderer.rules[`container_${kind}_open`] = (tokens, i, _, { text }) => {
      const title = tokens[i].info.trim().slice(kind.length).trim();
      const words = title ? html`<span>${text(kind)}:</span> ${title}` : text(kind);
      return String(html`<section class="box ${kind}"><p class="box-title">${words}</p>\n`);
    };
    md.renderer.rules[`container_${kind}_close`] = () => '</section>\n';
  }
  md.renderer.rules.answer_open = (_tokens, _i, _, { text }) =>
    String(html`<details class="answer"><summary>${text('answer')}</summary>\n`);
  md.renderer.rules.answer_close = () => '</details>\n';
  md.core.ruler.push('containers', (state) => {
    checkMarks(state);
    state.tokens = foldAnswers(state.tokens, state.Token);
  });
}

/** A box that is not closed, or has a name that nobody knows. @param {any} state */
function checkMarks({ src, tokens, env }) {
  const lines = src.split('\n');
  for (const { type, map, children, content, info } of tokens) {
    const line = env.offset + (map?.[0] ?? 0) + 1;
    if (/^container_\w+_open$/.test(type) && !/^\s*:::/.test(lines[map[1]] ?? '')) {
      throw fault(env.file, line, `The box “::: ${info.trim()}” is not closed by a line “:::”.`);
    }
    if (children && content.startsWith(':::')) {
      throw fault(env.file, line, `There is no box “${content.split('\n')[0]}” that begins here.`);
    }
  }
}

/**
 * In a question, what stands after the line goes into a fold.
 * @param {any[]} tokens
 * @param {any} Token
 */
function foldAnswers(tokens, Token) {
  let level = -1;
  let folded = false;
  return tokens.flatMap((token) => {
    if (token.type === 'container_question_open') level = token.level;
    if (token.type === 'hr' && token.level === level + 1 && level >= 0 && !folded) {
      folded = true;
      return [new Token('answer_open', 'details', 1)];
    }
    if (token.type !== 'container_question_close') return [token];
    const closing = folded ? [new Token('answer_close', 'details', -1), token] : [token];
    level = -1;
    folded = false;
    return closing;
  });
}
