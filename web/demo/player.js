// A demo as a visitor has it in hand: it plays, shows pictures, and can look back. Who looks back and
// then goes on (plays, steps, turns a knob) goes on from the step that he sees: the run is repeated
// up to there, which gives the very same numbers, and what came later is forgotten.

import { Pictures } from './pictures.js';
import { Rewind } from './rewind.js';
import { Runner } from './runner.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */
/** @typedef {import('../../bindings/worker/demo.js').Params} Params */
/** @typedef {import('../../bindings/worker/host.js').Frame} Frame */
/** @typedef {import('./rewind.js').Picture} Picture */
/** @typedef {Omit<import('./session.js').Stage, 'show'>} Page */

export class Player extends Runner {
  pictures = new Pictures();
  rewind = new Rewind();
  /** Pictures of a quiet repetition, shown when it ends. @type {Pictures | null} */
  #coming = null;
  /** @type {Picture | null} */
  #past = null;
  /** Looks for the first number that is not finite. @type {import('./session.js').Client | null} */
  #detective = null;
  /** What was found. */
  explanation = '';

  /** @param {string} src @param {Demo} demo @param {Page} page */
  constructor(src, demo, page) {
    super(src, demo, { ...page, show: (frame, fresh) => this.#take(frame, fresh) });
  }

  /** What is to be seen: where it stands, or the picture that is looked back at. */
  get shown() {
    const past = this.#past;
    const { data, results } = past ?? this.pictures;
    const step = past?.step ?? this.step;
    return { step, data: past ? { ...this.#courses(step), ...data } : data, results };
  }

  get lookingBack() {
    return this.#past !== null;
  }

  /** The steps one can look at, the present one last. */
  get stops() {
    const earlier = this.rewind.pictures.map(({ step }) => step).filter((step) => step < this.step);
    return [...earlier, this.step];
  }

  /** The experiment up to the step that is shown. @returns {import('./link.js').Experiment} */
  get shownExperiment() {
    const { step } = this.shown;
    const changes = this.experiment.changes.filter((change) => change.step <= step);
    return { ...this.experiment, step, changes };
  }

  /** The parameters at the step that is shown. @returns {Params} */
  get shownParams() {
    if (!this.lookingBack) return this.params;
    const { params, changes } = this.shownExperiment;
    return Object.assign({ ...params }, ...changes.map(({ name, value }) => ({ [name]: value })));
  }

  /** @param {number} stop an index of `stops` */
  lookBack(stop) {
    if (this.playing || this.repeating !== null) this.pause();
    const step = this.stops[stop];
    this.#past = this.rewind.pictures.find((one) => one.step === step && step < this.step) ?? null;
    this.stage.changed();
  }

  /**
   * Goes on from an earlier step; what came later is forgotten.
   * @param {number} [step] the one that is shown
   * @returns {Promise<boolean>} whether it got there
   */
  async goOn(step = this.shown.step) {
    const { params, seed, changes } = this.experiment;
    if (step >= this.step) return true;
    const kept = changes.filter((change) => change.step <= step);
    return this.repeat({ params, seed, step, changes: kept }, { quiet: true });
  }

  /** One step back. */
  back() {
    const { step } = this.shown;
    if (this.demo.step && step > 0 && !this.failure) this.goOn(step - 1);
  }

  /** Under way, be it playing or repeating. */
  get busy() {
    return this.playing || this.repeating !== null;
  }

  /**
   * What buttons and keys ask for.
   * @param {string} command @param {number} [value]
   * @param {Params} [first] the parameters that a demo without steps is reset to
   */
  obey(command, value = 0, first = this.shownParams) {
    const { seed } = this.experiment;
    if (command === 'toggle') this.busy ? this.pause() : this.play();
    else if (command === 'single') this.single();
    else if (command === 'back') this.back();
    else if (command === 'look') this.lookBack(value);
    else if (command === 'goon') this.goOn();
    else if (command === 'speed') this.pace.limit = value;
    else if (command === 'seed') this.start(this.shownParams, value);
    else if (command === 'reset') {
      this.pause();
      this.start(this.demo.step ? this.shownParams : first, seed);
    }
  }

  /** @override */
  async play() {
    if (!this.lookingBack || (await this.goOn())) super.play();
  }

  /** @override */
  async single() {
    if (!this.lookingBack || (await this.goOn())) await super.single();
  }

  /** Whether it came to the step where the demo asks to pause. */
  get #ended() {
    return !this.lookingBack && this.step === this.demo.pauseAt?.(this.params);
  }

  /** @override A run that had come to its end begins anew and plays. @param {Params} params */
  async set(params) {
    const restarts = this.restarts(params);
    const plays = restarts && this.#ended;
    if (this.lookingBack && !restarts && !(await this.goOn())) return;
    await Promise.all([super.set(params), plays && this.play()]); // at once: a reset may follow
  }

  /** @override */
  settle() {
    if (this.#past && this.#past.step >= this.step) this.#past = null;
    if (!this.#coming) return;
    this.pictures = this.#coming;
    this.#coming = null;
  }

  /** @override Asks in another worker why a result is not finite; this one stays as it is. */
  async explain() {
    const { src, experiment } = this;
    const detective = this.stage.createClient();
    this.#dismiss();
    this.#detective = detective;
    const run = { ...experiment, step: this.diverged?.step ?? experiment.step };
    const found = await detective.explain({ src, run }).catch(() => '');
    if (this.#detective !== detective) return;
    this.explanation = found;
    this.#detective = null;
    detective.terminate();
    this.stage.changed();
  }

  #dismiss() {
    this.#detective?.terminate();
    this.#detective = null;
    this.explanation = '';
  }

  /** @override */
  close() {
    this.#dismiss();
    super.close();
  }

  /** @param {Frame} frame @param {boolean} fresh */
  #take(frame, fresh) {
    if (fresh) this.#coming = this.quiet ? new Pictures() : null;
    if (this.#coming) return this.#coming.take(this.demo, frame, fresh);
    if (fresh) {
      this.#dismiss();
      this.rewind.clear();
      this.#past = null;
    }
    const spare = this.pictures.take(this.demo, frame, fresh);
    this.#keep();
    return spare.filter((buffer) => !this.rewind.holds(buffer));
  }

  #keep() {
    if (!this.demo.step) return;
    const { data, results } = this.pictures;
    const views = Object.entries(data).filter(([, value]) => !value?.bins);
    this.rewind.keep({ step: this.step, data: Object.fromEntries(views), results });
  }

  /** The curves of the results, with a mark at a step. @param {number} at */
  #courses(at) {
    const courses = Object.entries(this.pictures.data).filter(([, value]) => value?.bins);
    return Object.fromEntries(courses.map(([name, { bins }]) => [name, { bins, at }]));
  }
}
