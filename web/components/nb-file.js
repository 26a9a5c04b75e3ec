// <nb-file> is a file that a program gives away: a text can be read, copied and saved, bytes saved.
//
//   <nb-file name="network.py" .content=${program}></nb-file>

import { css, html, LitElement } from 'lit';
import { controls } from './controls-style.js';

export class NbFile extends LitElement {
  static properties = {
    name: {},
    content: { attribute: false },
    told: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
        border-top: 1px solid var(--line);
        padding: 0.5rem 0.6rem;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }
      .told {
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      .told:empty {
        display: none;
      }
      .name {
        padding-inline: 0.4rem;
      }
      .name,
      summary {
        font: 0.875rem / 1.5 var(--font-code);
      }
      .name,
      details {
        flex: 1 1 9rem;
        min-width: 0;
      }
      details[open] {
        flex-basis: 100%;
      }
      summary {
        padding: 0.4rem;
        cursor: pointer;
      }
      pre {
        margin: 0.4rem 0 0;
        padding: 0.6rem 0.4rem;
        max-height: 26rem;
        overflow: auto;
        font: 0.8125rem / 1.55 var(--font-code);
      }
    `,
  ];

  constructor() {
    super();
    this.name = '';
    /** @type {string | Uint8Array<ArrayBuffer>} */
    this.content = '';
    this.told = '';
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(String(this.content));
      this.told = 'Copied.';
    } catch {
      this.told = 'It could not be copied here. Save it instead.';
    }
  }

  save() {
    const href = URL.createObjectURL(new Blob([this.content]));
    Object.assign(document.createElement('a'), { href, download: this.name }).click();
    URL.revokeObjectURL(href);
    this.told = 'Saved.';
  }

  /** @param {string} text */
  reading(text) {
    const lines = text.trimEnd().split('\n').length;
    return html`<details>
        <summary>${this.name}, ${lines} lines</summary>
        <pre tabindex="0" role="group" aria-label="Text of ${this.name}"><code>${text}</code></pre>
      </details>
      <button type="button" @click=${this.copy}>Copy</button>`;
  }

  render() {
    const { name, content, told } = this;
    const isText = typeof content === 'string';
    return html`<div class="row" role="group" aria-label=${name}>
      ${isText ? this.reading(content) : html`<span class="name">${name}, ${content.length} bytes</span>`}
      <button type="button" @click=${this.save}>Save</button>
      <span class="told" role="status">${told}</span>
    </div>`;
  }
}

customElements.define('nb-file', NbFile);
