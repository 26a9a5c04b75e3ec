// <nb-quiz> makes a form of a quiz in the text (web/site/quiz.js): radio buttons where one option is
// right, check boxes where several are, a field for a number. Each wrong answer is explained. What was
// right and what was answered is kept on the device.

import { progress } from '../learning/learner.js';
import { judgeChoice, judgeNumber } from '../learning/quiz-judge.js';

/** Tries after which the answers may be looked up. */
const TRIES = 3;

/** @param {string} tag @param {Record<string, any>} [properties] @param {(Node | string)[]} [children] */
function make(tag, properties = {}, children = []) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

export class NbQuiz extends HTMLElement {
  /** @type {HTMLInputElement[]} */
  inputs = [];
  follow = () => this.mark();

  connectedCallback() {
    if (this.inputs.length === 0) this.build();
    progress.addEventListener('change', this.follow);
    this.mark();
  }

  disconnectedCallback() {
    progress.removeEventListener('change', this.follow);
  }

  get key() {
    return `quiz:${this.getAttribute('name')}`;
  }

  get kind() {
    return this.getAttribute('kind') ?? 'one';
  }

  /** The folded answers: one each option, or those of numbers. */
  get answers() {
    return [...this.querySelectorAll('details li')];
  }

  build() {
    const question = /** @type {Element} */ (this.querySelector('p:not(.box-title)'));
    const list = this.querySelector(':scope > ol');
    this.fold = /** @type {HTMLDetailsElement} */ (this.querySelector('details'));
    const title = /** @type {Element} */ (this.querySelector('.box-title'));
    this.solved = make('span', { className: 'quiz-solved' });
    title.append(this.solved);
    const legend = make('legend', {}, [...question.childNodes]);
    const rows = list ? this.options(list) : [this.field()];
    this.status = make('div', { className: 'quiz-status', role: 'status' });
    const check = make('button', { type: 'submit', textContent: 'Check' });
    const form = make('form', { noValidate: true }, [
      make('fieldset', {}, [legend, ...rows]),
      check,
      this.status,
    ]);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.check();
    });
    question.replaceWith(form);
    list?.remove();
    this.restore();
  }

  /** @param {Element} list */
  options(list) {
    const type = this.kind === 'one' ? 'radio' : 'checkbox';
    const name = `${this.getAttribute('name')}`;
    return [...list.children].map((item, i) => {
      const input = /** @type {HTMLInputElement} */ (
        make('input', { type, name, value: String(i) })
      );
      this.inputs.push(input);
      const text = make('span', {}, [...item.childNodes]);
      return make('label', { className: 'quiz-option' }, [input, text]);
    });
  }

  field() {
    const input = /** @type {HTMLInputElement} */ (
      make('input', { type: 'text', inputMode: 'decimal', autocomplete: 'off', size: 12 })
    );
    this.inputs.push(input);
    return make('label', { className: 'quiz-number' }, ['Your number', input]);
  }

  get given() {
    if (this.kind === 'number') return this.inputs[0].value;
    return this.inputs
      .filter((input) => input.checked)
      .map(({ value }) => value)
      .join(',');
  }

  restore() {
    const kept = progress.get(this.key)?.answer;
    if (kept === undefined) return;
    if (this.kind === 'number') this.inputs[0].value = kept;
    else for (const input of this.inputs) input.checked = kept.split(',').includes(input.value);
  }

  check() {
    const verdict = this.kind === 'number' ? this.judgedNumber() : this.judgedChoice();
    if (verdict.counts) {
      progress.answer(this.key, this.given);
      progress.tried(this.key, verdict.passed);
    }
    this.show(verdict);
    this.mark();
  }

  judgedChoice() {
    const right = this.answers.map((answer) => answer.hasAttribute('data-right'));
    const ticked = this.inputs.map((input) => input.checked);
    return judgeChoice(ticked, right);
  }

  judgedNumber() {
    const value = Number(this.getAttribute('value'));
    const tolerance = Number(this.getAttribute('tolerance'));
    const known = this.answers.map((answer) => Number(answer.getAttribute('data-value') ?? value));
    return judgeNumber(this.given, { value, tolerance, known });
  }

  /** @param {import('../learning/quiz-judge.js').QuizVerdict} verdict */
  show({ counts, passed, sentence, explain }) {
    const sign = make('span', { ariaHidden: 'true', textContent: passed ? '✓ ' : '✗ ' });
    const words = make('strong', { textContent: sentence });
    const head = make('p', {}, counts ? [sign, words] : [words]);
    const why = explain.map((i) => this.explanation(i, passed));
    const hint =
      !passed && counts && explain.length === 0 ? this.querySelector('details > p') : null;
    const status = /** @type {HTMLElement} */ (this.status);
    status.className = `quiz-status ${counts ? (passed ? 'passed' : 'failed') : ''}`;
    status.replaceChildren(head, ...why, ...(hint ? [hint.cloneNode(true)] : []));
  }

  /** @param {number} i @param {boolean} passed */
  explanation(i, passed) {
    const text = /** @type {Element} */ (this.answers[i].querySelector('span'));
    const chosen = this.kind === 'several' ? this.inputs[i].nextElementSibling : null;
    const about =
      chosen && !passed ? [make('q', {}, [...chosen.cloneNode(true).childNodes]), ' '] : [];
    return make('p', {}, [...about, ...text.cloneNode(true).childNodes]);
  }

  /** Whether it is solved, and whether the answers may be looked up. */
  mark() {
    const { solved, tries = 0 } = progress.get(this.key) ?? {};
    if (this.solved) this.solved.textContent = solved ? ' ✓ solved' : '';
    if (this.fold) this.fold.hidden = !solved && tries < TRIES;
  }
}

customElements.define('nb-quiz', NbQuiz);
