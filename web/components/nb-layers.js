// <nb-layers> edits a list of hidden layers: units and activation of each, add, remove, move (Alt with
// the arrows up and down, or the button). The focus follows, and a sentence says what has become of
// the list. Fires `nb-value` with the new list.
//
//   <nb-layers label="Hidden layers" .limits=${param.layers} .value=${[{ units: 5, activation: 'relu' }]}>

import { css, html, LitElement } from 'lit';
import { wanted } from '../demo/params.js';
import { controls } from './controls-style.js';

/** @typedef {import('../../bindings/worker/demo.js').Layer} Layer */

export class NbLayers extends LitElement {
  static properties = {
    label: {},
    limits: { attribute: false },
    value: { attribute: false },
    disabled: { type: Boolean },
    told: { state: true },
    fault: { state: true },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
      }
      legend {
        padding: 0;
        margin-bottom: 0.3rem;
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 0.4rem;
      }
      li {
        display: grid;
        grid-template-columns: 4.6em minmax(0, 1fr) repeat(2, auto);
        gap: 0.4rem;
      }
      input[type='number'] {
        padding: 0 0.3em 0 0.6em;
      }
      li button {
        padding: 0;
        width: 2.5rem;
      }
      .none {
        margin: 0;
        color: var(--ink-soft);
      }
      .add {
        margin-top: 0.4rem;
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.limits = { max: 5, units: 30, activations: ['relu'] };
    /** @type {Layer[]} */
    this.value = [];
    this.disabled = false;
    this.told = '';
    this.fault = '';
  }

  /**
   * @param {Layer[]} layers
   * @param {string} [told]  what became of the list, for those who do not see it
   * @param {string} [focus]  a selector of what gets the focus then
   */
  async choose(layers, told = '', focus = '') {
    this.value = layers;
    this.told = told;
    this.fault = '';
    this.dispatchEvent(new CustomEvent('nb-value', { detail: layers }));
    if (!focus) return;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(focus))?.focus();
  }

  /** @param {number} index @param {Partial<Layer>} part */
  replace(index, part) {
    this.choose(this.value.map((layer, at) => (at === index ? { ...layer, ...part } : layer)));
  }

  /** @param {number} index @param {HTMLInputElement} field */
  resize(index, field) {
    const range = { min: 1, max: this.limits.units, step: 1 };
    const units = field.valueAsNumber;
    if (Number.isInteger(units) && units >= range.min && units <= range.max) {
      this.replace(index, { units });
      return;
    }
    const before = this.value[index].units;
    this.fault = `The units of hidden layer ${index + 1} must be ${wanted(range)}. They stay ${before}.`;
    field.value = String(before);
  }

  add() {
    const { value, limits } = this;
    const layer = value.at(-1) ?? { units: 5, activation: limits.activations[0] };
    const count = value.length + 1;
    this.choose([...value, layer], `Hidden layer ${count} added.`, `li:nth-child(${count}) input`);
  }

  /** @param {number} index */
  takeAway(index) {
    const rest = this.value.toSpliced(index, 1);
    const next = Math.min(index + 1, rest.length);
    const focus = next > 0 ? `li:nth-child(${next}) .remove` : '.add';
    this.choose(rest, `Hidden layer ${index + 1} removed, ${rest.length} left.`, focus);
  }

  /** @param {number} index @param {number} by @param {string} focus  what in its row has the focus */
  move(index, by, focus) {
    const to = index + by;
    if (to < 0 || to >= this.value.length) return;
    const layers = this.value.with(index, this.value[to]).with(to, this.value[index]);
    const told = `Hidden layer ${index + 1} is now hidden layer ${to + 1}.`;
    this.choose(layers, told, `li:nth-child(${to + 1}) ${focus}`);
  }

  /** @param {KeyboardEvent} event @param {number} index */
  pressed(event, index) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !by) return;
    event.preventDefault();
    this.move(index, by, /** @type {Element} */ (event.target).localName);
  }

  /** @param {Layer} layer @param {number} index */
  row({ units, activation }, index) {
    const name = `hidden layer ${index + 1}`;
    return html`<li @keydown=${(/** @type {KeyboardEvent} */ event) => this.pressed(event, index)}>
      <input type="number" min="1" max=${this.limits.units} step="1" .value=${String(units)}
        aria-label="Units of ${name}"
        @change=${(/** @type {any} */ event) => this.resize(index, event.target)} />
      <select aria-label="Activation of ${name}"
        @change=${(/** @type {any} */ event) => this.replace(index, { activation: event.target.value })}>
        ${this.limits.activations.map(
          (word) => html`<option value=${word} .selected=${word === activation}>${word}</option>`,
        )}
      </select>
      <button type="button" class="earlier" ?hidden=${this.value.length < 2} ?disabled=${index === 0}
        aria-label="Move ${name} towards the inputs" aria-keyshortcuts="Alt+ArrowUp"
        @click=${() => this.move(index, -1, '.earlier')}>↑</button>
      <button type="button" class="remove" aria-label="Remove ${name}"
        @click=${() => this.takeAway(index)}>×</button>
    </li>`;
  }

  render() {
    const { value, limits } = this;
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${this.label}</legend>
      <ol>
        ${value.map((layer, index) => this.row(layer, index))}
      </ol>
      ${value.length === 0 ? html`<p class="none">None: the inputs feed the output directly.</p>` : ''}
      <button type="button" class="add" ?disabled=${value.length >= limits.max} @click=${this.add}>
        Add a layer
      </button>
      <p class="fault" role="alert">${this.fault}</p>
      <span class="hidden-text" role="status">${this.told}</span>
    </fieldset>`;
  }
}

customElements.define('nb-layers', NbLayers);
