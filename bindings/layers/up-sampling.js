// More pixels: each becomes a block of equal ones (nearest), or those between lie on straight lines
// (bilinear, 2-D only; half-pixel centres, no antialiasing). x [batch, h, w, c] becomes [batch, h size[0],
// w size[1], c].

import { checkDataFormat, checkImage, readPixels } from '../image-options.js';
import { Layer } from '../layer.js';
import { readInterpolation, upsampled } from '../upsampling.js';

/** @typedef {import('../image-options.js').Pixels} Pixels */
/** @typedef {import('../layer-options.js').LayerOptions} LayerOptions */
/** @typedef {{size?: Pixels} & LayerOptions} Options1D  size: 2 at first */

/**
 * @typedef {object} UpSamplingOptions
 * @property {Pixels} [size]            how many times as many rows and columns; 2 at first
 * @property {string} [interpolation]   'nearest' at first, or 'bilinear'
 * @property {string} [dataFormat]      'channelsLast', the only one
 */
/** @typedef {UpSamplingOptions & LayerOptions} Options2D */

class UpSampling extends Layer {
  /** @type {number[]} */
  size = [];
  bilinear = false;

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    checkImage(this.name, shape, this.size.length);
    const sizes = this.size.map((size, i) => {
      const pixels = shape[i + 1];
      return pixels === null ? null : pixels * size;
    });
    return [shape[0], ...sizes, shape[shape.length - 1]];
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    return upsampled(x, this.size, this.bilinear, (op, y, params) =>
      graph.apply(op, [y], params, this.name),
    );
  }
}

class UpSampling1D extends UpSampling {
  /** @override */
  static className = 'UpSampling1D';

  /** @param {Options1D} options */
  constructor(options) {
    super(options, { size: 2 });
    this.size = readPixels(this.name, 'size', this.config.size, 1);
  }
}

class UpSampling2D extends UpSampling {
  /** @override */
  static className = 'UpSampling2D';

  /** @param {Options2D} options */
  constructor(options) {
    super(options, { size: 2, interpolation: 'nearest', dataFormat: 'channelsLast' });
    const { size, interpolation, dataFormat } = this.config;
    this.size = readPixels(this.name, 'size', size, 2);
    this.bilinear = readInterpolation(this.name, interpolation);
    checkDataFormat(this.name, dataFormat);
  }
}

/** More steps: [batch, steps, channels]. @param {Options1D} [options] */
export const upSampling1d = (options = {}) => new UpSampling1D(options);

/** More pixels: [batch, height, width, channels]. @param {Options2D} [options] */
export const upSampling2d = (options = {}) => new UpSampling2D(options);
