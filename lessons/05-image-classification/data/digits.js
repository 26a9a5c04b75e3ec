// Labelled pictures: in random order for training, some at once for judging.

import { tensor } from 'nabla';

/** @typedef {import('nabla').Stream} Stream */
/** @typedef {import('nabla').Tensor} Tensor */
/** @typedef {import('../../../bindings/worker/pack.js').ImageSet} ImageSet */

/** Values of all pictures one after the other, and the class of each. @typedef {{values: Float32Array, labels: Uint8Array, count: number}} Pictures */

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;
export const CLASSES = 10;

/** Some pictures of a set, from one to another. @param {ImageSet} set @param {number} [from] @param {number} [to] @returns {Pictures} */
export const part = (set, from = 0, to = set.count) => ({
  values: set.rows(from, to).x.data,
  labels: set.labels.subarray(from, to),
  count: to - from,
});

/** Rows for dense layers; images for convolutions. @param {Float32Array} values @param {boolean} [asImages] */
export const input = (values, asImages = false) => {
  const count = values.length / PIXELS;
  return tensor(values, asImages ? [count, SIDE, SIDE, 1] : [count, PIXELS]);
};

/** Batches of the pictures first … first + count, in a new random order for each pass. */
export class Passes {
  #at = 0;
  /** @type {number[]} */
  #order = [];

  /** @param {ImageSet} set @param {Stream} random @param {number} [count] @param {number} [first] */
  constructor(set, random, count = set.count, first = 0) {
    this.set = set;
    this.random = random;
    this.count = count;
    this.first = first;
  }

  /** How many passes are complete. */
  done = 0;

  /**
   * The next pictures; the last batch of a pass may be smaller.
   * @param {number} size
   * @param {(values: Float32Array) => Float32Array} [change] what is done to them first
   * @param {boolean} [asImages]
   * @returns {{values: Float32Array, x: Tensor, t: Tensor}}
   */
  next(size, change = (values) => values, asImages = false) {
    const { count, first, random } = this;
    if (this.#at === 0) this.#order = Array.from(random.permutation(count), (i) => first + i);
    const { x, y } = this.set.batch(this.#order.slice(this.#at, this.#at + size));
    this.#at = this.#at + size >= count ? 0 : this.#at + size;
    if (this.#at === 0) this.done += 1;
    const values = change(x.data);
    return { values, x: input(values, asImages), t: y };
  }
}
