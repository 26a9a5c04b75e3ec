// What a program of the page can ask of a demo or an exercise, and hears from it. A demo's methods: play, pause, reset, single,
// assign(values), sow(seed); `state`. Events, which bubble: nabla-ready and nabla-state with the state,
// nabla-step with {step, results}, at most four a second while it runs. An exercise says nabla-solved.

import { change } from '../../bindings/worker/demo.js';
import { presetsFirst } from '../demo/link.js';
import { decode, encode } from '../demo/params.js';

/** @typedef {import('../components/nb-demo.js').NbDemo} NbDemo */
/** @typedef {import('../demo/player.js').Player} Player */
/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */

/** Time between two steps that are told, in ms. */
const APART_MS = 250;

/** A parameter's value as it is told: a number, a yes or no, or a word of a link. @param {any} value */
const plain = (value) => (['number', 'boolean'].includes(typeof value) ? value : encode(value));

/**
 * The parameters with values from outside, numbers or words of a link; none if one of them is wrong.
 * @param {Demo} demo @param {Player} runner @param {any} values
 */
function assigned(demo, runner, values) {
  if (typeof values !== 'object' || values === null) {
    throw new TypeError('Values must be an object such as {"rate": 0.1}.');
  }
  const read = Object.entries(values).map(([name, value]) => {
    if (!Object.hasOwn(demo.params, name)) {
      const known = Object.keys(demo.params).join(', ');
      throw new RangeError(`There is no parameter “${name}”; there are ${known}.`);
    }
    try {
      return /** @type {const} */ ([name, decode(demo.params[name], String(value))]);
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw new RangeError(`${name} is “${value}”, but must be ${message}.`);
    }
  });
  const given = new Map(read);
  return presetsFirst(demo)
    .filter((name) => given.has(name))
    .reduce((params, name) => change(demo, params, name, given.get(name)), runner.shownParams);
}

/** @param {any} element @param {string} what @param {any} detail */
const say = (element, what, detail) =>
  element.dispatchEvent(
    new CustomEvent(`nabla-${what}`, { detail, bubbles: true, composed: true }),
  );

/** @param {any} Base  NbExercise */
const withVerdict = (Base) =>
  class extends Base {
    async check() {
      await super.check();
      if (this.attempt.verdict?.passed) say(this, 'solved', { exercise: this.src });
    }
  };

/** @param {any} Base  NbDemo */
const withApi = (Base) =>
  class extends Base {
    #ready = false;
    #state = '';
    #step = -1;
    #toldAt = -APART_MS;

    /** @param {any} properties */
    updated(properties) {
      super.updated(properties);
      const { runner } = /** @type {NbDemo} */ (/** @type {unknown} */ (this));
      if (runner && Object.keys(runner.pictures.data).length > 0) this.#tell(runner);
    }

    /** @param {Player} runner */
    #tell(runner) {
      const { step, state } = this;
      if (!this.#ready) say(this, 'ready', state);
      this.#ready = true;
      const lasting = JSON.stringify({ ...state, step: 0, results: {} });
      if (this.#state !== '' && this.#state !== lasting) say(this, 'state', state);
      this.#state = lasting;
      const now = performance.now();
      if (step === this.#step || (runner.busy && now - this.#toldAt < APART_MS)) return;
      this.#step = step;
      this.#toldAt = now;
      say(this, 'step', { step, results: state.results });
    }

    /** @returns {Player} */
    get #player() {
      if (this.runner) return this.runner;
      throw new Error('The demo is not there yet: wait for nabla-ready.');
    }

    get step() {
      return this.#player.step;
    }

    /** Where it stands. */
    get state() {
      const player = this.#player;
      const { src, params, experiment, step, playing, failure } = player;
      const words = Object.entries(params).map(([name, value]) => [name, plain(value)]);
      const { seed } = experiment;
      const { results } = player.pictures;
      const told = { demo: src, params: Object.fromEntries(words), seed, step, results, playing };
      return failure ? { ...told, failure: failure.message } : told;
    }

    play() {
      this.#player.play();
    }

    pause() {
      this.#player.pause();
    }

    single() {
      return this.#player.single();
    }

    reset() {
      this.#player.obey('reset', 0, this.begin.params);
    }

    /** New values; where one is wrong it throws and none is taken. @param {any} values */
    assign(values) {
      const player = this.#player;
      return player.set(assigned(this.demo, player, values));
    }

    /** Starts again with another seed. @param {any} seed */
    sow(seed) {
      if (Number.isInteger(seed) && seed >= 0 && seed < 1e9) return this.#player.obey('seed', seed);
      throw new RangeError(
        `The seed is “${seed}”, but must be a whole number from 0 to 999999999.`,
      );
    }
  };

/** What elements are on other people's pages. @type {Record<string, (Base: any) => any>} */
export const made = { 'nb-demo': withApi, 'nb-exercise': withVerdict };
