// The largest element or the mean of each window of an image or sequence, channel by channel. What
// 'same' puts around the image is no part of a mean. x [batch, h, w, c] becomes [batch, h', w', c].

import {
  checkDataFormat,
  checkImage,
  countWindows,
  readPadding,
  readPixels,
} from '../image-options.js';
import { Layer } from '../layer.js';

/** @typedef {import('../image-options.js').Pixels} Pixels */

/**
 * @typedef {object} PoolingOptions
 * @property {Pixels} [poolSize]   2 at first: height and width of a window
 * @property {Pixels} [strides]    from one window to the next; poolSize at first
 * @property {string} [padding]    'valid' at first: only whole windows; 'same': ceil(size / strides)
 * @property {string} [dataFormat] 'channelsLast', the only one
 */
/** @typedef {PoolingOptions & import('../layer-options.js').LayerOptions} Options */

const DEFAULTS = { poolSize: 2, strides: null, padding: 'valid', dataFormat: 'channelsLast' };

class Pooling extends Layer {
  static op = '';
  static rank = 2;

  /** @param {Options} options */
  constructor(options) {
    super(options, DEFAULTS);
    const { poolSize, strides, padding, dataFormat } = this.config;
    const { rank } = /** @type {typeof Pooling} */ (this.constructor);
    this.pool = readPixels(this.name, 'poolSize', poolSize, rank);
    this.strides = readPixels(this.name, 'strides', strides ?? poolSize, rank);
    this.same = readPadding(this.name, padding);
    checkDataFormat(this.name, dataFormat);
  }

  /** A size for each axis. @override */
  getConfig() {
    const padding = this.same ? 'same' : 'valid';
    return { ...super.getConfig(), poolSize: this.pool, strides: this.strides, padding };
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    const { same } = this;
    checkImage(this.name, shape, this.pool.length);
    const sizes = this.pool.map((pool, i) =>
      countWindows(this.name, shape[i + 1], { pool, stride: this.strides[i], same }),
    );
    return [shape[0], ...sizes, shape[shape.length - 1]];
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const { op } = /** @type {typeof Pooling} */ (this.constructor);
    const [[height, width = 1], [down, along = 1]] = [this.pool, this.strides];
    const sizes = { pool_h: height, pool_w: width, stride_h: down, stride_w: along };
    return graph.apply(op, [x], { ...sizes, same: this.same }, this.name);
  }
}

class MaxPooling1D extends Pooling {
  /** @override */
  static className = 'MaxPooling1D';
  /** @override */
  static op = 'max_pool';
  /** @override */
  static rank = 1;
}

class MaxPooling2D extends Pooling {
  /** @override */
  static className = 'MaxPooling2D';
  /** @override */
  static op = 'max_pool';
}

class AveragePooling1D extends Pooling {
  /** @override */
  static className = 'AveragePooling1D';
  /** @override */
  static op = 'average_pool';
  /** @override */
  static rank = 1;
}

class AveragePooling2D extends Pooling {
  /** @override */
  static className = 'AveragePooling2D';
  /** @override */
  static op = 'average_pool';
}

/** The largest of each window of [batch, steps, channels]. @param {Options} [options] */
export const maxPooling1d = (options = {}) => new MaxPooling1D(options);

/** The largest of each window of [batch, height, width, channels]. @param {Options} [options] */
export const maxPooling2d = (options = {}) => new MaxPooling2D(options);

/** The mean of each window of [batch, steps, channels]. @param {Options} [options] */
export const averagePooling1d = (options = {}) => new AveragePooling1D(options);

/** The mean of each window of [batch, height, width, channels]. @param {Options} [options] */
export const averagePooling2d = (options = {}) => new AveragePooling2D(options);
