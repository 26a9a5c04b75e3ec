// A quiz in the text (quiz-text.js has its form) as <nb-quiz>. Without any program it can be read: the
// question, the options as a list, the answers folded.

import { fault } from './fault.js';
import { escapeText } from './markup.js';
import { readQuiz } from './quiz-text.js';

/** @param {import('markdown-it').default} md */
export function quiz(md) {
  md.block.ruler.before('fence', 'quiz', parse, { alt: ['paragraph', 'reference', 'blockquote'] });
  md.renderer.rules.quiz_open = (tokens, i, _, { text }) => {
    const { name, kind, number } = tokens[i].meta;
    const values = number ? ` value="${number.value}" tolerance="${number.tolerance}"` : '';
    const title = `<p class="box-title">${escapeText(text('quiz'))}</p>`;
    return `<nb-quiz class="box" name="${escapeText(name)}" kind="${kind}"${values}>${title}\n`;
  };
  md.renderer.rules.quiz_close = () => '</nb-quiz>\n';
  md.renderer.rules.quiz_answers_open = (_tokens, _i, _, { text }) =>
    `<details class="answer"><summary>${escapeText(text('answer'))}</summary>\n`;
  md.renderer.rules.quiz_answer_open = (tokens, i, _, { text }) => {
    const { right, value, tag } = tokens[i].meta;
    const words =
      value === null ? text(right ? 'right' : 'wrong') : numberWords(right, value, text);
    const data = right ? ' data-right' : value === null ? '' : ` data-value="${value}"`;
    return `<${tag}${data}><b>${escapeText(words)}</b> <span>`;
  };
  md.renderer.rules.quiz_answer_close = (tokens, i) => `</span></${tokens[i].meta.tag}>\n`;
}

/** @param {boolean} right @param {number} value @param {(key: string, values?: any) => string} text */
const numberWords = (right, value, text) => (right ? `${value}.` : text('notThis', { value }));

/** @param {any} state @param {number} start @param {number} end @param {boolean} silent */
function parse(state, start, end, silent) {
  const lineAt = (/** @type {number} */ line) =>
    state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
  const opening = lineAt(start).match(/^:::\s*quiz\b\s*(.*)$/);
  if (!opening) return false;
  if (silent) return true;

  const { env } = state;
  const at = (/** @type {number} */ line) => env.offset + start + line + 1;
  let close = start + 1;
  while (close < end && !/^:::\s*$/.test(lineAt(close))) close += 1;
  if (close === end) throw fault(env.file, at(0), 'The quiz is not closed by a line “:::”.');
  const lines = Array.from({ length: close - start - 1 }, (_, i) => lineAt(start + 1 + i));
  try {
    put(state, readQuiz([opening[1], ...lines]), start, close);
  } catch (error) {
    const { line, sentence } = /** @type {any} */ (error);
    throw sentence ? fault(env.file, at(line), sentence) : error;
  }
  state.line = close + 1;
  return true;
}

/** @param {any} state @param {import('./quiz-text.js').Quiz} quiz @param {number} start @param {number} close */
function put(state, { name, question, kind, answers, hint }, start, close) {
  const { env } = state;
  const lesson = env.url.split('/').at(-2) || 'home';
  env.quizzes ??= [];
  const full = `${lesson}/${name}`;
  if (env.quizzes.includes(full)) {
    throw {
      line: 0,
      sentence: `Another quiz is named “${name}” here: name this one with {#name}.`,
    };
  }
  env.quizzes.push(full);
  const open = (/** @type {string} */ type, tag = '', meta = {}) => {
    const token = state.push(`${type}_open`, tag, 1);
    token.meta = meta;
    token.map = [start, close];
  };
  const shut = (/** @type {string} */ type, tag = '', meta = {}) => {
    state.push(`${type}_close`, tag, -1).meta = meta;
  };
  const inline = (/** @type {string} */ content, line = 0) => {
    const token = state.push('inline', '', 0);
    token.content = content;
    token.map = [start + line, start + line + 1];
    token.children = [];
  };
  const number = kind === 'number' ? answers.find(({ right }) => right) : undefined;
  open('quiz', 'nb-quiz', { name: full, kind, number });
  open('paragraph', 'p');
  inline(question);
  shut('paragraph', 'p');
  if (!number) {
    open('ordered_list', 'ol');
    for (const { text, line } of answers) {
      open('list_item', 'li');
      inline(text, line);
      shut('list_item', 'li');
    }
    shut('ordered_list', 'ol');
  }
  open('quiz_answers', 'details');
  open('ordered_list', number ? 'ul' : 'ol');
  for (const { right, value, why, line } of answers) {
    const meta = { right, value: number ? value : null, tag: 'li' };
    open('quiz_answer', 'li', meta);
    inline(why, line);
    shut('quiz_answer', 'li', meta);
  }
  shut('ordered_list', number ? 'ul' : 'ol');
  if (hint) {
    open('paragraph', 'p');
    inline(hint);
    shut('paragraph', 'p');
  }
  shut('quiz_answers', 'details');
  shut('quiz', 'nb-quiz');
}
