// <nb-exercise> is a task that checks itself: the visitor sets a demo or writes a program, a worker
// judges it. There is a hint at once, the solution after an honest try.
//
//   <nb-exercise src="01-introduction/xor-by-hand"></nb-exercise>

import { html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { abroad } from '../demo/abroad.js';
import { importDemo } from '../demo/demos.js';
import { Attempt } from '../learning/attempt.js';
import { importExercise } from '../learning/exercises.js';
import { progress } from '../learning/learner.js';
import { controls } from './controls-style.js';
import { exerciseStyles } from './exercise-style.js';
import { Sight } from './sight.js';
import { solutionOf } from './solution.js';

export class NbExercise extends LitElement {
  static properties = {
    src: {},
    attempt: { attribute: false },
    trouble: { state: true },
    version: { state: true },
    hinted: { state: true },
    revealed: { state: true },
    round: { state: true },
  };

  static styles = [abroad.styles, controls, exerciseStyles];

  constructor() {
    super();
    this.src = '';
    /** @type {Attempt | null} */
    this.attempt = null;
    this.trouble = '';
    this.version = 0;
    this.hinted = false;
    this.revealed = false;
    this.round = 0; // counts how often the work was begun anew, with another answer
    this.opening = false;
    this.sight = new Sight(this, { near: () => this.open() });
    this.follow = () => {
      this.version += 1;
    };
  }

  connectedCallback() {
    super.connectedCallback();
    progress.addEventListener('change', this.follow);
    this.sight.watch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    progress.removeEventListener('change', this.follow);
    this.sight.stop();
    this.attempt?.stop();
  }

  /** Loads the exercise, once, when it comes near the window: most are far below. */
  async open() {
    if (this.attempt || this.opening) return;
    this.opening = true;
    this.trouble = '';
    try {
      const exercise = await importExercise(this.src);
      const demo = 'demo' in exercise ? (await importDemo(exercise.demo)).default : null;
      if (demo) await import('./nb-demo.js');
      else await Promise.all([import('./nb-editor.js'), import('./nb-output.js')]);
      this.attempt = new Attempt(this.src, exercise, demo, this.follow);
    } catch (error) {
      this.trouble = `The exercise could not be loaded: ${/** @type {Error} */ (error).message}`;
    }
    this.opening = false;
  }

  /** Puts an answer into the demo or the editor. @param {string} answer */
  begin(answer) {
    const attempt = /** @type {Attempt} */ (this.attempt);
    attempt.keep(answer);
    attempt.verdict = null;
    this.round += 1;
  }

  check() {
    const attempt = /** @type {Attempt} */ (this.attempt);
    if (!attempt.demo) return attempt.checkProgram();
    const demo = /** @type {import('./nb-demo.js').NbDemo} */ (
      this.renderRoot.querySelector('nb-demo')
    );
    if (demo.runner) return attempt.checkSettings(demo.runner.params);
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    this.run();
  }

  run() {
    const { runs, answer } = /** @type {Attempt} */ (this.attempt);
    runs.run({ source: answer });
  }

  /** @param {Attempt} attempt */
  settings({ exercise, answer }) {
    const { demo, views, controls: shown, seeds = [1] } = /** @type {any} */ (exercise);
    return keyed(
      this.round,
      html`<nb-demo class="work" src=${demo} params=${`${answer}&seed=${seeds[0]}`} views=${views ?? nothing}
        controls=${shown ?? nothing}></nb-demo>`,
    );
  }

  /** @param {Attempt} attempt */
  program({ answer, runs }) {
    return html`<div class="work program" @keydown=${{ handleEvent: (/** @type {any} */ event) => this.pressed(event), capture: true }}>
      <nb-editor label="Your program" .value=${answer}
        @nb-value=${(/** @type {CustomEvent} */ { detail }) => this.attempt?.keep(detail)}>
        <pre class="code" tabindex="0" aria-label="Your program"><code>${answer}</code></pre>
      </nb-editor>
      <nb-output .run=${runs} .version=${this.version}
        @nb-place=${(/** @type {any} */ { target, detail }) =>
          target.previousElementSibling.goTo(detail.line, detail.column)}></nb-output>
    </div>`;
  }

  /** @param {Attempt} attempt */
  bar(attempt) {
    const isProgram = !attempt.demo;
    const { checking, runs } = attempt;
    const busy = checking || runs.running;
    return html`<div class="bar">
      ${
        busy
          ? html`<button type="button" class="primary" @click=${() => attempt.stop()}>Stop</button>`
          : html`<button type="button" class="primary" @click=${this.check}>Check</button>`
      }
      ${
        isProgram
          ? html`<button type="button" aria-keyshortcuts="Control+Enter" ?disabled=${busy}
              @click=${this.run}>Run</button>`
          : nothing
      }
      <button type="button" aria-expanded=${this.hinted} @click=${() => {
        this.hinted = !this.hinted;
      }}>Hint</button>
      ${
        attempt.maySeeSolution
          ? html`<button type="button" aria-expanded=${this.revealed} @click=${() => {
              this.revealed = !this.revealed;
            }}>Solution</button>`
          : nothing
      }
      <button type="button" @click=${() => this.begin(attempt.beginning)}>Start again</button>
    </div>`;
  }

  /** @param {Attempt} attempt */
  verdict({ verdict, checking }) {
    const kind = verdict ? (verdict.passed ? 'passed' : 'failed') : '';
    const words = checking
      ? 'Checking …'
      : verdict &&
        html`<span aria-hidden="true">${verdict.passed ? '✓' : '✗'}</span>
          <strong>${verdict.passed ? 'Right.' : 'Not yet.'}</strong> ${verdict.feedback}`;
    return html`<div role="status"><div class="verdict ${kind}" ?hidden=${!words}>${words}</div></div>`;
  }

  render() {
    const { attempt } = this;
    if (!attempt) {
      const again = html`<button type="button" @click=${this.open}>Try again</button>`;
      return html`<section class="waiting"><p role="status">${this.trouble}</p>
        ${this.trouble ? again : nothing}</section>`;
    }
    const { title, task, hint } = attempt.exercise;
    return html`<section aria-label="Exercise: ${title}">
      <p class="kind"><span>Exercise</span>${
        attempt.solved ? html`<span><span aria-hidden="true">✓</span> solved</span>` : nothing
      }</p>
      <h3>${title}</h3>
      <p class="task">${task}</p>
      ${attempt.demo ? this.settings(attempt) : this.program(attempt)}
      ${this.bar(attempt)}
      ${this.verdict(attempt)}
      ${this.hinted ? html`<div class="hint"><p>${hint}</p></div>` : nothing}
      ${
        this.revealed && attempt.maySeeSolution
          ? solutionOf(attempt, () => this.begin(attempt.solution))
          : nothing
      }
    </section>`;
  }
}

customElements.define('nb-exercise', abroad.made['nb-exercise']?.(NbExercise) ?? NbExercise);
