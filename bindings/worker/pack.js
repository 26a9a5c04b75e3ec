// A pack is images in few bits, with labels. Its first line is JSON and says what follows:
//
//   {"width":28,"height":28,"channels":1,"bits":4,"classes":["0", …],"credit":"…",
//    "sets":{"train":5000,"test":1000}}
//   for each set: its images row by row from the top, a byte a value or (4 bits) two values a byte,
//   the first in the upper half; then the labels, a byte each; none where there are no classes
//
// It stays as small in memory as it is there: values become floats when rows are asked for.

import { tensor } from '../tensor.js';

/**
 * @typedef {object} Head
 * @property {number} width
 * @property {number} height
 * @property {number} channels
 * @property {4 | 8} bits
 * @property {string[]} classes  their names; empty where nothing is classified
 * @property {string} credit     whose it is and under which licence, to be shown
 * @property {Record<string, number>} sets  how many images each has
 */

/** Values of grey or colour from 0 to 1, and a one-hot row for each. @typedef {{x: any, y: any}} Batch */

export class ImageSet {
  /** @param {Head} head @param {Uint8Array} bytes of the images @param {Uint8Array} labels */
  constructor({ width, height, channels, bits, classes }, bytes, labels) {
    this.shape = [height, width, channels];
    this.size = height * width * channels;
    this.classes = classes.length;
    this.bits = bits;
    this.bytes = bytes;
    /** The class of each image, from 0. */
    this.labels = labels;
    this.count = (bytes.length * 8) / bits / this.size;
  }

  /** The values of one image, row by row from the top, from 0 to 1. @param {number} index @returns {Float32Array} */
  image(index) {
    return this.#write(new Float32Array(this.size), 0, index);
  }

  /** Images one after the other. @param {number} [from] @param {number} [to] the one after the last @returns {Batch} */
  rows(from = 0, to = this.count) {
    return this.batch(Array.from({ length: to - from }, (_, i) => from + i));
  }

  /**
   * x: [n, height, width, channels] in 0..1; y: [n, classes], one-hot.
   * @param {ArrayLike<number>} indices
   * @returns {Batch}
   */
  batch(indices) {
    const x = new Float32Array(indices.length * this.size);
    const y = new Float32Array(indices.length * this.classes);
    for (let i = 0; i < indices.length; i++) {
      this.#write(x, i * this.size, indices[i]);
      if (this.classes > 0) y[i * this.classes + this.labels[indices[i]]] = 1;
    }
    return {
      x: tensor(x, [indices.length, ...this.shape]),
      y: tensor(y, [indices.length, this.classes]),
    };
  }

  /** @param {Float32Array} values @param {number} at @param {number} index */
  #write(values, at, index) {
    const { size, bytes, bits, count } = this;
    if (!Number.isInteger(index) || index < 0 || index >= count)
      throw new Error(`There is no image ${index}: there are ${count}, counted from 0.`);
    for (let i = 0, from = index * size; i < size; i++, from++) {
      if (bits === 8) values[at + i] = bytes[from] / 255;
      else values[at + i] = ((bytes[from >> 1] >> (from % 2 === 0 ? 4 : 0)) & 15) / 15;
    }
    return values;
  }
}

/**
 * The sets by name, and the head's words.
 * @typedef {Omit<Head, 'sets' | 'bits'> & {train: ImageSet, test: ImageSet, [set: string]: any}} Pack
 */

/** @param {Uint8Array} bytes @returns {Pack} */
export function readPack(bytes) {
  const end = bytes.indexOf(10);
  /** @type {Head} */
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  const { sets, bits, ...words } = head;
  const perImage = (head.width * head.height * head.channels * bits) / 8;
  let at = end + 1;
  const take = (/** @type {number} */ count) => {
    at += count;
    if (at > bytes.length) throw new Error(`The pack ends after ${bytes.length} bytes.`);
    return bytes.subarray(at - count, at);
  };
  const made = Object.entries(sets).map(([name, count]) => {
    const images = take(count * perImage);
    const labels = take(head.classes.length > 0 ? count : 0);
    return [name, new ImageSet(head, images, labels)];
  });
  if (at !== bytes.length) throw new Error(`The pack has ${bytes.length - at} bytes too many.`);
  return { ...words, ...Object.fromEntries(made) };
}
