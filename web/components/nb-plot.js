// <nb-plot> shows one view of a demo: a title, the plot, and the same in words for those who do not
// see it. It draws only when data arrive, the size changes, or the colours do.
//
//   <nb-plot .view=${demo.views.output} .data=${frame.views.output}></nb-plot>

import { css, html, LitElement } from 'lit';
import * as heatmap from '../plots/heatmap.js';
import * as history from '../plots/history.js';
import * as network from '../plots/network.js';
import * as thumbnail from '../plots/thumbnail.js';
import { controls } from './controls-style.js';

/** @typedef {import('../../bindings/worker/demo.js').View} View */

/**
 * A plot: made once inside an element, then given data again and again.
 * @template Data
 * @typedef {(element: HTMLElement, view: View) => {
 *   draw(data: Data): void,
 *   summary(data: Data): string,
 *   redraw?(): void,
 *   rescale?(scale: 'log' | 'linear'): void,
 *   remove?(): void,
 * }} PlotType
 */

/** @type {Record<string, PlotType<any>>} */
const plots = {
  heatmap: heatmap.heatmap,
  history: history.history,
  network: network.network,
  thumbnail: thumbnail.thumbnail,
};

/** How often the words may change, in ms: a screen reader needs time. */
const WORDS_MS = 1000;

export class NbPlot extends LitElement {
  static properties = {
    view: { attribute: false },
    data: { attribute: false },
    scale: { state: true },
  };

  static styles = [
    controls,
    heatmap.styles,
    history.styles,
    network.styles,
    thumbnail.styles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      figure {
        margin: 0;
      }
      figcaption {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 2rem;
        font-weight: 600;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 0.4em;
        font-weight: 400;
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      input {
        accent-color: var(--accent);
        width: 1.05rem;
        height: 1.05rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {View | null} */
    this.view = null;
    /** @type {any} */
    this.data = null;
    /** @type {'log' | 'linear'} */
    this.scale = 'linear';
    /** @type {ReturnType<PlotType<any>> | null} */
    this.plot = null;
    this.wordsAt = -WORDS_MS;
    this.wordsTimer = 0;
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.recolor = () => this.plot?.redraw?.();
  }

  connectedCallback() {
    super.connectedCallback();
    this.scheme.addEventListener('change', this.recolor);
    document.addEventListener('nb-theme', this.recolor);
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.scheme.removeEventListener('change', this.recolor);
    document.removeEventListener('nb-theme', this.recolor);
    clearTimeout(this.wordsTimer);
    this.plot?.remove?.();
    this.plot = null;
    this.canvas?.replaceChildren();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('view') && this.view?.scale) this.scale = this.view.scale;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const { view, data } = this;
    if (!view) return;
    const fresh = !this.plot;
    this.plot ??= plots[view.plot](this.canvas, { ...view, scale: this.scale });
    if (!fresh && changed.has('scale')) this.plot.rescale?.(this.scale);
    if (data && (fresh || changed.has('data') || changed.has('scale'))) {
      this.plot.draw(data);
      this.say();
    }
  }

  /** The element in which the plot lives. */
  get canvas() {
    return /** @type {HTMLElement} */ (this.renderRoot.querySelector('.plot'));
  }

  /** Puts the plot into words, now or when enough time has passed. */
  say() {
    clearTimeout(this.wordsTimer);
    const wait = this.wordsAt + WORDS_MS - performance.now();
    if (wait > 0) {
      this.wordsTimer = window.setTimeout(() => this.say(), wait);
      return;
    }
    this.wordsAt = performance.now();
    this.canvas.setAttribute('aria-label', `${this.view?.title}: ${this.plot?.summary(this.data)}`);
  }

  render() {
    if (!this.view) return html``;
    const log = html`<label>
      <input
        type="checkbox"
        .checked=${this.scale === 'log'}
        @change=${(/** @type {any} */ event) => {
          this.scale = event.target.checked ? 'log' : 'linear';
        }}
      />
      logarithmic</label
    >`;
    return html`<figure>
      <figcaption>${this.view.title} ${this.view.plot === 'history' ? log : ''}</figcaption>
      <div class="plot" role="img" aria-label=${this.view.title}></div>
    </figure>`;
  }
}

customElements.define('nb-plot', NbPlot);
