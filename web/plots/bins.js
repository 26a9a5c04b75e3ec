// A curve of any length in bounded memory: neighbouring steps share a bin that keeps their mean,
// least and greatest value. When all bins are full, pairs merge and each bin covers twice the steps.

export class Bins {
  /** Steps a bin. */
  width = 1;
  /** Bins in use. */
  length = 0;
  /** Steps so far. */
  count = 0;
  first = Number.NaN;
  last = Number.NaN;

  /** @param {number} [capacity] an even number of bins */
  constructor(capacity = 1024) {
    this.capacity = capacity;
    this.sums = new Float64Array(capacity);
    this.lows = new Float64Array(capacity);
    this.highs = new Float64Array(capacity);
  }

  /** @param {ArrayLike<number>} values the next steps' results; what is not finite ends a bin's use */
  add(values) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (this.count === 0) this.first = value;
      this.last = value;
      if (this.count === this.capacity * this.width) this.#merge();
      const bin = Math.floor(this.count / this.width);
      if (this.count % this.width === 0) {
        this.sums[bin] = 0;
        this.lows[bin] = Infinity;
        this.highs[bin] = -Infinity;
        this.length = bin + 1;
      }
      this.sums[bin] += value;
      this.lows[bin] = Math.min(this.lows[bin], value);
      this.highs[bin] = Math.max(this.highs[bin], value);
      this.count += 1;
    }
  }

  #merge() {
    const { sums, lows, highs } = this;
    for (let i = 0; i < this.capacity / 2; i++) {
      sums[i] = sums[2 * i] + sums[2 * i + 1];
      lows[i] = Math.min(lows[2 * i], lows[2 * i + 1]);
      highs[i] = Math.max(highs[2 * i], highs[2 * i + 1]);
    }
    this.length = this.capacity / 2;
    this.width *= 2;
  }

  /** Columns to draw: the last step of each bin, the mean, the least and the greatest value. */
  columns() {
    const x = new Float64Array(this.length);
    const mean = new Float64Array(this.length);
    for (let i = 0; i < this.length; i++) {
      x[i] = Math.min(this.count, (i + 1) * this.width);
      mean[i] = this.sums[i] / (x[i] - i * this.width);
    }
    return {
      x,
      mean,
      low: this.lows.slice(0, this.length),
      high: this.highs.slice(0, this.length),
    };
  }
}
