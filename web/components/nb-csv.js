// <nb-csv> is where a table comes in as text: a field to paste into and a button for a file. It reads
// nothing itself: it fires `nb-text` with the text and `nb-file` with the file.
//
//   <nb-csv .table=${{ columns: ['x', 'y'], min: 2, max: 500 }} .value=${rows}>

import { html, LitElement } from 'lit';
import { toCsv } from '../own-data/csv.js';
import { controls } from './controls-style.js';
import { dataStyles } from './data-style.js';
import { textFieldStyle } from './text-field-style.js';

export class NbCsv extends LitElement {
  static properties = {
    table: { attribute: false },
    value: { attribute: false },
  };

  static styles = [controls, dataStyles, textFieldStyle];

  constructor() {
    super();
    this.table = { columns: ['x', 'y'], min: 0, max: 1000 };
    /** @type {number[][]} */
    this.value = [];
  }

  get area() {
    return /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector('textarea'));
  }

  /** @param {'nb-text' | 'nb-file'} name @param {any} detail */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** The field begins with the rows as they are: an example of the form. @param {any} event */
  toggled({ target }) {
    if (target.open) this.area.value = toCsv(this.table.columns, this.value);
  }

  /** @param {any} event */
  chosen({ target }) {
    this.tell('nb-file', target.files[0]);
    target.value = '';
  }

  render() {
    const { columns, min, max } = this.table;
    return html`<details @toggle=${this.toggled}>
      <summary>Paste a table or open a file</summary>
      <label for="text">${columns.join(', ')}: ${min} to ${max} rows</label>
      <textarea id="text" rows="7" spellcheck="false" autocomplete="off" aria-describedby="reads"></textarea>
      <p id="reads">Between the numbers: comma, semicolon, tab or spaces. A line of names and
        comments after # may stand in it.</p>
      <div class="buttons">
        <button type="button" class="primary" @click=${() => this.tell('nb-text', this.area.value)}>
          Use these rows
        </button>
        <label class="file">Open a file
          <input type="file" accept=".csv,.tsv,.txt,.dat,text/plain,text/csv" @change=${this.chosen} />
        </label>
      </div>
    </details>`;
  }
}

customElements.define('nb-csv', NbCsv);
