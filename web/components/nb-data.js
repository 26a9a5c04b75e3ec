// <nb-data> takes the visitor's own data, rows of numbers: drawn on a plot (two columns), pasted as a
// table, from a file that was chosen or dropped, or typed row by row. All of it stays in the page.
// Every refusal is a sentence, and the rows before stay. Fires `nb-value` with the rows.
//
//   <nb-data label="Your data" .table=${{ columns: ['x', 'y'], min: 2, max: 500 }}
//     .example=${param.value} .value=${[[0, 1], [2, 3]]}>

import { html, LitElement } from 'lit';
import { readCsv } from '../own-data/csv.js';
import { frameAround, isInside } from '../own-data/points.js';
import { textOf } from '../own-data/text-file.js';
import { controls } from './controls-style.js';
import { dataStyles } from './data-style.js';
import { FileDrop } from './file-drop.js';
import './nb-csv.js';
import './nb-points.js';
import './nb-rows.js';

/** Changes that can be taken back. */
const MEMORY = 100;

export class NbData extends LitElement {
  static properties = {
    label: {},
    table: { attribute: false },
    example: { attribute: false },
    value: { attribute: false },
    erasing: { state: true },
    told: { state: true },
    fault: { state: true },
  };

  static styles = [controls, dataStyles];

  constructor() {
    super();
    this.label = '';
    this.table = { columns: ['x', 'y'], min: 0, max: 1000 };
    /** @type {number[][]} */
    this.example = [];
    /** @type {number[][]} */
    this.value = [];
    this.frame = frameAround([]);
    /** @type {number[][][]} */
    this.earlier = [];
    this.erasing = false;
    this.told = '';
    this.fault = '';
    new FileDrop(this, {
      file: (file) => this.open(file),
      text: (text) => this.read(text, 'came in'),
    });
  }

  /** The axes stay while points are drawn, and follow when others come. @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('value')) return;
    const { value, frame } = this;
    const fresh = changed.get('value') === undefined;
    if (fresh || !value.every((row) => isInside(row, frame))) this.frame = frameAround(value);
  }

  /** New rows, unless they are too few or too many. @param {number[][]} rows @param {string} [told] */
  choose(rows, told = '') {
    const { min, max } = this.table;
    this.told = '';
    this.fault = '';
    if (rows.length > max) this.fault = `At most ${max} rows are possible.`;
    else if (rows.length < min) this.fault = `At least ${min} rows are needed.`;
    else {
      this.earlier = [...this.earlier, this.value].slice(-MEMORY);
      this.give(rows, told);
    }
    this.requestUpdate();
  }

  /** @param {number[][]} rows @param {string} [told] */
  give(rows, told = '') {
    this.told = told;
    this.fault = '';
    this.value = rows;
    this.dispatchEvent(new CustomEvent('nb-value', { detail: rows }));
  }

  undo() {
    const rows = this.earlier.at(-1);
    if (!rows) return;
    this.earlier = this.earlier.slice(0, -1);
    this.give(rows);
  }

  /** All rows anew from a text. @param {string} text @param {string} from  how it came */
  read(text, from) {
    try {
      const rows = readCsv(text, this.table);
      if (this.table.columns.length === 2) this.frame = frameAround(rows);
      this.choose(rows, `${rows.length} rows ${from}.`);
    } catch (error) {
      this.refuse(error);
    }
  }

  /** @param {unknown} error */
  refuse(error) {
    this.told = '';
    this.fault = `${/** @type {Error} */ (error).message} The data stay as they are.`;
  }

  /** @param {File} file */
  async open(file) {
    try {
      this.read(await textOf(file), `from “${file.name}”`);
    } catch (error) {
      this.refuse(error);
    }
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
    if (!undoes || target.matches('textarea, input')) return;
    event.preventDefault();
    this.undo();
  }

  render() {
    const { label, table, value, erasing, told, fault } = this;
    const take = (/** @type {CustomEvent} */ event) => this.choose(event.detail);
    const drawn = table.columns.length === 2;
    return html`<div class="data" role="group" aria-label=${label}  @keydown=${this.pressed}>
      <span class="head">${label} <span class="count">${value.length} rows</span></span>
      ${
        drawn
          ? html`<nb-points label=${label} .axes=${table.columns} .frame=${this.frame} .value=${value}
              ?erasing=${erasing} @nb-points=${take}></nb-points>`
          : ''
      }
      <div class="buttons">
        <button type="button" ?hidden=${!drawn} aria-pressed=${erasing} @click=${() => {
          this.erasing = !erasing;
        }}>Erase</button>
        <button type="button" ?disabled=${this.earlier.length === 0} @click=${this.undo}>Undo</button>
        <button type="button" @click=${() => this.choose(this.example)}>Example</button>
      </div>
      <p class="told" role="status">${told}</p>
      <p class="fault" role="alert">${fault}</p>
      <nb-csv .table=${table} .value=${value} @nb-file=${(/** @type {CustomEvent} */ event) => this.open(event.detail)}
        @nb-text=${(/** @type {CustomEvent} */ event) => this.read(event.detail, 'were read')}></nb-csv>
      <details>
        <summary>Edit the rows</summary>
        <nb-rows .columns=${table.columns} .value=${value} @nb-rows=${take}></nb-rows>
      </details>
      <p>Your data stay in this page; nothing is sent.</p>
    </div>`;
  }
}

customElements.define('nb-data', NbData);
