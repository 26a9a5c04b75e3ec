// The life of a demo on a page, without any DOM: it pulls frames from the worker while the demo is
// played and can be seen.
//
//   opening ─► ready: paused ⇄ playing (steps only while visible) ─► failed ─► (restart) opening
//
// Calls to the worker go out one after the other, so a change falls between two steps and its place
// can be told: seed, parameters at the start and changes with their step are the whole experiment.

import { defaults } from '../bindings/worker/demo.js';

/** @typedef {import('../bindings/worker/client.js').Client} Client */
/** @typedef {import('../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../bindings/worker/demo.js').Params} Params */
/** @typedef {import('../bindings/worker/host.js').Frame} Frame */
/** @typedef {import('./params.js').Experiment} Experiment */

/** How long the worker computes for one frame, in ms: with drawing it fits into a sixtieth second. */
const BUDGET_MS = 10;

/** The same while a link is run to its step, where speed matters more than smoothness. */
const HURRY_MS = 40;

const onFrame = (/** @type {(time: number) => void} */ callback) => requestAnimationFrame(callback);

/** @param {any} a @param {any} b */
const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

export class Runner {
  /** @type {Client | null} */
  #client = null;
  /** @type {Promise<any>} */
  #last = Promise.resolve();
  /** @type {ArrayBuffer[]} */
  #spare = [];
  #looping = false;
  #credit = 0;
  /** @type {{step: number, changes: Experiment['changes']} | null} */
  #goal = null;

  playing = false;
  visible = false;
  /** Steps a second at most. */
  speed = Infinity;
  step = 0;
  /** @type {Frame['diverged']} */
  diverged = null;
  /** @type {{message: string, stack?: string, dead: boolean} | null} */
  failure = null;
  /** @type {Experiment} */
  experiment = { params: {}, seed: 1, step: 0, changes: [] };
  /** The parameters now. @type {Params} */
  params = {};

  /**
   * @param {object} given
   * @param {string} given.src
   * @param {Demo} given.demo
   * @param {() => Client} given.createClient
   * @param {(frame: Frame, fresh: boolean) => ArrayBuffer[]} given.show  draws a frame (fresh: of a new
   *   start) and answers with the buffers it needs no more
   * @param {() => void} given.changed
   * @param {(callback: (time: number) => void) => void} [given.nextFrame]
   */
  constructor({ src, demo, createClient, show, changed, nextFrame = onFrame }) {
    this.src = src;
    this.demo = demo;
    this.createClient = createClient;
    this.show = show;
    this.changed = changed;
    this.nextFrame = nextFrame;
    this.params = defaults(demo);
  }

  /** Starts from step 0; opens a worker if there is none. @param {Params} params @param {number} seed */
  start(params, seed) {
    this.#goal = null;
    this.params = params;
    this.experiment = { params, seed, step: 0, changes: [] };
    this.diverged = null;
    this.failure = null;
    return this.#call(async () => {
      const opened = this.#client;
      this.#client ??= this.createClient();
      const { src } = this;
      const frame = opened
        ? await opened.reset({ params, seed })
        : await this.#client.open({ src, params, seed });
      this.#take(frame, true);
    });
  }

  /** Repeats an experiment up to its step. @param {Experiment} experiment */
  async repeat({ params, seed, step, changes }) {
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
    this.#credit = 1;
    this.changed();
    this.#loop();
  }

  pause() {
    this.playing = false;
    this.#goal = null;
    this.changed();
  }

  /** @param {boolean} visible */
  see(visible) {
    this.visible = visible;
    this.#loop();
  }

  /** Exactly one step. */
  single() {
    this.pause();
    return this.#advance(BUDGET_MS, 1);
  }

  /** New values: the demo starts again where a parameter asks for it, else it goes on. @param {Params} params */
  set(params) {
    const { experiment, demo } = this;
    const names = Object.keys(params).filter((name) => !same(params[name], this.params[name]));
    if (names.length === 0) return;
    this.#goal = null;
    if (this.failure || names.some((name) => demo.params[name].restart)) {
      return this.start(params, experiment.seed);
    }
    this.params = params;
    return this.#call(async () => {
      if (this.step === 0) {
        this.experiment = { ...experiment, params };
        return this.#take(await this.#live.reset({ params, seed: experiment.seed }), true);
      }
      for (const name of names) this.#record(name, params[name]);
      this.#take(await this.#live.set(params), false);
    });
  }

  /** A new worker in the place of one that died. */
  restart() {
    this.#client?.terminate();
    this.#client = null;
    return this.start(this.params, this.experiment.seed);
  }

  close() {
    this.playing = false;
    this.#client?.terminate();
    this.#client = null;
  }

  /** @param {string} name @param {any} value */
  #record(name, value) {
    const earlier = this.experiment.changes.filter(
      (change) => change.step !== this.step || change.name !== name,
    );
    this.experiment.changes = [...earlier, { step: this.step, name, value }];
  }

  get #live() {
    if (!this.#client) throw new Error('The demo has been closed.');
    return this.#client;
  }

  /** One call at a time; what goes wrong becomes the failure that the page shows. @param {() => Promise<void>} work */
  #call(work) {
    const run = async () => {
      try {
        await work();
      } catch (error) {
        const { name, message, stack } = /** @type {Error} */ (error);
        this.failure = { message, stack, dead: name === 'WorkerError' };
        this.playing = false;
        this.#goal = null;
      }
      this.changed();
    };
    this.#last = this.#last.then(run);
    return this.#last;
  }

  /** @param {Frame} frame @param {boolean} fresh */
  #take(frame, fresh) {
    this.step = frame.step;
    this.experiment.step = frame.step;
    if (frame.diverged) {
      this.diverged = frame.diverged;
      this.playing = false;
      this.#goal = null;
    }
    this.#spare = this.show(frame, fresh);
  }

  /** @param {number} budgetMs @param {number} maxSteps */
  #advance(budgetMs, maxSteps) {
    return this.#call(async () => {
      const buffers = this.#spare;
      this.#spare = [];
      this.#take(await this.#live.advance({ budgetMs, maxSteps, buffers }), false);
    });
  }

  async #loop() {
    if (this.#looping) return;
    this.#looping = true;
    let before = await this.#frameTime();
    while (this.playing && this.visible && !this.failure) {
      const now = await this.#frameTime();
      if (this.#goal) await this.#approach(this.#goal);
      else await this.#playOn(now - before);
      before = now;
    }
    this.#looping = false;
  }

  #frameTime() {
    return new Promise((/** @type {(time: number) => void} */ resolve) => this.nextFrame(resolve));
  }

  /** The steps that the speed allows for the time gone by. @param {number} elapsedMs */
  async #playOn(elapsedMs) {
    const { speed } = this;
    const earned = speed === Infinity ? Infinity : (speed * elapsedMs) / 1000;
    this.#credit = Math.min(this.#credit + earned, speed);
    const pauseAt = this.demo.pauseAt?.(this.params) ?? Infinity;
    const left = this.step < pauseAt ? pauseAt - this.step : Infinity;
    const steps = Math.min(left, Math.floor(this.#credit));
    if (steps < 1) return;
    const from = this.step;
    await this.#advance(BUDGET_MS, steps);
    this.#credit -= this.step - from;
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
      this.params = { ...this.params, [next.name]: next.value };
      this.#record(next.name, next.value);
      return this.#call(async () => this.#take(await this.#live.set(this.params), false));
    }
    if (this.step >= goal.step) return this.pause();
    const stop = Math.min(goal.step, next?.step ?? Infinity);
    await this.#advance(HURRY_MS, stop - this.step);
  }
}
