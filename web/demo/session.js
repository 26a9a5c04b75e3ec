// One demo in one worker, seen from the page. Calls go out one after the other, so a change falls
// between two steps and its place can be told: seed, parameters at the start and changes with their
// steps are the whole experiment. A new start makes void what was asked before it. What goes wrong is
// kept as a failure that the page can show.

import { defaults } from '../../bindings/worker/demo.js';

/** @typedef {import('../../bindings/worker/client.js').Client} Client */
/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../../bindings/worker/demo.js').Params} Params */
/** @typedef {import('../../bindings/worker/host.js').Frame} Frame */
/** @typedef {import('./link.js').Experiment} Experiment */
/** @typedef {import('./load-pack.js').Progress} Progress */

/**
 * @typedef {object} Stage  what a session needs of the page
 * @property {(heard?: (progress: Progress) => void) => Client} createClient  heard: data on their way
 * @property {(frame: Frame, fresh: boolean) => ArrayBuffer[]} show  draws a frame (fresh: of a new
 *   start) and answers with the buffers it needs no more
 * @property {() => void} changed  something to be shown has changed
 * @property {() => Promise<number>} nextFrame  the time of the next picture on the screen, in ms
 */

/** @param {any} a @param {any} b */
const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Names of the values that differ. @param {Params} a @param {Params} b */
const differing = (a, b) => Object.keys(a).filter((name) => !same(a[name], b[name]));

export class Session {
  /** @type {Client | null} */
  #client = null;
  /** @type {Promise<any>} */
  #last = Promise.resolve();
  /** @type {ArrayBuffer[]} */
  #spare = [];
  /** Starts so far. */
  #era = 0;
  /** What the worker knows. @type {Params} */
  #sent = {};

  step = 0;
  /** @type {Frame['diverged']} */
  diverged = null;
  /** Data that are on their way. @type {Progress | null} */
  loading = null;
  /** @type {{message: string, stack?: string, dead: boolean, retry: boolean} | null} */
  failure = null;

  /** @param {string} src @param {Demo} demo @param {Stage} stage */
  constructor(src, demo, stage) {
    this.src = src;
    this.demo = demo;
    this.stage = stage;
    /** The parameters now. @type {Params} */
    this.params = defaults(demo);
    /** @type {Experiment} */
    this.experiment = { params: this.params, seed: 1, step: 0, changes: [] };
  }

  /** Starts from step 0; opens a worker if there is none. @param {Params} params @param {number} seed */
  start(params, seed) {
    this.#era += 1;
    this.params = params;
    this.experiment = { params, seed, step: 0, changes: [] };
    this.step = 0;
    this.diverged = null;
    this.failure = null;
    return this.#call(() => this.#begin());
  }

  /** New values: the demo starts again where a parameter asks for it, else it goes on. @param {Params} params */
  async set(params) {
    if (differing(params, this.params).length === 0) return;
    if (this.restarts(params)) return this.start(params, this.experiment.seed);
    this.params = params;
    return this.#call(() => this.#change());
  }

  /** Whether the demo must start again to have these values. @param {Params} params */
  restarts(params) {
    const changed = differing(params, this.params);
    return this.failure !== null || changed.some((name) => this.demo.params[name].restart);
  }

  /** @param {number} budgetMs @param {number} maxSteps @param {boolean} [quiet] without views but at the end */
  advance(budgetMs, maxSteps, quiet = false) {
    return this.#call(() => {
      const buffers = this.#spare;
      this.#spare = [];
      return this.#live.advance({ budgetMs, maxSteps, buffers, quiet });
    });
  }

  /** Shows where it stands. */
  refresh() {
    return this.#call(() => this.#live.set(this.#sent));
  }

  /** A new worker in the place of one that died. */
  restart() {
    this.close();
    return this.start(this.params, this.experiment.seed);
  }

  close() {
    this.#era += 1;
    this.#client?.terminate();
    this.#client = null;
  }

  get #live() {
    if (!this.#client) throw new Error('The demo has been closed.');
    return this.#client;
  }

  /** @returns {Promise<Frame>} */
  async #begin() {
    const { params, seed } = this.experiment;
    this.#sent = params;
    if (this.#client) return this.#client.reset({ params, seed });
    const views = Object.keys(this.demo.views);
    this.#client = this.stage.createClient((progress) => this.#hear(progress));
    return this.#client.open({ src: this.src, params, seed, views });
  }

  /** Tells the worker what has changed since it was told last. */
  async #change() {
    const { params, step, experiment } = this;
    const names = differing(params, this.#sent);
    if (names.length === 0) return null;
    if (step === 0) {
      this.experiment = { ...experiment, params, changes: [] };
      if (this.demo.step) return this.#begin();
    } else {
      const earlier = experiment.changes.filter((c) => c.step !== step || !names.includes(c.name));
      const now = names.map((name) => ({ step, name, value: params[name] }));
      experiment.changes = [...earlier, ...now];
    }
    this.#sent = params;
    return this.#live.set(params);
  }

  /** @param {Progress} progress */
  #hear(progress) {
    this.loading = progress;
    this.stage.changed();
  }

  /** @param {() => Promise<Frame | null>} ask */
  #call(ask) {
    const era = this.#era;
    this.#last = this.#last.then(async () => {
      if (era !== this.#era) return;
      try {
        const frame = await ask().finally(() => {
          this.loading = null;
        });
        if (era !== this.#era || !frame) return;
        this.step = frame.step;
        this.experiment.step = frame.step;
        this.diverged ??= frame.diverged;
        this.#spare = this.stage.show(frame, frame.step === 0);
      } catch (error) {
        if (era === this.#era) this.#fail(/** @type {Error} */ (error));
      }
    });
    return this.#last;
  }

  /** The next start has a worker of its own if this one died or could not open the demo. @param {Error} error */
  #fail({ name, message, stack }) {
    const dead = name === 'WorkerError';
    this.failure = { message, stack, dead, retry: name === 'DataError' };
    if (dead || this.step === 0) this.close();
  }
}
