// <nb-plot-menu> is what can be done with a plot: show its numbers, copy or save them as CSV, save it
// as a picture. What it needs for that is loaded when somebody asks for it.
//
//   <nb-plot-menu .host=${plot}></nb-plot-menu>      inside <nb-plot>

import { css, html, LitElement } from 'lit';
import { controls } from './controls-style.js';

/** @typedef {import('./nb-plot.js').NbPlot} NbPlot */

/** @type {Record<string, {label: string, needs?: 'table'}>} */
const orders = {
  show: { label: 'Show data', needs: 'table' },
  copy: { label: 'Copy as CSV', needs: 'table' },
  csv: { label: 'Save as CSV', needs: 'table' },
  png: { label: 'Save as PNG' },
  svg: { label: 'Save as SVG' },
};

export class NbPlotMenu extends LitElement {
  static properties = {
    host: { attribute: false },
    said: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        position: relative;
        flex: none;
      }
      summary {
        display: grid;
        place-items: center;
        width: 2.25rem;
        height: 2.25rem;
        list-style: none;
        cursor: pointer;
        border-radius: var(--radius-small);
        color: var(--ink-soft);
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--raised);
        color: var(--ink);
      }
      svg {
        fill: currentColor;
      }
      .list {
        position: absolute;
        inset-inline-end: 0;
        z-index: 5;
        display: grid;
        min-width: 11rem;
        padding: 0.3rem;
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-small);
        box-shadow: 0 4px 16px #0003;
      }
      .list button {
        text-align: start;
        border: 0;
        background: none;
      }
      .list button:hover {
        background: var(--raised);
      }
      p {
        margin: 0.2rem 0.8em;
        font-size: var(--text-small);
      }
      p:empty {
        display: none;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {NbPlot | null} */
    this.host = null;
    this.said = '';
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.list.open) return;
      event.stopPropagation();
      this.close();
    });
    this.addEventListener('focusout', (event) => {
      const { relatedTarget } = event;
      if (relatedTarget && !this.renderRoot.contains(/** @type {Node} */ (relatedTarget))) {
        this.list.open = false;
      }
    });
    this.elsewhere = (/** @type {Event} */ event) => {
      if (!event.composedPath().includes(this)) this.list.open = false;
    };
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.elsewhere);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.elsewhere);
  }

  get list() {
    return /** @type {HTMLDetailsElement} */ (this.renderRoot.querySelector('details'));
  }

  close() {
    this.list.open = false;
    /** @type {HTMLElement} */ (this.renderRoot.querySelector('summary')).focus();
  }

  /** @param {string} order */
  async obey(order) {
    const { host } = this;
    if (!host?.plot || !host.view) return;
    this.said = '';
    const { plot, drawing, data } = host;
    const { title } = host.view;
    try {
      if (data === null) throw new Error('there are no data yet');
      if (order === 'show') await this.show(title, plot.table?.(data));
      else {
        const { csvFile, png, save, svgFile } = await import('../plots/save.js');
        const table = () => csvFile(/** @type {any} */ (plot.table?.(host.data)));
        if (order === 'copy') await navigator.clipboard.writeText(await table().text());
        else if (order === 'csv') save(table(), title, 'csv');
        else if (order === 'png') save(await png(title, drawing, plot), title, 'png');
        else save(svgFile(title, drawing, plot), title, 'svg');
        this.said = order === 'copy' ? 'Copied.' : 'Saved.';
      }
    } catch (error) {
      this.said = `That did not work: ${/** @type {Error} */ (error).message}`;
    }
  }

  /** @param {string} title @param {import('../plots/table.js').Table} [table] */
  async show(title, table) {
    await import('./nb-plot-data.js');
    this.close();
    const dialog = document.createElement('nb-plot-data');
    Object.assign(dialog, { heading: title, table });
    this.renderRoot.append(dialog);
  }

  render() {
    const { host } = this;
    const able = Object.entries(orders).filter(([, { needs }]) => !needs || host?.plot?.table);
    return html`<details @toggle=${() => {
      this.said = '';
      this.requestUpdate();
    }}>
      <summary aria-label="Data and pictures of ${host?.view?.title}">
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="3" cy="8" r="1.6" />
          <circle cx="8" cy="8" r="1.6" />
          <circle cx="13" cy="8" r="1.6" />
        </svg>
      </summary>
      <div class="list">
        ${able.map(
          ([order, { label }]) =>
            html`<button type="button" @click=${() => this.obey(order)}>${label}</button>`,
        )}
        <p role="status">${this.said}</p>
      </div>
    </details>`;
  }
}

customElements.define('nb-plot-menu', NbPlotMenu);
