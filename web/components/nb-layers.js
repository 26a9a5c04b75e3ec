// <nb-layers> edits a list of hidden layers: units and activation of each, add and remove.
// Fires `nb-value` with the new list.
//
//   <nb-layers label="Hidden layers" .limits=${param.layers} .value=${[{ units: 5, activation: 'relu' }]}>

import { css, html, LitElement } from 'lit';
import { controls } from './controls-style.js';

/** @typedef {import('../../bindings/worker/demo.js').Layer} Layer */

export class NbLayers extends LitElement {
  static properties = {
    label: {},
    limits: { attribute: false },
    value: { attribute: false },
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
        grid-template-columns: 4.6em minmax(0, 1fr) 2.5rem;
        gap: 0.4rem;
      }
      input[type='number'] {
        padding: 0 0.3em 0 0.6em;
      }
      li button {
        padding: 0;
      }
      p {
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
  }

  /** @param {Layer[]} layers */
  choose(layers) {
    this.value = layers;
    this.dispatchEvent(new CustomEvent('nb-value', { detail: layers }));
  }

  /** @param {number} index @param {Partial<Layer>} part */
  replace(index, part) {
    this.choose(this.value.map((layer, at) => (at === index ? { ...layer, ...part } : layer)));
  }

  /** @param {number} index @param {HTMLInputElement} field */
  resize(index, field) {
    const wanted = Math.round(field.valueAsNumber) || this.value[index].units;
    const units = Math.max(1, Math.min(this.limits.units, wanted));
    field.value = String(units);
    this.replace(index, { units });
  }

  add() {
    this.choose([
      ...this.value,
      this.value.at(-1) ?? { units: 5, activation: this.limits.activations[0] },
    ]);
  }

  render() {
    const { value, limits } = this;
    return html`<fieldset>
      <legend>${this.label}</legend>
      <ol>
        ${value.map(
          ({ units, activation }, index) => html`<li>
            <input type="number" min="1" max=${limits.units} step="1" .value=${String(units)}
              aria-label="Units of hidden layer ${index + 1}"
              @change=${(/** @type {any} */ event) => this.resize(index, event.target)} />
            <select aria-label="Activation of hidden layer ${index + 1}"
              @change=${(/** @type {any} */ event) => this.replace(index, { activation: event.target.value })}>
              ${limits.activations.map(
                (name) =>
                  html`<option value=${name} .selected=${name === activation}>${name}</option>`,
              )}
            </select>
            <button type="button" aria-label="Remove hidden layer ${index + 1}"
              @click=${() => this.choose(value.filter((_, at) => at !== index))}>×</button>
          </li>`,
        )}
      </ol>
      ${value.length === 0 ? html`<p>None: the inputs feed the output directly.</p>` : ''}
      <button type="button" class="add" ?disabled=${value.length >= limits.max} @click=${this.add}>
        Add a layer
      </button>
    </fieldset>`;
  }
}

customElements.define('nb-layers', NbLayers);
