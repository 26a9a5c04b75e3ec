// Playing a demo, without any DOM: steps are asked for only while it plays and can be seen.
//
//   ready: paused ⇄ playing (steps while visible) ─► paused at the step where the demo asks for it,
//   where a link ends, where a result is no finite number, or where something failed

import { Pace } from './pace.js';
import { Session } from './session.js';

/** @typedef {import('../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../bindings/worker/demo.js').Params} Params */
/** @typedef {import('./link.js').Experiment} Experiment */

/**
 * @typedef {object} Screen
 * @property {() => void} changed  something to be shown has changed
 * @property {() => Promise<number>} nextFrame  the time of the next picture on the screen, in ms
 */

/** How long the worker computes for one frame, in ms: with drawing it fits into a sixtieth second. */
const BUDGET_MS = 10;

/** The same while a link is run to its step, where speed matters more than smoothness. */
const HURRY_MS = 40;

export class Runner extends Session {
  #looping = false;
  /** How far a link is still to be run. @type {{step: number, changes: Experiment['changes']} | null} */
  #goal = null;

  pace = new Pace();
  playing = false;
  visible = false;

  /** @param {string} src @param {Demo} demo @param {import('./session.js').Stage & Screen} stage */
  constructor(src, demo, stage) {
    super(src, demo, stage);
    this.screen = stage;
  }

  /** @override @param {Params} params @param {number} seed */
  async start(params, seed) {
    this.#goal = null;
    await super.start(params, seed);
    this.#halt();
  }

  /** Repeats an experiment up to its step. @param {Experiment} experiment */
  async repeat({ params, seed, step, changes }) {
    this.pause();
    await this.start(params, seed);
    if (this.failure || step === 0) return;
    this.#goal = { step, changes: [...changes] };
    this.play();
  }

  get repeating() {
    return this.#goal !== null;
  }

  play() {
    this.playing = true;
    this.pace.begin();
    this.screen.changed();
    this.#loop();
  }

  pause() {
    this.playing = false;
    this.#goal = null;
    this.screen.changed();
  }

  /** @param {boolean} visible */
  see(visible) {
    this.visible = visible;
    this.#loop();
  }

  /** Exactly one step. */
  single() {
    this.pause();
    return this.advance(BUDGET_MS, 1);
  }

  /** @override @param {number} budgetMs @param {number} maxSteps */
  async advance(budgetMs, maxSteps) {
    const from = this.step;
    const { diverged } = this;
    await super.advance(budgetMs, maxSteps);
    this.pace.count(this.step - from);
    this.#halt(this.diverged !== diverged);
  }

  /** @override @param {Params} params */
  async set(params) {
    this.#goal = null;
    await super.set(params);
    this.#halt();
  }

  /** Pauses if there is a reason; the page is told in any case. */
  #halt(reason = false) {
    if (reason || this.failure) this.pause();
    else this.screen.changed();
  }

  async #loop() {
    if (this.#looping) return;
    this.#looping = true;
    while (this.playing && this.visible) {
      const time = await this.screen.nextFrame();
      if (this.#goal) await this.#approach(this.#goal);
      else if (this.playing) await this.#playOn(this.pace.allowed(time));
    }
    this.#looping = false;
  }

  /** @param {number} allowed steps that the speed allows now */
  async #playOn(allowed) {
    if (allowed < 1) return;
    const pauseAt = this.demo.pauseAt?.(this.params) ?? Infinity;
    const left = this.step < pauseAt ? pauseAt - this.step : Infinity;
    await this.advance(BUDGET_MS, Math.min(left, allowed));
    if (this.step === pauseAt) this.pause();
  }

  /**
   * Towards the step of a link, with the changes that it tells.
   * @param {{step: number, changes: Experiment['changes']}} goal
   */
  async #approach(goal) {
    const [next] = goal.changes;
    if (next && next.step <= this.step) {
      goal.changes.shift();
      return super.set({ ...this.params, [next.name]: next.value });
    }
    if (this.step >= goal.step) return this.pause();
    await this.advance(HURRY_MS, Math.min(goal.step, next?.step ?? Infinity) - this.step);
  }
}
