// One demo in one worker, seen from the page. Calls go out one after the other, so a change falls
// between two steps and its place can be told: seed, parameters at the start and changes with their
// steps are the whole experiment. What goes wrong is kept as a failure that the page can show.

import { defaults } from '../bindings/worker/demo.js';

/** @typedef {import('../bindings/worker/client.js').Client} Client */
/** @typedef {import('../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../bindings/worker/demo.js').Params} Params */
/** @typedef {import('../bindings/worker/host.js').Frame} Frame */
/** @typedef {import('./link.js').Experiment} Experiment */

/**
 * @typedef {object} Stage  what a session needs of the page
 * @property {() => Client} createClient
 * @property {(frame: Frame, fresh: boolean) => ArrayBuffer[]} show  draws a frame (fresh: of a new
 *   start) and answers with the buffers it needs no more
 */

/** @param {any} a @param {any} b */
const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

export class Session {
  /** @type {Client | null} */
  #client = null;
  /** @type {Promise<any>} */
  #last = Promise.resolve();
  /** @type {ArrayBuffer[]} */
  #spare = [];

  step = 0;
  /** @type {Frame['diverged']} */
  diverged = null;
  /** @type {{message: string, stack?: string, dead: boolean} | null} */
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
    this.params = params;
    this.experiment = { params, seed, step: 0, changes: [] };
    this.diverged = null;
    this.failure = null;
    return this.#call(async () => {
      if (this.#client) return this.#client.reset({ params, seed });
      this.#client = this.stage.createClient();
      return this.#client.open({ src: this.src, params, seed });
    }, true);
  }

  /** New values: the demo starts again where a parameter asks for it, else it goes on. @param {Params} params */
  async set(params) {
    const names = Object.keys(params).filter((name) => !same(params[name], this.params[name]));
    if (names.length === 0) return;
    const restarts = names.some((name) => this.demo.params[name].restart);
    if (restarts || this.failure || this.step === 0) {
      return this.start(params, this.experiment.seed);
    }
    this.params = params;
    return this.#call(() => {
      const { changes } = this.experiment;
      const earlier = changes.filter((c) => c.step !== this.step || !names.includes(c.name));
      const now = names.map((name) => ({ step: this.step, name, value: params[name] }));
      this.experiment.changes = [...earlier, ...now];
      return this.#live.set(params);
    });
  }

  /** @param {number} budgetMs @param {number} maxSteps */
  advance(budgetMs, maxSteps) {
    return this.#call(() => {
      const buffers = this.#spare;
      this.#spare = [];
      return this.#live.advance({ budgetMs, maxSteps, buffers });
    });
  }

  /** A new worker in the place of one that died. */
  restart() {
    this.close();
    return this.start(this.params, this.experiment.seed);
  }

  close() {
    this.#client?.terminate();
    this.#client = null;
  }

  get #live() {
    if (!this.#client) throw new Error('The demo has been closed.');
    return this.#client;
  }

  /** @param {() => Promise<Frame>} ask @param {boolean} [fresh] */
  #call(ask, fresh = false) {
    this.#last = this.#last.then(async () => {
      try {
        const frame = await ask();
        this.step = frame.step;
        this.experiment.step = frame.step;
        this.diverged ??= frame.diverged;
        this.#spare = this.stage.show(frame, fresh);
      } catch (error) {
        const { name, message, stack } = /** @type {Error} */ (error);
        this.failure = { message, stack, dead: name === 'WorkerError' };
      }
    });
    return this.#last;
  }
}
