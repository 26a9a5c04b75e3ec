// <nb-editor> shows a program and loads the editor when somebody wants to change it. Until then its
// own content, the coloured text of the page, is shown. Fires `nb-value` with the text.
//
//   <nb-editor label="Program" .value=${text}><pre class="code">…</pre></nb-editor>

import { css, html, LitElement } from 'lit';
import { codeColours } from './code-style.js';
import { controls } from './controls-style.js';

export class NbEditor extends LitElement {
  static properties = {
    label: {},
    value: { attribute: false },
    fixed: { type: Boolean },
    editing: { type: Boolean },
    trouble: { state: true },
  };

  static styles = [
    controls,
    codeColours,
    css`
      :host {
        display: block;
        font: var(--text-code, 0.875rem) / 1.6 var(--font-code);
      }
      .editor {
        border-radius: inherit;
        overflow: hidden;
      }
      .editor:focus-within {
        outline: var(--focus);
        outline-offset: -2px;
      }
      .cm-scroller {
        overflow: auto;
        max-height: 36rem;
      }
      p {
        margin: 0;
        padding: 0.3rem 1rem 0.5rem;
        font: var(--text-small) / 1.5 var(--font-text);
        color: var(--ink-soft);
      }
      ::slotted(pre) {
        margin: 0 !important;
        border: 0 !important;
        border-radius: inherit;
        background: none !important;
        cursor: text;
      }
    `,
  ];

  constructor() {
    super();
    this.label = 'Program';
    this.value = '';
    this.fixed = false;
    this.editing = false;
    this.trouble = '';
    /** @type {ReturnType<typeof import('../cell/editor.js').createEditor> | null} */
    this.editor = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.editor?.remove();
    this.editor = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.editing) this.edit(false); // moved to another place in the page
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('editing') && this.editing && !this.editor) this.edit(false);
    if (changed.has('value')) this.editor?.replace(this.value);
    if (changed.has('fixed')) this.editor?.fix(this.fixed);
  }

  /** Opens the editor. @param {boolean} [focus] */
  async edit(focus = true) {
    this.trouble = '';
    try {
      const { createEditor } = await import('../cell/editor.js');
      this.editing = true;
      await this.updateComplete;
      if (!this.isConnected) return;
      this.editor ??= createEditor({
        parent: /** @type {HTMLElement} */ (this.renderRoot.querySelector('.editor')),
        text: this.value,
        label: this.label,
        fixed: this.fixed,
        changed: (text) => {
          this.value = text;
          this.dispatchEvent(new CustomEvent('nb-value', { detail: text }));
        },
      });
      if (focus) this.editor.focus();
    } catch {
      this.trouble = 'The editor could not be loaded. Are you offline?';
    }
  }

  /** @param {number} line @param {number} column */
  async goTo(line, column) {
    await this.edit();
    this.editor?.goTo(line, column);
  }

  render() {
    return html`${
      this.editing
        ? html`<div class="editor"></div>
            <p>Tab indents. To leave the editor, press Escape, then Tab.</p>`
        : html`<slot @click=${() => this.edit()}
            @keydown=${(/** @type {KeyboardEvent} */ event) => {
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
                event.preventDefault();
                this.edit();
              }
            }}></slot>`
    }
      <p role="alert" ?hidden=${!this.trouble}>${this.trouble}</p>`;
  }
}

customElements.define('nb-editor', NbEditor);
