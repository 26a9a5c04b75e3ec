// <nb-numbers> is a list of numbers that belong together, such as the weights of a small network: a
// slider and a field each, under the headings that their names begin with. A long list scrolls.
// Fires `nb-value` with all numbers; what is beyond the names is kept aside.
//
//   <nb-numbers label="Weights" .names=${['w₁', 'w₂', 'b']} .range=${{ min: -5, max: 5 }} .value=${[1, 2, 0]}>

import { css, html, LitElement } from 'lit';
import { controls } from './controls-style.js';
import './nb-slider.js';

export class NbNumbers extends LitElement {
  static properties = {
    label: {},
    names: { attribute: false },
    range: { attribute: false },
    value: { attribute: false },
    disabled: { type: Boolean },
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
        min-width: 0;
      }
      legend {
        padding: 0;
        margin-bottom: 0.3rem;
      }
      .list {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.35rem;
      }
      .list.long {
        max-height: 24rem;
        overflow-y: auto;
        overscroll-behavior: contain;
        scrollbar-gutter: stable;
        padding: 0.5rem;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        /* A shade at an end beyond which the list goes on: covers that scroll lie upon shades that stay. */
        background:
          linear-gradient(var(--surface) 50%, transparent) top / 100% 2.5rem local,
          linear-gradient(transparent, var(--surface) 50%) bottom / 100% 2.5rem local,
          linear-gradient(var(--line-strong), transparent) top / 100% 0.6rem scroll,
          linear-gradient(transparent, var(--line-strong)) bottom / 100% 0.6rem scroll;
        background-repeat: no-repeat;
      }
      .heading {
        margin: 0.5rem 0 0;
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      .heading:first-child {
        margin-top: 0;
      }
      p {
        margin: 0;
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    /** @type {string[]} */
    this.names = [];
    this.range = { min: -1, max: 1 };
    /** @type {number[]} as many as names, or more */
    this.value = [];
    this.disabled = false;
  }

  /** @param {number} index @param {number} number */
  replace(index, number) {
    this.value = this.value.map((old, at) => (at === index ? number : old));
    this.dispatchEvent(new CustomEvent('nb-value', { detail: this.value }));
  }

  /** Leads to a number: scrolls to its field and puts the focus into it. @param {number} index */
  async focusNumber(index) {
    await this.updateComplete;
    const field = /** @type {import('./nb-slider.js').NbSlider | undefined} */ (
      this.renderRoot.querySelectorAll('nb-slider')[index]
    );
    field?.scrollIntoView({ block: 'nearest' });
    await field?.focusNumber();
  }

  /** All sliders begin at the same place, right of the longest name. */
  updated() {
    const lengths = this.names.map((name) => String(name.split(': ').at(-1)).length);
    this.style.setProperty('--name-width', `${0.6 * Math.min(14, Math.max(2, ...lengths))}em`);
  }

  render() {
    const { names, value, range } = this;
    const parts = names.map((name) => name.split(': '));
    const fields = parts.map((words, index) => {
      const heading = words.slice(0, -1).join(': ');
      const opens = heading && heading !== parts[index - 1]?.slice(0, -1).join(': ');
      return html`${opens ? html`<p class="heading">${heading}</p>` : ''}
        <nb-slider compact ?disabled=${this.disabled} label=${words.at(-1)} .range=${range} .value=${value[index]}
          @nb-value=${(/** @type {any} */ event) => this.replace(index, event.detail)}></nb-slider>`;
    });
    return html`<fieldset>
      <legend>${this.label}</legend>
      ${names.length === 0 ? html`<p>None with these settings.</p>` : ''}
      <div class="list ${names.length > 30 ? 'long' : ''}">${fields}</div>
    </fieldset>`;
  }
}

customElements.define('nb-numbers', NbNumbers);
