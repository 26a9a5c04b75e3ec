// <nb-transport> plays, pauses, steps and resets a demo, sets its speed and seed, and tells where it
// stands. Fires `nb-command` with {command, value}: toggle, single, reset, speed, seed.
//
// A demo without steps has but reset and seed; one without chance has no seed. A teacher may hide more,
// and lock speed and seed.
//
//   <nb-transport steps step="80" .results=${{ cost: 0.1 }} pace="8000"></nb-transport>

import { css, html, LitElement } from 'lit';
import { formatCount, formatNumber } from '../plots/scale.js';
import { controls } from './controls-style.js';

/** Steps a second by name. @type {[string, number][]} */
const speeds = [
  ['full speed', Infinity],
  ['1000 steps/s', 1000],
  ['100 steps/s', 100],
  ['10 steps/s', 10],
  ['1 step/s', 1],
];

/** What is counted is shown whole: 2,000,000 samples. @param {number} value */
const inFigures = (value) =>
  Number.isInteger(value) && value >= 1000 && value < 1e9
    ? formatCount(value)
    : formatNumber(value);

export class NbTransport extends LitElement {
  static properties = {
    playing: { type: Boolean },
    disabled: { type: Boolean },
    steps: { type: Boolean },
    random: { type: Boolean },
    step: { type: Number },
    pace: { type: Number },
    results: { attribute: false },
    speed: { type: Number },
    seed: { type: Number },
    hiding: { attribute: false },
    locked: { attribute: false },
  };

  static styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
      }
      .buttons,
      .setting {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }
      .primary {
        min-width: 6.2em;
      }
      .setting label {
        color: var(--ink-soft);
      }
      input[type='number'] {
        width: 5.2em;
        padding: 0 0.4em;
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2rem 1.4rem;
        margin: 0 0 0 auto;
        font-variant-numeric: tabular-nums;
      }
      dl.many {
        flex-basis: 100%;
        margin: 0;
      }
      dl div {
        min-width: 4.6em;
      }
      dt {
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
        font-weight: 600;
        white-space: nowrap;
      }
      @media (max-width: 40rem) {
        dl {
          margin-left: 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.playing = false;
    this.disabled = false;
    this.steps = false;
    this.random = false;
    this.step = 0;
    this.pace = 0;
    /** @type {Record<string, number>} */
    this.results = {};
    this.speed = Infinity;
    this.seed = 1;
    /** @type {Set<string>} */
    this.hiding = new Set();
    /** @type {Set<string>} */
    this.locked = new Set();
  }

  /** @param {string} command @param {number} [value] */
  order(command, value) {
    this.dispatchEvent(new CustomEvent('nb-command', { detail: { command, value } }));
  }

  /** @param {any} event */
  sow({ target }) {
    const seed = Math.max(0, Math.min(999_999_999, Math.round(target.valueAsNumber) || 0));
    target.value = String(seed);
    this.order('seed', seed);
  }

  /** Play, pause, one step. */
  get #going() {
    const { playing, disabled } = this;
    return html`<button type="button" class="primary" aria-keyshortcuts="P" ?disabled=${disabled}
        @click=${() => this.order('toggle')}>${playing ? 'Pause' : 'Play'}</button>
      <button type="button" aria-keyshortcuts="S" ?disabled=${disabled}
        @click=${() => this.order('single')}>Step</button>`;
  }

  get #speed() {
    const chosen = (/** @type {any} */ { target }) => this.order('speed', Number(target.value));
    return html`<div class="setting">
      <select aria-label="Speed" ?disabled=${this.locked.has('speed')} @change=${chosen}>
        ${speeds.map(
          ([name, speed]) =>
            html`<option value=${speed} .selected=${speed === this.speed}>${name}</option>`,
        )}
      </select>
      ${this.#lock('speed')}
    </div>`;
  }

  get #seed() {
    return html`<div class="setting">
      <label for="seed">Seed</label>
      <input id="seed" type="number" min="0" max="999999999" step="1"
        .value=${String(this.seed)} ?disabled=${this.locked.has('seed')} @change=${this.sow} />
      ${this.#lock('seed')}
    </div>`;
  }

  /** @param {string} name */
  #lock(name) {
    return this.locked.has(name) ? html`<small>locked</small>` : '';
  }

  get #numbers() {
    const many = Object.keys(this.results).length > 3;
    return html`<dl class=${many ? 'many' : ''}>
      <div><dt>step</dt><dd>${formatCount(this.step)}</dd></div>
      ${Object.entries(this.results).map(
        ([name, value]) =>
          html`<div><dt>${name}</dt><dd>${this.step ? inFigures(value) : '–'}</dd></div>`,
      )}
      <div><dt>steps/s</dt><dd>${this.pace ? formatCount(this.pace) : '–'}</dd></div>
    </dl>`;
  }

  render() {
    const { steps, random, hiding } = this;
    const reset = html`<button type="button" aria-keyshortcuts="R"
      @click=${() => this.order('reset')}>Reset</button>`;
    return html`
      <div class="buttons">
        ${steps && !hiding.has('play') ? this.#going : ''} ${hiding.has('reset') ? '' : reset}
      </div>
      ${steps && !hiding.has('speed') ? this.#speed : ''}
      ${random && !hiding.has('seed') ? this.#seed : ''}
      ${steps && !hiding.has('results') ? this.#numbers : ''}
    `;
  }
}

customElements.define('nb-transport', NbTransport);
