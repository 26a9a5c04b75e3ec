// <nb-plot-data> is a dialog with the numbers of a plot as a table: the first rows of many. It opens
// by itself, and goes when it is closed.

import { css, html, LitElement } from 'lit';
import { formatCount } from '../plots/scale.js';
import { controls } from './controls-style.js';

/** A browser lays out so many rows at once. */
const MOST = 500;

export class NbPlotData extends LitElement {
  static properties = {
    heading: {},
    table: { attribute: false },
  };

  static styles = [
    controls,
    css`
      dialog {
        width: fit-content;
        min-width: min(22rem, 100%);
        max-width: min(60rem, 94vw);
        max-height: 86vh;
        padding: 1rem 1.2rem;
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
      }
      dialog::backdrop {
        background: #0006;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
      }
      h2 {
        margin: 0;
        font-size: 1.1rem;
      }
      p {
        margin: 0.5rem 0;
        color: var(--ink-soft);
      }
      .rows {
        max-height: 60vh;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 0.25rem 0.8rem;
        text-align: end;
        white-space: nowrap;
      }
      th {
        position: sticky;
        top: 0;
        background: var(--raised);
      }
      tr:nth-child(even) td {
        background: color-mix(in srgb, var(--raised) 45%, transparent);
      }
    `,
  ];

  constructor() {
    super();
    this.heading = '';
    /** @type {import('../plots/table.js').Table} */
    this.table = { columns: [], length: 0, row: () => [] };
    /** Read at once, for the buffers of the plot go back to the worker. @type {string[][]} */
    this.rows = [];
  }

  willUpdate() {
    const { length, row } = this.table;
    this.rows = Array.from({ length: Math.min(MOST, length) }, (_, i) =>
      row(i).map((cell) => String(cell).replace(/^-/, '−')),
    );
  }

  get dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  firstUpdated() {
    this.dialog.showModal();
  }

  render() {
    const { heading, table, rows } = this;
    const all = `${formatCount(table.length)} rows.`;
    const some = `The first ${MOST} of ${formatCount(table.length)} rows; the CSV file has all.`;
    return html`<dialog
      aria-label="Data of ${heading}"
      @close=${() => this.remove()}
      @keydown=${(/** @type {Event} */ event) => event.stopPropagation()}
    >
      <header>
        <h2>${heading}</h2>
        <button type="button" @click=${() => this.dialog.close()}>Close</button>
      </header>
      <p>${table.length > MOST ? some : all}</p>
      <div class="rows" tabindex="0" role="region" aria-label="Rows">
        <table>
          <thead>
            <tr>
              ${table.columns.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
          </tbody>
        </table>
      </div>
    </dialog>`;
  }
}

customElements.define('nb-plot-data', NbPlotData);
