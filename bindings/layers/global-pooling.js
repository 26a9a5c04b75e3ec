// The largest element or the mean of each channel over a whole image or sequence of any size:
// x [batch, h, w, c] becomes [batch, c].

import { checkDataFormat, checkImage } from '../image-options.js';
import { Layer } from '../layer.js';

/**
 * @typedef {object} GlobalPoolingOptions
 * @property {boolean} [keepDims]  whether the image's axes stay, of size 1; Keras' `keepdims` is the same
 * @property {boolean} [keepdims]
 * @property {string} [dataFormat] 'channelsLast', the only one
 */
/** @typedef {GlobalPoolingOptions & import('../layer-options.js').LayerOptions} Options */

const DEFAULTS = { keepdims: false, dataFormat: 'channelsLast' };

/** @param {Options} options @returns {Options} */
function withKerasName(options) {
  if (options?.keepDims === undefined) return options;
  const { keepDims, ...rest } = options;
  return { keepdims: keepDims, ...rest };
}

class GlobalPooling extends Layer {
  static op = '';
  static rank = 2;

  /** @param {Options} options */
  constructor(options) {
    super(withKerasName(options), DEFAULTS);
    checkDataFormat(this.name, this.config.dataFormat);
  }

  get #rank() {
    return /** @type {typeof GlobalPooling} */ (this.constructor).rank;
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    checkImage(this.name, shape, this.#rank);
    const ones = this.config.keepdims ? Array(this.#rank).fill(1) : [];
    return [shape[0], ...ones, shape[shape.length - 1]];
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const { op } = /** @type {typeof GlobalPooling} */ (this.constructor);
    const axes = this.#rank === 1 ? 0b010 : 0b0110;
    return graph.apply(
      op,
      [x],
      { axes, keep_dims: Number(Boolean(this.config.keepdims)) },
      this.name,
    );
  }
}

class GlobalMaxPooling1D extends GlobalPooling {
  /** @override */
  static className = 'GlobalMaxPooling1D';
  /** @override */
  static op = 'max';
  /** @override */
  static rank = 1;
}

class GlobalMaxPooling2D extends GlobalPooling {
  /** @override */
  static className = 'GlobalMaxPooling2D';
  /** @override */
  static op = 'max';
}

class GlobalAveragePooling1D extends GlobalPooling {
  /** @override */
  static className = 'GlobalAveragePooling1D';
  /** @override */
  static op = 'mean';
  /** @override */
  static rank = 1;
}

class GlobalAveragePooling2D extends GlobalPooling {
  /** @override */
  static className = 'GlobalAveragePooling2D';
  /** @override */
  static op = 'mean';
}

/** The largest of each channel of [batch, steps, channels]. @param {Options} [options] */
export const globalMaxPooling1d = (options = {}) => new GlobalMaxPooling1D(options);

/** The largest of each channel of [batch, height, width, channels]. @param {Options} [options] */
export const globalMaxPooling2d = (options = {}) => new GlobalMaxPooling2D(options);

/** The mean of each channel of [batch, steps, channels]. @param {Options} [options] */
export const globalAveragePooling1d = (options = {}) => new GlobalAveragePooling1D(options);

/** The mean of each channel of [batch, height, width, channels]. @param {Options} [options] */
export const globalAveragePooling2d = (options = {}) => new GlobalAveragePooling2D(options);
