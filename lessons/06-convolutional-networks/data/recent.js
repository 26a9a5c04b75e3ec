// The mean of the last fifty costs, which the notebooks print.

const COUNT = 50;

export class Recent {
  /** @type {number[]} */
  #costs = [];

  /** @param {number} cost @returns {number} the mean of it and those before it */
  take(cost) {
    this.#costs.push(cost);
    if (this.#costs.length > COUNT) this.#costs.shift();
    return this.#costs.reduce((sum, one) => sum + one, 0) / this.#costs.length;
  }
}
