// <nb-leaderboard> stands below a demo whose runs compete: a table for each class, kept on this device.
// Every row has a link that repeats the run in the demo above, so a claim can be checked.
//
//   <nb-leaderboard src="06-convolutional-networks/challenge"></nb-leaderboard>

import { html, LitElement, nothing } from 'lit';
import { importDemo } from '../demo/demos.js';
import { entered, joined, judged, ranked, readEntries, written } from '../learning/leaderboard.js';
import { controls } from './controls-style.js';
import { leaderboardStyles } from './leaderboard-style.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../learning/leaderboard.js').Entry} Entry */

export class NbLeaderboard extends LitElement {
  static properties = {
    src: {},
    demo: { state: true },
    entries: { state: true },
    said: { state: true },
  };

  static styles = [controls, leaderboardStyles];

  constructor() {
    super();
    this.src = '';
    /** @type {Demo | null} */
    this.demo = null;
    /** @type {Entry[]} */
    this.entries = [];
    this.said = '';
  }

  get key() {
    return `nabla.leaderboard.${this.src}`;
  }

  async connectedCallback() {
    super.connectedCallback();
    ({ default: this.demo } = await importDemo(this.src));
    try {
      const kept = localStorage.getItem(this.key);
      if (kept) this.entries = readEntries(this.src, this.demo, kept);
    } catch (error) {
      this.said = `What this device has kept cannot be read. ${/** @type {Error} */ (error).message}`;
    }
  }

  /** @param {Entry[]} entries @param {string} said */
  keep(entries, said) {
    this.entries = entries;
    this.said = said;
    try {
      localStorage.setItem(this.key, written(entries));
    } catch {
      this.said += ' This browser keeps nothing for this page: export the board to keep it.';
    }
  }

  /** Says in a sentence what cannot be done. @param {() => void | Promise<void>} act */
  async attempt(act) {
    try {
      await act();
    } catch (error) {
      this.said = /** @type {Error} */ (error).message;
    }
  }

  enter() {
    const { demo, src } = this;
    /** @type {any} */
    const element = document.querySelector(`nb-demo[src="${src}"]`);
    const { runner } = element ?? {};
    if (!demo || !runner) throw new Error('The demo has not run yet.');
    const score = runner.shown.results[String(demo.contest?.of)];
    const claim = { name: this.field('name').value, score };
    const { entries, said } = entered(this.entries, src, demo, runner.shownExperiment, claim);
    this.keep(entries, said);
  }

  save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(
      new Blob([written(this.entries)], { type: 'application/json' }),
    );
    link.download = 'nabla-leaderboard.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    this.said = 'Saved as nabla-leaderboard.json.';
  }

  async bring() {
    const input = this.field('file');
    const [file] = input.files ?? [];
    if (!file || !this.demo) return;
    const brought = readEntries(this.src, this.demo, await file.text());
    const all = joined(this.entries, brought);
    this.keep(all, `${all.length - this.entries.length} new from ${file.name}.`);
    input.value = '';
  }

  /** @param {string} id @returns {HTMLInputElement} */
  field(id) {
    return /** @type {HTMLInputElement} */ (this.renderRoot.querySelector(`#${id}`));
  }

  /** @param {Demo} demo @param {string} league */
  table(demo, league) {
    const { src } = this;
    return html`<div class="scroll"><table>
      <caption>${league}</caption>
      <tr><th>Place</th><th>Name</th><th>Score</th><th>Run</th><th>Row</th></tr>
      ${ranked(src, demo, this.entries, league).map(
        (entry, i) => html`<tr>
          <td>${i + 1}</td>
          <td>${entry.name}</td>
          <td>${entry.score.toPrecision(6)}</td>
          <td><a href=${entry.link}>repeat it</a></td>
          <td><button type="button" class="quiet" aria-label="Remove ${entry.name}’s row"
            @click=${() =>
              this.keep(
                this.entries.filter((one) => one !== entry),
                'Removed.',
              )}>remove</button></td>
        </tr>`,
      )}
    </table></div>`;
  }

  render() {
    const { demo, src, entries } = this;
    if (!demo) return nothing;
    const leagues = new Set(entries.map(({ link }) => judged(src, demo, link).league));
    return html`<section role="group" aria-labelledby="title">
      <p class="title" id="title">Leaderboard of this device</p>
      <div class="bar">
        <label>Name <input id="name" maxlength="40" autocomplete="nickname" /></label>
        <button type="button" @click=${() => this.attempt(() => this.enter())}>Enter the run above</button>
        <button type="button" ?disabled=${entries.length === 0} @click=${this.save}>Export</button>
        <button type="button" @click=${() => this.field('file').click()}>Import</button>
        <input id="file" type="file" accept="application/json,.json" hidden aria-label="A file of a leaderboard"
          @change=${() => this.attempt(() => this.bring())} />
      </div>
      <p role="status">${this.said || (entries.length === 0 ? 'Nobody is on it yet.' : '')}</p>
      ${[...leagues].sort().map((league) => this.table(demo, league))}
    </section>`;
  }
}

customElements.define('nb-leaderboard', NbLeaderboard);
