// Pictures of earlier steps, to look back at once: what the views showed, every so many steps. As the
// run grows every other one is dropped, so that they stay within a number and an amount of memory.

import { buffersIn } from '../../bindings/worker/buffers.js';

/**
 * @typedef {object} Picture
 * @property {number} step
 * @property {Record<string, any>} data       by view
 * @property {Record<string, number>} results
 */

/** Pictures at most. */
const MOST = 64;

/** Memory they may take in bytes, unless two alone take more. */
const BYTES = 16_000_000;

export class Rewind {
  /** Oldest first. @type {Picture[]} */
  pictures = [];
  /** Steps between two at least. */
  #apart = 1;
  /** @type {Set<ArrayBuffer>} */
  #held = new Set();

  clear() {
    this.pictures = [];
    this.#apart = 1;
    this.#held.clear();
  }

  /** Takes a picture, if the last is not too near; those that are not earlier are forgotten. @param {Picture} picture */
  keep(picture) {
    const { pictures } = this;
    while (pictures.length > 0 && pictures[pictures.length - 1].step >= picture.step)
      pictures.pop();
    const last = pictures.at(-1);
    if (last && picture.step - last.step < this.#apart) return this.#count();
    pictures.push(picture);
    this.#count();
    while (this.#tooMuch()) this.#thin();
  }

  /** Whether a buffer belongs to a picture and must not be given away. @param {ArrayBuffer} buffer */
  holds(buffer) {
    return this.#held.has(buffer);
  }

  get bytes() {
    return [...this.#held].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  #tooMuch() {
    const { length } = this.pictures;
    return length > MOST || (length > 2 && this.bytes > BYTES);
  }

  #thin() {
    this.pictures = this.pictures.filter((_, i) => i % 2 === 0);
    const { step } = this.pictures[this.pictures.length - 1];
    this.#apart = Math.ceil(step / (this.pictures.length - 1));
    this.#count();
  }

  #count() {
    this.#held = new Set(this.pictures.flatMap(({ data }) => buffersIn(data)));
  }
}
