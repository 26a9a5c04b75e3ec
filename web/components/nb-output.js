// <nb-output> shows what a program has said, drawn and given, and in a sentence how its run ended. The place
// of a fault is a button: it fires `nb-place` with {line, column}.
//
//   <nb-output .run=${run} version=${n}></nb-output>

import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controls } from './controls-style.js';

/** @typedef {import('../cell/cell-run.js').CellRun} CellRun */

export class NbOutput extends LitElement {
  static properties = {
    run: { attribute: false },
    version: { attribute: false },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .status {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.2rem 0.8rem;
        margin: 0;
        padding: 0.5rem 1rem;
        font-size: var(--text-small);
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
      .status.wrong {
        color: var(--warning);
        background: var(--warning-faint);
        font-size: var(--text-control);
      }
      .status:empty {
        display: none;
      }
      .status button {
        min-height: 2rem;
      }
      .lines {
        margin: 0;
        padding: 0.7rem 1rem;
        max-height: 22rem;
        overflow: auto;
        border-top: 1px solid var(--line);
        font: 0.8125rem / 1.55 var(--font-code);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .table {
        white-space: pre;
      }
      .lines div::before {
        font-weight: 700;
      }
      .warn::before {
        content: 'Warning: ';
      }
      .error::before {
        content: 'Error: ';
      }
      .error,
      .warn {
        color: var(--warning);
      }
      .plots {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
        gap: 1rem 1.4rem;
        padding: 0.8rem 1rem 1rem;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {CellRun | null} */
    this.run = null;
    this.version = 0;
  }

  async performUpdate() {
    // Many lines may arrive between two pictures of the screen.
    await new Promise((resolve) => setTimeout(resolve, 30));
    await super.performUpdate();
    if (this.run?.figures.size) await import('./nb-plot.js');
    if (this.run?.files.size) await import('./nb-file.js');
  }

  status() {
    const { sentence, outcome } = /** @type {CellRun} */ (this.run);
    const isWrong = outcome !== null && !['done', 'stopped'].includes(outcome.end);
    const { line, column } = outcome?.fault ?? { line: null, column: null };
    const go = () =>
      this.dispatchEvent(new CustomEvent('nb-place', { detail: { line, column: column ?? 1 } }));
    return html`<div class="status ${isWrong ? 'wrong' : ''}" role="status">${
      sentence ? html`<span>${sentence}</span>` : nothing
    }${
      line === null ? nothing : html`<button type="button" @click=${go}>Go to line ${line}</button>`
    }</div>`;
  }

  render() {
    if (!this.run) return nothing;
    const { lines, figures, files } = this.run;
    return html`${this.status()}
      ${
        lines.length > 0
          ? html`<div class="lines" tabindex="0" role="group" aria-label="Console">${lines.map(
              ({ level, text }) =>
                html`<div class="${level} ${text.includes('\n') ? 'table' : ''}">${text}</div>`,
            )}</div>`
          : nothing
      }
      ${
        figures.size > 0
          ? html`<div class="plots">${repeat(
              figures.values(),
              ({ view }) => `${view.plot} ${view.title}`,
              ({ view, data }) => html`<nb-plot .view=${view} .data=${data}></nb-plot>`,
            )}</div>`
          : nothing
      }
      ${repeat(
        files,
        ([name]) => name,
        ([name, content]) => html`<nb-file name=${name} .content=${content}></nb-file>`,
      )}`;
  }
}

customElements.define('nb-output', NbOutput);
