// <nb-seeds> runs the experiment of a demo with many seeds and shows what they have in common: median
// and band of each result over the steps, how many diverged, and every seed's last values, with a link
// that opens it. It loads when somebody asks for it.
//
//   <nb-seeds .src=${src} .demo=${demo} .experiment=${experiment} .start=${createClient}></nb-seeds>

import { html, LitElement } from 'lit';
import { Ensemble } from '../demo/ensemble.js';
import { bands } from '../demo/spread.js';
import { controls } from './controls-style.js';
import { seedsStyles, seedsView } from './seeds-view.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../demo/link.js').Experiment} Experiment */

/** Leaves the page a processor; more workers than this slow each other down. */
const workers = () => Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1));

/** How often a picture is drawn while it runs, in ms. */
const DRAW_MS = 250;

export class NbSeeds extends LitElement {
  static properties = {
    src: { attribute: false },
    demo: { attribute: false },
    experiment: { attribute: false },
    start: { attribute: false },
    band: { state: true },
  };

  static styles = [controls, seedsStyles];

  constructor() {
    super();
    this.src = '';
    /** @type {Demo | null} */
    this.demo = null;
    /** @type {Experiment | null} */
    this.experiment = null;
    /** @type {() => import('../../bindings/worker/client.js').Client} */
    this.start = () => {
      throw new Error('nb-seeds needs start');
    };
    this.band = 'quartiles';
    /** The experiment that runs or ran. @type {Experiment | null} */
    this.ran = null;
    this.drawnAt = 0;
    this.ensemble = new Ensemble(
      '',
      () => this.start(),
      () => this.changed(),
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.ensemble.cancel();
  }

  changed() {
    const now = performance.now();
    if (this.ensemble.running && now - this.drawnAt < DRAW_MS) return;
    this.drawnAt = now;
    this.requestUpdate();
  }

  /** @param {any} event */
  run(event) {
    event.preventDefault();
    const { demo, experiment, ensemble } = this;
    if (!demo || !experiment) return;
    const { count, steps } = event.target.elements;
    const step = Math.round(Math.min(1e6, Math.max(1, steps.valueAsNumber || 1)));
    const seeds = Array.from({ length: Number(count.value) }, (_, i) => i + 1);
    this.ran = { ...experiment, step };
    ensemble.src = this.src;
    ensemble.run(this.ran, seeds, workers());
  }

  /** How far: as far as the demo went, or to where it would pause. */
  get steps() {
    const { demo, experiment } = this;
    return experiment?.step || demo?.pauseAt?.(experiment?.params ?? {}) || 1000;
  }

  form() {
    const { running, progress } = this.ensemble;
    return html`<form class="row" @submit=${this.run}>
      <label for="count">Run</label>
      <select id="count" name="count" ?disabled=${running}>
        ${[8, 16, 32].map((count) => html`<option value=${count}>${count} seeds</option>`)}
      </select>
      <label for="steps">for steps</label>
      <input id="steps" name="steps" type="number" min="1" max="1000000" step="1"
        .defaultValue=${String(this.steps)} ?disabled=${running} />
      ${
        running
          ? html`<button type="button" @click=${() => this.ensemble.cancel()}>Cancel</button>
              <progress max="1" .value=${progress} aria-label="Steps of all seeds"></progress>`
          : html`<button type="submit" class="primary">Run</button>`
      }
      <label for="band">Band</label>
      <select id="band" @change=${(/** @type {any} */ event) => {
        this.band = event.target.value;
      }}>
        ${Object.entries(bands).map(
          ([name, { label }]) => html`<option value=${name}>${label}</option>`,
        )}
      </select>
    </form>`;
  }

  render() {
    const { demo, ran, ensemble } = this;
    return html`<h3>Several seeds</h3>
      <p>The same run with other random numbers: how much of what you see is chance?</p>
      ${this.form()} ${demo && ran ? seedsView(this.src, demo, ran, ensemble, this.band) : ''}`;
  }
}

customElements.define('nb-seeds', NbSeeds);
