// <nb-progress> on the home page: how much of each lecture is solved, and what one can do with that:
// keep it in a file, bring it from another device, begin anew.
//
//   <nb-progress data-lessons='[{"title": …, "href": …, "tasks": ["quiz:…", …]}]'></nb-progress>

import { css, html, LitElement, nothing } from 'lit';
import { progress } from '../learning/learner.js';
import { controls } from './controls-style.js';

/** @typedef {{title: string, href: string, tasks: string[]}} Lesson */

export class NbProgress extends LitElement {
  static properties = {
    lessons: { attribute: false },
    notice: { state: true },
    asking: { state: true },
    version: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        max-width: 44rem;
        list-style: none;
        margin: 0 0 1rem;
        padding: 0;
        display: grid;
        gap: 0.5rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(5rem, 12rem) 5.5em;
        align-items: center;
        gap: 0.3rem 1rem;
      }
      a {
        color: var(--accent);
      }
      progress {
        width: 100%;
        height: 0.6rem;
        accent-color: var(--accent);
      }
      .count {
        text-align: end;
        font-variant-numeric: tabular-nums;
        color: var(--ink-soft);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      p {
        margin: 0.7rem 0 0;
        max-width: 44rem;
        color: var(--ink-soft);
      }
      .trouble {
        color: var(--warning);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Lesson[]} */
    this.lessons = [];
    this.notice = '';
    this.asking = false;
    this.version = 0;
    this.follow = () => {
      this.version += 1;
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.lessons = JSON.parse(this.dataset.lessons ?? '[]');
    progress.addEventListener('change', this.follow);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    progress.removeEventListener('change', this.follow);
  }

  save() {
    const file = new Blob([progress.export()], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'nabla-progress.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    this.notice = 'Saved as nabla-progress.json.';
  }

  /** @param {Event} event */
  async bring(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      const count = progress.import(await file.text());
      this.notice = `Brought from ${file.name}: ${count} newly solved.`;
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      this.notice = `${file.name} was not used. ${message}`;
    }
    input.value = '';
  }

  forget() {
    progress.reset();
    this.asking = false;
    this.notice = 'Your progress is gone from this device.';
  }

  /** @param {Lesson} lesson */
  row({ title, href, tasks }) {
    const done = tasks.filter((task) => progress.get(task)?.solved).length;
    return html`<li>
      <a href=${href}>${title}</a>
      <progress max=${tasks.length} value=${done} aria-label="${title}: solved"></progress>
      <span class="count">${done} of ${tasks.length}</span>
    </li>`;
  }

  render() {
    const { trouble } = progress;
    return html`<ul>${this.lessons.map((lesson) => this.row(lesson))}</ul>
      <div class="bar">
        <button type="button" @click=${this.save}>Export</button>
        <button type="button" @click=${() => this.chooser.click()}>Import</button>
        <input type="file" accept="application/json,.json" hidden aria-label="A file of progress"
          @change=${this.bring} />
        ${
          this.asking
            ? html`<button type="button" @click=${this.forget}>Yes, forget everything</button>
              <button type="button" @click=${() => {
                this.asking = false;
              }}>No, keep it</button>`
            : html`<button type="button" @click=${() => {
                this.asking = true;
              }}>Reset</button>`
        }
      </div>
      <p role="status">${
        this.asking ? 'Forget all you have solved and written on this device?' : this.notice
      }</p>
      ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}`;
  }

  get chooser() {
    return /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input'));
  }
}

customElements.define('nb-progress', NbProgress);
