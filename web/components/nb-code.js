// <nb-code> is a cell: a program in the text that can be changed and run. Ctrl-Enter (on a Mac also
// Cmd-Enter) runs it. What a reader writes is kept on the device; the original is one switch away.
//
//   <nb-code><pre class="code" tabindex="0"><code>print(1 + 1);</code></pre></nb-code>

import { css, html, LitElement, nothing } from 'lit';
import { CellRun } from '../cell/cell-run.js';
import { hashOf, lessonOfPage, progress } from '../learning/learner.js';
import { controls } from './controls-style.js';
import './nb-editor.js';
import './nb-output.js';

export class NbCode extends LitElement {
  static properties = {
    seconds: { type: Number },
    yours: { state: true },
    original: { state: true },
    version: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
        margin-block: 1.6rem;
      }
      .cell {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        overflow: clip;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
        padding: 0.5rem 0.6rem;
        border-top: 1px solid var(--line);
        background: var(--raised);
      }
      .keys {
        margin-inline-start: auto;
        padding-inline: 0.4rem;
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.seconds = 10;
    this.source = '';
    /** What the reader wrote, if it is not the original. @type {string | null} */
    this.yours = null;
    /** Whether the original is shown beside it. */
    this.original = false;
    /** Whether the editor is open from the start. */
    this.written = false;
    this.version = 0;
    this.runs = new CellRun(() => {
      this.version += 1;
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.source ||= (this.querySelector('pre')?.textContent ?? '').trimEnd();
    this.name = `cell:${lessonOfPage()}/${hashOf(this.source)}`;
    this.yours = progress.get(this.name)?.answer ?? null;
    this.written ||= this.yours !== null;
    this.addEventListener('keydown', this.pressed, { capture: true }); // before the editor's own keys
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.pressed, { capture: true });
    this.runs.stop();
  }

  /** The program that is shown. */
  get text() {
    return this.original || this.yours === null ? this.source : this.yours;
  }

  get editor() {
    return /** @type {import('./nb-editor.js').NbEditor} */ (
      this.renderRoot.querySelector('nb-editor')
    );
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    this.run();
  }

  run() {
    return this.runs.run({ source: this.text, seconds: this.seconds });
  }

  /** @param {string} text */
  keep(text) {
    this.yours = text === this.source ? null : text;
    progress.answer(/** @type {string} */ (this.name), this.yours);
  }

  reset() {
    this.original = false;
    this.keep(this.source);
  }

  bar() {
    const { runs, yours, original } = this;
    return html`<div class="bar">
      ${
        runs.running
          ? html`<button type="button" class="primary" @click=${() => runs.stop()}>Stop</button>`
          : html`<button type="button" class="primary" aria-keyshortcuts="Control+Enter"
              @click=${() => this.run()}>Run</button>`
      }
      <button type="button" @click=${() => this.editor.edit()}>Edit</button>
      ${
        yours === null
          ? nothing
          : html`<button type="button" aria-pressed=${original} @click=${() => {
              this.original = !original;
            }}>Original</button>
            <button type="button" @click=${this.reset}>Reset</button>`
      }
      <span class="keys">Ctrl + Enter runs</span>
    </div>`;
  }

  render() {
    return html`<div class="cell" role="group" aria-label="Program to run">
      <nb-editor ?editing=${this.written} .value=${this.text} ?fixed=${this.original}
        @nb-value=${(/** @type {CustomEvent<string>} */ event) => this.keep(event.detail)}
        ><slot></slot></nb-editor>
      ${this.bar()}
      <nb-output .run=${this.runs} .version=${this.version} @nb-place=${(
        /** @type {CustomEvent} */ event,
      ) => this.editor.goTo(event.detail.line, event.detail.column)}></nb-output>
    </div>`;
  }
}

customElements.define('nb-code', NbCode);
