// One learner at one exercise, without any DOM: the answer, checks, tries, and when the solution may be
// seen. What is answered and solved is kept on the device.

import { complete } from '../../bindings/worker/exercise.js';
import { CellRun } from '../cell/cell-run.js';
import { wordsOf } from '../demo/link.js';
import { judgeDemo } from './judge-demo.js';
import { progress } from './learner.js';

/** @typedef {import('../../bindings/worker/exercise.js').Exercise} Exercise */
/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../../bindings/worker/demo.js').Params} Params */

/** Checks after which the solution may be seen however little the answer was changed. */
const TRIES = 3;

export class Attempt {
  /** @type {AbortController | null} */
  #stop = null;

  /** @type {import('../../bindings/worker/exercise.js').Verdict | null} */
  verdict = null;

  /** @param {string} src @param {Exercise} exercise @param {Demo | null} demo @param {() => void} changed */
  constructor(src, exercise, demo, changed) {
    this.src = src;
    this.key = `exercise:${src}`;
    this.exercise = exercise;
    this.demo = demo;
    this.changed = changed;
    this.runs = new CellRun(changed);
    /** A program, or parameters in the words of a link. */
    this.beginning = this.#text('demo' in exercise ? exercise.start : exercise.code);
    this.answer = progress.get(this.key)?.answer ?? this.beginning;
  }

  /** @param {Params | string} answer */
  #text(answer) {
    if (typeof answer === 'string') return answer;
    return wordsOf(complete(/** @type {Demo} */ (this.demo), answer));
  }

  get solution() {
    return this.#text(this.exercise.solution);
  }

  get solved() {
    return progress.get(this.key)?.solved !== undefined;
  }

  get checking() {
    return this.#stop !== null;
  }

  /** After an honest try: a check of a changed answer, or several. */
  get maySeeSolution() {
    const { tries = 0, answer } = progress.get(this.key) ?? {};
    return this.solved || tries >= TRIES || (tries > 0 && answer !== undefined);
  }

  /** @param {string} answer */
  keep(answer) {
    this.answer = answer;
    progress.answer(this.key, answer === this.beginning ? null : answer);
  }

  /** @param {Params} params */
  async checkSettings(params) {
    this.keep(wordsOf(params));
    await this.#check((signal) => judgeDemo({ src: this.src, params, signal }));
  }

  async checkProgram() {
    await this.#check(async (signal) => {
      signal.addEventListener('abort', () => this.runs.stop());
      const outcome = await this.runs.run({ source: this.answer, exercise: this.src });
      return outcome?.verdict ?? { passed: false, feedback: this.runs.sentence };
    });
  }

  /** @param {(signal: AbortSignal) => Promise<import('../../bindings/worker/exercise.js').Verdict>} judge */
  async #check(judge) {
    const stop = new AbortController();
    this.#stop = stop;
    this.verdict = null;
    this.changed();
    const verdict = await judge(stop.signal);
    this.#stop = null;
    this.verdict = { passed: verdict.passed === true, feedback: String(verdict.feedback) };
    if (!stop.signal.aborted) progress.tried(this.key, this.verdict.passed);
    this.changed();
  }

  stop() {
    this.#stop?.abort();
    this.runs.stop();
  }
}
