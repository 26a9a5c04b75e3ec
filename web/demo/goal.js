// Where a repeated experiment is to end, and what is next on the way there.

import { legs } from '../../bindings/worker/replay.js';

/** @typedef {import('./link.js').Experiment} Experiment */

export class Goal {
  #legs;
  /** @type {(arrived: boolean) => void} */
  #end = () => {};

  /** @param {Experiment} experiment @param {boolean} quiet nothing is drawn on the way */
  constructor(experiment, quiet) {
    this.experiment = experiment;
    this.quiet = quiet;
    this.#legs = legs(experiment);
    /** Whether it was reached; false if something else came first. @type {Promise<boolean>} */
    this.reached = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /**
   * What is next at a step: so many steps, then values to change, then nothing.
   * @param {number} step
   */
  next(step) {
    const [{ to, change }] = this.#legs;
    if (step < to) return { steps: to - step };
    if (!change) return null;
    this.#legs.shift();
    return { change };
  }

  /** @param {boolean} reached */
  end(reached) {
    this.#end(reached);
  }
}
