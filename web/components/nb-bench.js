// <nb-bench> is a cell with the lesson's programs to begin with: choose one, change it, run it. It stands in
// the page itself, so that the page's style colours the program.

import { html, LitElement } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { programsOf } from '../cell/programs.js';
import { lessonOfPage } from '../learning/learner.js';
import './nb-code.js';

/** How long a program may take, in seconds. */
const SECONDS = 60;

export class NbBench extends LitElement {
  static properties = {
    chosen: { state: true },
  };

  constructor() {
    super();
    this.chosen = 0;
  }

  createRenderRoot() {
    this.replaceChildren(); // the words that stood here meanwhile
    return this;
  }

  render() {
    const programs = programsOf(lessonOfPage());
    const { name, html: coloured } = programs[this.chosen];
    return html`<label class="choice">Begin with
        <select @change=${(/** @type {any} */ { target }) => {
          this.chosen = target.selectedIndex;
        }}>
          ${programs.map(({ title }) => html`<option>${title}</option>`)}
        </select></label>
      ${keyed(
        name,
        html`<nb-code seconds=${SECONDS}><pre class="code" tabindex="0"><code>${unsafeHTML(coloured)}</code></pre></nb-code>`,
      )}`;
  }
}

customElements.define('nb-bench', NbBench);
