// <nb-source> shows the program of a demo, the very file that runs, when it is opened.
//
//   <nb-source src="03-backpropagation/two-dimensional-trainer"></nb-source>

import { css, html, LitElement } from 'lit';
import { controls } from './controls-style.js';

export class NbSource extends LitElement {
  static properties = {
    src: {},
    text: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      summary {
        cursor: pointer;
        color: var(--accent);
        min-height: 2.5rem;
        display: inline-flex;
        align-items: center;
      }
      pre {
        margin: 0.5rem 0 0;
        padding: 1rem;
        max-height: 32rem;
        overflow: auto;
        background: var(--raised);
        border-radius: var(--radius-small);
        font: 0.8125rem/1.55 var(--font-code);
        tab-size: 2;
      }
    `,
  ];

  constructor() {
    super();
    this.src = '';
    this.text = '';
  }

  /** @param {any} event */
  async toggled({ target }) {
    if (!target.open || this.text) return;
    const { sourceOf } = await import('../demo/sources.js');
    this.text = await sourceOf(this.src);
  }

  render() {
    return html`<details @toggle=${this.toggled}>
      <summary>Show the code</summary>
      <pre tabindex="0" role="region" aria-label="Source of ${this.src}"><code>${this.text}</code></pre>
    </details>`;
  }
}

customElements.define('nb-source', NbSource);
