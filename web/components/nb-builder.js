// <nb-builder> prepares a demo for a class: a demo from the links inside it, values set in a live preview,
// what readers see; and it makes the link, the snippets and the file.

import { LitElement } from 'lit';
import { taught } from '../demo/teacher.js';
import { builderStyles } from './builder-style.js';
import { builderView } from './builder-view.js';
import { attributesOf, snippets } from './builder-words.js';
import { controls } from './controls-style.js';
import { textFieldStyle } from './text-field-style.js';
import './nb-demo.js';

/** @typedef {import('./nb-demo.js').NbDemo} NbDemo */
/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */

export class NbBuilder extends LitElement {
  static properties = {
    src: { state: true },
    choices: { state: true },
    theme: { state: true },
    here: { state: true },
    said: { state: true },
  };

  static styles = [controls, textFieldStyle, builderStyles];

  constructor() {
    super();
    this.src = '';
    /** Of controls that are not simply shown. @type {Record<string, string>} */
    this.choices = {};
    this.theme = '';
    /** Whether it begins at the step of the preview. */
    this.here = false;
    this.said = '';
    this.site = new URL(document.documentElement.dataset.root ?? '/', location.href).href;
    /** What was read off the preview last. */
    this.seen = '';
  }

  /** @returns {HTMLAnchorElement[]} */
  get links() {
    return [...this.querySelectorAll('a')];
  }

  connectedCallback() {
    super.connectedCallback();
    this.src ||= nameIn(location.hash) || nameIn(this.links[0].hash);
  }

  /** @returns {NbDemo | null} */
  get preview() {
    return this.renderRoot.querySelector('nb-demo');
  }

  /** @param {Map<string, any>} changed */
  updated(changed) {
    const { preview } = this;
    if (changed.has('src')) preview?.addController({ hostUpdated: () => this.look() });
    if (changed.has('choices')) this.limit();
  }

  /** The preview has changed: do its values too? */
  look() {
    const { demo, runner } = this.preview ?? {};
    if (!demo || !runner) return;
    const seen = JSON.stringify(snippets(this.choice(), this.site));
    if (seen === this.seen) return;
    if (this.seen === '') this.limit();
    this.seen = seen;
    this.requestUpdate();
  }

  /** @param {string} state */
  namesOf(state) {
    return Object.keys(this.choices)
      .filter((name) => this.choices[name] === state)
      .join(',');
  }

  limit() {
    const { demo } = this.preview ?? {};
    if (!this.preview || !demo) return;
    const words = {
      hide: this.namesOf('hidden'),
      lock: this.namesOf('locked'),
      set: '',
      others: [],
    };
    this.preview.limits = taught(demo, words);
  }

  choice() {
    const { demo, runner } =
      /** @type {{demo: Demo, runner: import('../demo/player.js').Player}} */ (
        /** @type {unknown} */ (this.preview)
      );
    const { seed } = runner.experiment;
    const start = { params: runner.shownParams, seed, step: 0, changes: [] };
    return {
      src: this.src,
      demo,
      experiment: this.here ? runner.shownExperiment : start,
      hide: this.namesOf('hidden'),
      lock: this.namesOf('locked'),
      speed: runner.pace.limit,
      theme: this.theme,
    };
  }

  /** @param {string} src */
  choose(src) {
    this.src = src;
    this.choices = {};
    this.seen = '';
  }

  /** @param {string} text @param {string} what */
  async copy(text, what) {
    try {
      await navigator.clipboard.writeText(text);
      this.said = `${what}: copied.`;
    } catch {
      this.said = `${what}: this browser does not let it be copied; choose the text and copy it.`;
    }
  }

  /** The file as text. */
  async file() {
    const { assemble } = await import('../embed/one-file/assemble.js');
    const choice = this.choice();
    return assemble(attributesOf(choice), choice.experiment.params, `${this.site}playground/`);
  }

  async download() {
    this.said = 'The file is being made …';
    try {
      const { html: text, hash } = await this.file();
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
      link.download = `${this.src.replace('/', '-')}.html`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      const size = Math.round(text.length / 1000);
      this.said = `The file has ${size} kB.${hash && ` A platform with a strict policy must allow script-src ${hash} 'wasm-unsafe-eval'; worker-src blob:`}`;
    } catch (error) {
      this.said = `The file could not be made: ${/** @type {Error} */ (error).message}`;
    }
  }

  render() {
    return builderView(this, this.seen ? this.preview?.demo : null);
  }
}

/** The demo of an address. @param {string} hash */
export const nameIn = (hash) => new URLSearchParams(hash.slice(1)).get('demo') ?? '';

customElements.define('nb-builder', NbBuilder);
