// Losses and metrics of several batches, averaged by their rows, as Keras reports them.

export class Averages {
  #sums;
  #report;
  #rows = 0;

  /** @param {import('./training.js').Training} training */
  constructor({ results, report }) {
    this.#sums = results.map(() => 0);
    this.#report = report;
  }

  /** @param {ArrayLike<number>} values @param {number} rows */
  add(values, rows) {
    for (let i = 0; i < this.#sums.length; i++) this.#sums[i] += values[i] * rows;
    this.#rows += rows;
  }

  /** @returns {number[]} */
  get values() {
    return this.#report(this.#sums.map((sum) => sum / this.#rows));
  }
}
