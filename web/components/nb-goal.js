// <nb-goal> tells how far a run is towards the step where it pauses by itself, and how long it will
// still take. The place of its words stays the same; aloud it says only each quarter of a long run.
//
//   <nb-goal step="80" goal="2000" per-step="1.5" playing></nb-goal>   per-step: in ms, NaN: not known

import { css, html, LitElement } from 'lit';
import { calmly, inWords } from '../demo/remaining.js';
import { formatCount } from '../plots/scale.js';
import { controls } from './controls-style.js';

export class NbGoal extends LitElement {
  static properties = {
    step: { type: Number },
    goal: { type: Number },
    perStep: { type: Number, attribute: 'per-step' },
    playing: { type: Boolean },
  };

  static styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.2rem 0.75rem;
        margin-top: 0.8rem;
        color: var(--ink-soft);
      }
      span:first-child {
        min-width: 4.6em;
      }
      progress {
        flex: 1 1 12rem;
        min-width: 0;
        height: 0.7rem;
        accent-color: var(--accent);
      }
      output {
        min-width: 20em;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    this.step = 0;
    this.goal = 1;
    this.perStep = Number.NaN;
    this.playing = false;
    /** The seconds told last. @type {number | null} */
    this.told = null;
    this.aloud = '';
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    const { step, goal, perStep } = this;
    if (changed.get('step') > step || changed.has('goal')) this.told = null;
    if (this.playing) this.told = calmly(((goal - step) * perStep) / 1000, this.told);
    const quarter = Math.floor((4 * step) / goal);
    const before = Math.floor((4 * changed.get('step')) / goal);
    if (this.told === null) this.aloud = '';
    else if (before < quarter) this.aloud = `Step ${step} of ${goal}, ${this.state}`;
  }

  /** What there is to say besides the steps. */
  get state() {
    const { step, goal, told } = this;
    if (step === goal) return 'done';
    if (step > goal) return 'went on';
    if (!this.playing) return step > 0 ? 'paused' : '';
    return told === null ? '' : inWords(told);
  }

  render() {
    const { step, goal, state } = this;
    const words = `${formatCount(step)} of ${formatCount(goal)} steps`;
    return html`<span aria-hidden="true">Run</span>
      <progress max=${goal} .value=${Math.min(step, goal)} aria-label="Run: steps"></progress>
      <output>${words}${state && ` · ${state}`}</output>
      <span class="hidden-text" role="status">${this.aloud}</span>`;
  }
}

customElements.define('nb-goal', NbGoal);
