// <nb-rows> is a table of numbers to edit: a field a cell, fifty rows at a time. Fires `nb-rows` with
// the new rows; what is typed and is no number is told in a sentence, and the number before stays.
//
//   <nb-rows .columns=${['x', 'y']} .value=${[[0, 1], [2, 3]]}>

import { css, html, LitElement } from 'lit';
import { numberIn } from '../own-data/csv.js';
import { controls } from './controls-style.js';

/** Rows shown at a time. */
const PAGE = 50;

export class NbRows extends LitElement {
  static properties = {
    columns: { attribute: false },
    value: { attribute: false },
    first: { state: true },
    fault: { state: true },
  };

  static styles = [
    controls,
    css`
      .table {
        max-height: 18rem;
        overflow-y: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--raised);
        padding: 0.3rem 0.4rem;
        text-align: start;
        font-weight: 600;
      }
      tbody th {
        padding: 0 0.4rem;
        font-weight: 400;
        font-size: var(--text-small);
        color: var(--ink-soft);
        text-align: end;
      }
      td {
        padding: 0.1rem;
      }
      input {
        width: 100%;
        min-width: 3.5em;
        min-height: 2rem;
        padding: 0 0.4em;
        font: inherit;
        color: inherit;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--surface);
      }
      td button {
        min-height: 2rem;
        min-width: 2rem;
        padding: 0;
      }
      .pages {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 0.4rem;
        margin-top: 0.4rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {string[]} */
    this.columns = [];
    /** @type {number[][]} */
    this.value = [];
    this.first = 0;
    this.fault = '';
  }

  willUpdate() {
    const last = Math.max(0, Math.ceil(this.value.length / PAGE) - 1);
    this.first = Math.min(this.first, last * PAGE);
  }

  /** @param {number[][]} rows */
  tell(rows) {
    this.fault = '';
    this.dispatchEvent(new CustomEvent('nb-rows', { detail: rows }));
  }

  /** @param {number} at @param {number} column @param {HTMLInputElement} field */
  typed(at, column, field) {
    const before = this.value[at][column];
    try {
      const number = numberIn(field.value, `Row ${at + 1}, column ${this.columns[column]}`);
      this.tell(this.value.map((row, i) => (i === at ? row.with(column, number) : row)));
    } catch (error) {
      this.fault = `${/** @type {Error} */ (error).message} It stays ${before}.`;
      field.value = String(before);
    }
  }

  /** A new last row, like the one before it. */
  append() {
    this.tell([...this.value, this.value.at(-1) ?? this.columns.map(() => 0)]);
    this.first = Math.floor(this.value.length / PAGE) * PAGE;
  }

  /** @param {number[]} row @param {number} at */
  row(row, at) {
    return html`<tr>
      <th scope="row">${at + 1}</th>
      ${row.map(
        (number, column) => html`<td><input inputmode="decimal" .value=${String(number)}
          aria-label="Row ${at + 1}, ${this.columns[column]}"
          @change=${(/** @type {any} */ event) => this.typed(at, column, event.target)} /></td>`,
      )}
      <td><button type="button" aria-label="Remove row ${at + 1}"
        @click=${() => this.tell(this.value.toSpliced(at, 1))}>×</button></td>
    </tr>`;
  }

  render() {
    const { columns, value, first, fault } = this;
    const turn = (/** @type {number} */ by) => () => {
      this.first = first + by;
    };
    return html`<div class="table">
        <table>
          <thead><tr>
            <th scope="col">row</th>
            ${columns.map((name) => html`<th scope="col">${name}</th>`)}
            <th scope="col"><span class="hidden-text">remove</span></th>
          </tr></thead>
          <tbody>
            ${value.slice(first, first + PAGE).map((row, i) => this.row(row, first + i))}
          </tbody>
        </table>
      </div>
      <p class="fault" role="status">${fault}</p>
      <div class="pages">
        <button type="button" @click=${this.append}>Add a row</button>
        ${
          value.length > PAGE
            ? html`<button type="button" ?disabled=${first === 0} @click=${turn(-PAGE)}>Earlier</button>
              <button type="button" ?disabled=${first + PAGE >= value.length} @click=${turn(PAGE)}>Later</button>`
            : ''
        }
      </div>`;
  }
}

customElements.define('nb-rows', NbRows);
