// Playing a demo, without any DOM: steps are asked for only while it plays and can be seen.
//
//   ready: paused ⇄ playing (steps while visible) ─► paused at the step where the demo asks for it,
//   where a result is no finite number, or where something failed
//
// It can also *repeat* a recorded experiment up to its step, in a hurry: that is how a link is opened,
// how a demo wakes that gave its worker to another, and how one goes on from an earlier step.

import { Goal } from './goal.js';
import { Pace } from './pace.js';
import { Session } from './session.js';

/** @typedef {import('../../bindings/worker/demo.js').Params} Params */
/** @typedef {import('./link.js').Experiment} Experiment */

/** How long the worker computes for one frame, in ms: with drawing it fits into a sixtieth second. */
const BUDGET_MS = 10;

/** The same while an experiment is repeated, where speed matters more than smoothness. */
const HURRY_MS = 40;

export class Runner extends Session {
  #looping = false;
  /** @type {Goal | null} */
  #goal = null;
  /** What to repeat on waking. @type {{experiment: Experiment, playing: boolean} | null} */
  #asleep = null;

  pace = new Pace();
  playing = false;
  visible = false;

  /** @override @param {Params} params @param {number} seed */
  async start(params, seed) {
    this.#drop();
    await super.start(params, seed);
    this.#halt();
  }

  /**
   * Repeats an experiment up to its step.
   * @param {Experiment} experiment
   * @param {{quiet?: boolean}} [how]
   * @returns {Promise<boolean>} whether it got there
   */
  repeat(experiment, { quiet = false } = {}) {
    this.pause();
    const started = this.start(experiment.params, experiment.seed);
    const { experiment: own } = this; // another start in between has another
    if (experiment.step === 0) return started.then(() => this.experiment === own && !this.failure);
    this.#goal = new Goal(experiment, quiet);
    this.#loop();
    return this.#goal.reached;
  }

  /** The step to which an experiment is being repeated; null if none is. */
  get repeating() {
    return this.#goal?.experiment.step ?? null;
  }

  play() {
    if (!this.demo.step || this.failure) return;
    if (this.#asleep) {
      this.#asleep.playing = true;
      this.wake();
      return;
    }
    this.playing = true;
    this.stage.changed();
    this.#loop();
  }

  /** Stays where it is, also on the way to somewhere. */
  pause() {
    this.playing = false;
    this.#leave();
    this.stage.changed();
  }

  /** @param {boolean} visible */
  see(visible) {
    this.visible = visible;
    if (visible) this.wake();
    this.#loop();
  }

  /** Gives up the worker, and remembers how to come back to this very step. */
  suspend() {
    if (this.#asleep || this.failure) return;
    const { playing } = this;
    const experiment = this.#goal?.experiment ?? { ...this.experiment };
    this.close();
    this.#asleep = { experiment, playing };
  }

  /** Exactly one step. */
  async single() {
    if (!this.demo.step || this.failure || !(await this.wake())) return;
    this.pause();
    await this.advance(BUDGET_MS, 1);
  }

  /** @override @param {number} budgetMs @param {number} maxSteps @param {boolean} [quiet] */
  async advance(budgetMs, maxSteps, quiet) {
    const { step: from, diverged } = this;
    await super.advance(budgetMs, maxSteps, quiet);
    this.pace.count(this.step - from, from === 0);
    if (this.diverged !== diverged) this.explain();
    this.#halt(this.diverged !== diverged);
  }

  /** @override @param {Params} params */
  async set(params) {
    if (this.#asleep && !(await this.wake())) return;
    this.#leave();
    await super.set(params);
    this.#halt();
  }

  /** @override */
  close() {
    this.playing = false;
    this.#drop();
    super.close();
  }

  /** @returns {Promise<boolean>} whether there is something to go on with */
  async wake() {
    if (!this.#asleep) return true;
    const { experiment, playing } = this.#asleep;
    const arrived = await this.repeat(experiment, { quiet: true });
    if (arrived && playing) this.play();
    return arrived;
  }

  /** Ends a repetition on the way and shows where it stands. */
  #leave() {
    const quiet = this.#goal?.quiet && !this.failure;
    this.#drop();
    if (!quiet) return;
    this.settle();
    this.refresh();
  }

  /** Whatever was to be repeated is so no longer. */
  #drop(arrived = false) {
    const goal = this.#goal;
    this.#goal = null;
    this.#asleep = null;
    if (arrived && goal?.quiet) this.settle();
    if (arrived) this.stage.changed();
    goal?.end(arrived);
  }

  /** A result is not finite: why? */
  explain() {}

  /** A quiet repetition has ended, and what it brought is to be shown. */
  settle() {}

  /** Whether nothing is to be drawn on the way. */
  get quiet() {
    return this.#goal?.quiet === true;
  }

  /** Pauses if there is a reason; the page is told in any case. */
  #halt(reason = false) {
    if (reason || this.failure) this.pause();
    else this.stage.changed();
  }

  async #loop() {
    if (this.#looping) return;
    this.#looping = true;
    this.pace.begin(); // anew at each return: nothing happens off screen, and that is not slowness
    while (this.visible && (this.playing || this.#goal)) {
      const time = await this.stage.nextFrame();
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

  /** Some way towards a goal. @param {Goal} goal */
  async #approach(goal) {
    const next = goal.next(this.step);
    if (!next) this.#drop(true);
    else if (next.change) await super.set({ ...this.params, ...next.change });
    else await this.advance(HURRY_MS, next.steps ?? 0, goal.quiet);
  }
}
