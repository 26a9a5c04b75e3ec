// How fast a demo may go and how fast it goes, in steps a second.

/** Over how long the pace is averaged, in ms. */
const WINDOW_MS = 1000;

export class Pace {
  /** Steps a second at most. */
  limit = Infinity;
  /** Steps a second lately. */
  measured = 0;

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

  /** @param {number} steps made */
  count(steps) {
    this.#credit -= steps;
    this.#steps += steps;
    const elapsed = this.now() - this.#since;
    if (elapsed < WINDOW_MS) return;
    this.measured = Math.round((1000 * this.#steps) / elapsed);
    this.#since = this.now();
    this.#steps = 0;
  }
}
