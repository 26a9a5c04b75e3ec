// <nb-controls> makes native controls from a demo's table of parameters, group by group.
// Fires `nb-param` with {name, value}. What is locked shows its value and says so.
//
//   <nb-controls .demo=${demo} .params=${params}></nb-controls>

import { css, html, LitElement } from 'lit';
import { numbersOf } from '../../bindings/worker/numbers.js';
import { kindOf } from '../demo/params.js';
import { controls } from './controls-style.js';
import './nb-slider.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../../bindings/worker/demo.js').ChoiceParam} ChoiceParam */
/** @typedef {import('../../bindings/worker/demo.js').NumbersParam} NumbersParam */

/** The larger controls load when the first of a kind matters. @type {Record<string, () => Promise<any>>} */
const programs = {
  layers: () => import('./nb-layers.js'),
  numbers: () => import('./nb-numbers.js'),
  digit: () => import('./nb-digit.js'),
  image: () => import('./nb-paint.js'),
  table: () => import('./nb-data.js'),
};

/** Resolved when all controls that matter now can be shown, so that none jumps. @param {Demo} demo @param {Record<string, any>} values */
export const loadControls = ({ params }, values) => {
  const matter = Object.values(params).filter(({ when }) => when?.(values) !== false);
  return Promise.all(matter.map((param) => programs[kindOf(param)]?.()));
};

export class NbControls extends LitElement {
  static properties = {
    demo: { attribute: false },
    params: { attribute: false },
    locked: { attribute: false },
  };

  static styles = [
    controls,
    css`
      :host {
        display: block;
      }
      fieldset {
        border: 0;
        border-top: 1px solid var(--line);
        margin: 0;
        padding: 0.8rem 0 1rem;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.55rem;
        min-width: 0;
      }
      fieldset:first-of-type {
        border-top: 0;
        padding-top: 0;
      }
      legend {
        float: left;
        width: 100%;
        padding: 0;
        font-weight: 600;
      }
      .choice {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.2rem;
      }
      .switch {
        display: flex;
        align-items: center;
        gap: 0.6rem;
        min-height: 2.25rem;
      }
      select {
        width: 100%;
        min-height: 2.25rem;
      }
      [inert] {
        opacity: 0.6;
      }
      p {
        margin: 0.25rem 0 0;
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Demo | null} */
    this.demo = null;
    /** @type {Record<string, any>} */
    this.params = {};
    /** @type {Set<string>} */
    this.locked = new Set();
  }

  /** @param {string} name @param {any} value */
  choose(name, value) {
    this.dispatchEvent(new CustomEvent('nb-param', { detail: { name, value } }));
  }

  /** @param {string} name @param {ChoiceParam} param */
  choice(name, { label, options }) {
    return html`<div class="choice">
      <label for=${name}>${label}</label>
      <select id=${name} ?disabled=${this.locked.has(name)} @change=${(/** @type {any} */ event) => this.choose(name, event.target.value)}>
        ${Object.entries(options).map(
          ([word, option]) =>
            html`<option value=${word} .selected=${word === this.params[name]}>${option.label}</option>`,
        )}
      </select>
    </div>`;
  }

  /** @param {string} name @param {string} label */
  yesOrNo(name, label) {
    return html`<label class="switch"><input type="checkbox" .checked=${this.params[name]}
      ?disabled=${this.locked.has(name)}
      @change=${(/** @type {any} */ { target }) => this.choose(name, target.checked)} />${label}</label>`;
  }

  /** @param {string} name @param {NumbersParam} param */
  numbers(name, param) {
    const { params } = this;
    const fit = numbersOf(param, params, params[name]);
    const names = param.numbers.names(params);
    return html`<nb-numbers ?disabled=${this.locked.has(name)} data-name=${name} label=${param.label} .names=${names}
      .range=${param.numbers} .value=${[...fit, ...params[name].slice(fit.length)]}
      @nb-value=${(/** @type {CustomEvent} */ event) => this.choose(name, event.detail)}></nb-numbers>`;
  }

  /**
   * Leads to one number of a list: the field of a connection that was chosen in a diagram.
   * @param {string} name  of the parameter
   * @param {number} index
   */
  async focusNumber(name, index) {
    await this.updateComplete;
    const list = /** @type {import('./nb-numbers.js').NbNumbers | null} */ (
      this.renderRoot.querySelector(`[data-name="${name}"]`)
    );
    await list?.focusNumber(index);
  }

  /** @param {string} name */
  control(name) {
    const param = /** @type {Demo} */ (this.demo).params[name];
    const value = this.params[name];
    const locked = this.locked.has(name);
    const chosen = (/** @type {CustomEvent} */ event) => this.choose(name, event.detail);
    switch (kindOf(param)) {
      case 'choice':
        return this.choice(name, /** @type {ChoiceParam} */ (param));
      case 'layers':
        return html`<nb-layers ?disabled=${locked} label=${param.label} .limits=${/** @type {any} */ (param).layers}
          .value=${value} @nb-value=${chosen}></nb-layers>`;
      case 'image':
        return html`<nb-paint ?inert=${locked} label=${param.label} .size=${/** @type {any} */ (param).image}
          .value=${value} @nb-value=${chosen}></nb-paint>`;
      case 'digit':
        return html`<nb-digit ?inert=${locked} label=${param.label} .value=${value} @nb-value=${chosen}></nb-digit>`;
      case 'boolean':
        return this.yesOrNo(name, param.label);
      case 'numbers':
        return this.numbers(name, /** @type {NumbersParam} */ (param));
      case 'table':
        return html`<nb-data ?inert=${locked} label=${param.label} .table=${/** @type {any} */ (param).table}
          .example=${param.value} .value=${value} @nb-value=${chosen}></nb-data>`;
      case 'number':
        return html`<nb-slider ?disabled=${locked} label=${param.label} .range=${param} .value=${value}
          @nb-value=${chosen}></nb-slider>`;
    }
  }

  render() {
    const { demo, params } = this;
    if (!demo) return html``;
    loadControls(demo, params);
    const groups = demo.groups ?? { Parameters: Object.keys(demo.params) };
    const matters = (/** @type {string} */ name) => demo.params[name].when?.(params) ?? true;
    return Object.entries(groups).map(
      ([group, names]) => html`<fieldset>
        <legend>${group}</legend>
        ${names.filter(matters).map((name) => {
          const { hint } = demo.params[name];
          return html`<div>${this.control(name)}
            ${this.locked.has(name) ? html`<p>Locked.</p>` : ''}
            ${hint ? html`<p>${hint}</p>` : ''}</div>`;
        })}
      </fieldset>`,
    );
  }
}

customElements.define('nb-controls', NbControls);
