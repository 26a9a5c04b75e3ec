// The same experiment with many seeds, in several workers at once, without any DOM. Of each result a
// course is kept: means over as many steps as make at most two hundred points.

import { legs } from '../../bindings/worker/replay.js';

/** @typedef {import('../../bindings/worker/client.js').Client} Client */
/** @typedef {import('./link.js').Experiment} Experiment */

/**
 * @typedef {object} Member  the run with one seed
 * @property {number} seed
 * @property {number} step                          how far it is
 * @property {Record<string, number>} last          its newest results
 * @property {Map<string, Float64Array>} courses    means, by result; NaN where it has not been
 * @property {{name: string, step: number} | null} diverged
 * @property {string} failure                       what it threw
 */

const POINTS = 200;

/** How long a worker computes for one answer, in ms. */
const BUDGET_MS = 50;

export class Ensemble {
  /** @type {Member[]} */
  members = [];
  running = false;
  /** @type {Client[]} */
  #clients = [];

  /** @param {string} src @param {() => Client} createClient @param {() => void} changed */
  constructor(src, createClient, changed) {
    this.src = src;
    this.createClient = createClient;
    this.changed = changed;
    /** Steps that share a point. */
    this.width = 1;
    this.steps = 0;
  }

  /** @param {Experiment} experiment its step tells how far @param {number[]} seeds @param {number} workers */
  async run(experiment, seeds, workers) {
    this.cancel();
    this.steps = experiment.step;
    this.width = Math.ceil(this.steps / POINTS);
    this.running = true;
    this.members = seeds.map((seed) => ({
      ...{ seed, step: 0, last: {}, courses: new Map(), diverged: null, failure: '' },
    }));
    const clients = Array.from({ length: Math.min(workers, seeds.length) }, this.createClient);
    this.#clients = clients;
    const left = [...this.members];
    const work = async (/** @type {Client} */ client) => {
      for (let member = left.shift(); member; member = left.shift()) {
        await this.#go(client, experiment, member);
        if (this.#clients !== clients) return;
      }
    };
    await Promise.all(clients.map(work));
    if (this.#clients === clients) this.cancel();
  }

  cancel() {
    for (const client of this.#clients) client.terminate();
    this.#clients = [];
    this.running = false;
    this.changed();
  }

  /** Of all the work, how much is done: from 0 to 1. */
  get progress() {
    const done = this.members.reduce(
      (sum, { step, diverged, failure }) => sum + (diverged || failure ? this.steps : step),
      0,
    );
    return this.members.length === 0 ? 0 : done / (this.steps * this.members.length);
  }

  /** @param {Client} client @param {Experiment} experiment @param {Member} member */
  async #go(client, { params: start, step, changes }, member) {
    try {
      let params = start;
      let frame = await client.open({ src: this.src, params, seed: member.seed, views: [] });
      for (const { to, change } of legs({ step, changes })) {
        while (member.step < to && !member.diverged) {
          const maxSteps = to - member.step;
          frame = await client.advance({ budgetMs: BUDGET_MS, maxSteps, buffers: frame.buffers });
          this.#take(member, frame);
          this.changed();
        }
        params = { ...params, ...change };
        if (change) await client.set(params);
      }
    } catch (error) {
      const cancelled = !this.#clients.includes(client);
      if (!cancelled) member.failure = /** @type {Error} */ (error).message;
    }
  }

  /** @param {Member} member @param {import('../../bindings/worker/host.js').Frame} frame */
  #take(member, { step, steps, scalars, diverged }) {
    const { width } = this;
    for (const [name, column] of Object.entries(scalars)) {
      const course =
        member.courses.get(name) ??
        new Float64Array(Math.ceil(this.steps / width)).fill(Number.NaN);
      member.courses.set(name, course);
      for (let i = 0; i < steps; i++) {
        const at = step - steps + i;
        const point = Math.floor(at / width);
        const share = column[i] / Math.min(width, this.steps - point * width);
        course[point] = at % width === 0 ? share : course[point] + share;
      }
      member.last[name] = column[steps - 1];
    }
    member.step = step;
    member.diverged = diverged;
  }
}
