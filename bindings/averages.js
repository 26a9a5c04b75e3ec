// Losses and metrics of several batches, averaged by their rows, as Keras reports them.

export class Averages {
  #sums;
  #rows = 0;

  /** @param {number} count how many numbers a batch has */
  constructor(count) {
    this.#sums = new Array(count).fill(0);
  }

  /** @param {ArrayLike<number>} values @param {number} rows */
  add(values, rows) {
    for (let i = 0; i < this.#sums.length; i++) this.#sums[i] += values[i] * rows;
    this.#rows += rows;
  }

  /** @returns {number[]} */
  get values() {
    return this.#sums.map((sum) => sum / this.#rows);
  }
}
