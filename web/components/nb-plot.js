// <nb-plot> shows one view of a demo: a title, the plot, and the same in words for those who do not
// see it. Near the window it loads its kind and draws; then only when data arrive, the size changes, or
// the colours do.
//
//   <nb-plot .view=${demo.views.output} .data=${frame.views.output} .params=${params}></nb-plot>
//
// A plot with `pick` fires `nb-pick` with the chosen values by parameter, one with `edit` fires
// `nb-edit` with {name, index}: the parameter, and the place of the number in it.

import { adoptStyles, html, LitElement } from 'lit';
import { ratioOf, sides } from '../plots/grid.js';
import { load, loaded } from '../plots/index.js';
import { controls } from './controls-style.js';
import { Near } from './near.js';
import { plotStyles } from './plot-style.js';
import './nb-plot-menu.js';

/** @typedef {import('../../bindings/worker/demo.js').View} View */

/** How often the words may change, in ms: a screen reader needs time. */
const WORDS_MS = 1000;

export class NbPlot extends LitElement {
  static properties = {
    view: { attribute: false },
    data: { attribute: false },
    params: { attribute: false },
    scale: { state: true },
    failure: { state: true },
  };

  static styles = [controls, plotStyles];

  constructor() {
    super();
    /** @type {View | null} */
    this.view = null;
    /** @type {any} */
    this.data = null;
    /** @type {import('../../bindings/worker/demo.js').Params | null} */
    this.params = null;
    /** @type {'log' | 'linear'} */
    this.scale = 'linear';
    this.failure = '';
    /** @type {import('../plots/index.js').Plot<any> | null} */
    this.plot = null;
    /** The view for which `plot` is made. @type {View | null} */
    this.made = null;
    /** What has changed and is not drawn yet. @type {Set<unknown>} */
    this.owed = new Set();
    this.near = new Near(this, () => this.catchUp());
    this.wordsAt = -WORDS_MS;
    this.wordsTimer = 0;
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.recolor = () => this.plot?.redraw?.();
  }

  connectedCallback() {
    super.connectedCallback();
    this.near.watch();
    this.scheme.addEventListener('change', this.recolor);
    document.addEventListener('nb-theme', this.recolor);
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.near.stop();
    this.scheme.removeEventListener('change', this.recolor);
    document.removeEventListener('nb-theme', this.recolor);
    this.clear();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('view')) this.scale = this.view?.scale ?? 'linear';
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    for (const name of changed.keys()) this.owed.add(name);
    if (changed.has('view') && this.view) {
      const { domain } = this.view;
      this.drawing.style.setProperty('--ratio', `${ratioOf(sides(domain))}`);
    }
    this.catchUp();
  }

  catchUp() {
    if (!this.view || !this.near.is || !this.hasUpdated) return;
    if (this.made !== this.view) this.open(this.view);
    else if (this.plot) this.draw();
  }

  clear() {
    clearTimeout(this.wordsTimer);
    this.plot?.remove?.();
    this.plot?.hand?.remove();
    this.plot = null;
    this.made = null;
    this.drawing?.replaceChildren();
  }

  /** Loads the kind of plot and makes it. @param {View} view */
  async open(view) {
    this.clear();
    this.made = view;
    try {
      const { plot, styles } = loaded.get(view.plot) ?? (await load(view.plot));
      if (this.made !== view || !this.isConnected) return;
      const own = /** @type {typeof NbPlot} */ (this.constructor).elementStyles;
      const more = /** @type {import('lit').CSSResult[]} */ ([styles].flat(4));
      adoptStyles(/** @type {ShadowRoot} */ (this.renderRoot), [...own, ...more]);
      this.plot = plot(this.drawing, { ...view, scale: this.scale });
      if (this.plot.hand) this.drawing.after(this.plot.hand);
      this.owed = new Set(['data', 'params']);
      this.draw();
    } catch (error) {
      this.failed(error);
    }
  }

  draw() {
    const { plot, data, params, owed } = this;
    this.owed = new Set();
    try {
      if (owed.has('scale')) plot?.rescale?.(this.scale);
      if (data && (owed.has('data') || owed.has('scale'))) {
        plot?.draw(data);
        this.say();
        this.failure = '';
      }
      if (params && owed.has('params')) plot?.show?.(params);
    } catch (error) {
      this.failed(error);
    }
  }

  /** @param {unknown} error */
  failed(error) {
    this.failure = `This cannot be drawn: ${/** @type {Error} */ (error).message}`;
  }

  /** The element in which the plot lives. */
  get drawing() {
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
    const words = `${this.view?.title}: ${this.plot?.summary(this.data)}`;
    this.drawing.setAttribute('aria-label', words);
  }

  render() {
    const { view } = this;
    if (!view) return html``;
    const log = html`<label>
      <input
        type="checkbox"
        aria-label="log scale"
        .checked=${this.scale === 'log'}
        @change=${(/** @type {any} */ event) => {
          this.scale = event.target.checked ? 'log' : 'linear';
        }}
      />
      log</label
    >`;
    const scaled = view.plot === 'history' || (view.plot === 'lines' && view.scale);
    return html`<figure>
      <figcaption>
        <span class="title">${view.title}</span> ${scaled ? log : ''}
        <nb-plot-menu .host=${this}></nb-plot-menu>
      </figcaption>
      <p class="failure" role="status" ?hidden=${!this.failure}>${this.failure}</p>
      <div class="stage">
        <div class="plot ${view.plot}" role="img" aria-label=${view.title}></div>
      </div>
    </figure>`;
  }
}

customElements.define('nb-plot', NbPlot);
