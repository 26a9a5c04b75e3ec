// How fast a demo may go and how fast it goes, in steps a second.

/** Over how long the pace is averaged, in ms. */
const WINDOW_MS = 1000;

/** Weight of the newest window in the time of a step: an estimate made of it is calm. */
const NEWEST = 0.3;

export class Pace {
  /** Steps a second at most. */
  limit = Infinity;
  /** Steps a second lately. */
  measured = 0;
  /** What a step of this run takes, in ms, smoothed; NaN until it is known. */
  perStep = Number.NaN;

  #credit = 0;
  #before = Number.NaN;
  #since = 0;
  #steps = 0;

  /** @param {() => number} [now] in ms */
  constructor(now = () => performance.now()) {
    this.now = now;
  }

  /** The first step is free, whatever the limit. */
  begin() {
    this.#credit = 1;
    this.#before = Number.NaN;
    this.#since = this.now();
    this.#steps = 0;
  }

  /** Whole steps that may be made at a time: what the limit gives since the last, at most a second's worth. @param {number} time */
  allowed(time) {
    if (this.limit === Infinity) return Infinity;
    const elapsed = Number.isNaN(this.#before) ? 0 : time - this.#before;
    this.#before = time;
    const most = Math.max(1, this.limit);
    this.#credit = Math.min(this.#credit + (this.limit * elapsed) / 1000, most);
    return Math.floor(this.#credit);
  }

  /** @param {number} steps made @param {boolean} [fresh] they are the first of a run */
  count(steps, fresh = false) {
    this.#credit -= steps;
    this.#steps += steps;
    if (fresh) this.perStep = Number.NaN;
    const elapsed = this.now() - this.#since;
    if (elapsed < WINDOW_MS) return;
    this.measured = Math.round((1000 * this.#steps) / elapsed);
    const now = elapsed / this.#steps;
    if (this.#steps > 0)
      this.perStep =
        fresh || Number.isNaN(this.perStep) ? now : this.perStep + NEWEST * (now - this.perStep);
    this.#since = this.now();
    this.#steps = 0;
  }
}
