// More pixels: each becomes a block of equal ones (nearest), or what lies between them is filled in
// straight (bilinear, 2-D only). x [batch, h, w, c] becomes [batch, h size[0], w size[1], c].

import { lookUp } from '../errors.js';
import { checkDataFormat, checkImage, readPixels } from '../image-options.js';
import { Layer } from '../layer.js';

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

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  computeOutputShape([shape]) {
    checkImage(this.name, shape, this.size.length);
    const sizes = this.size.map((size, i) => {
      const pixels = shape[i + 1];
      return pixels === null ? null : pixels * size;
    });
    return [shape[0], ...sizes, shape[shape.length - 1]];
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

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    return graph.apply('upsample', [x], { size_h: this.size[0] }, this.name);
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
    const ops = { nearest: 'upsample' };
    this.op = lookUp(this.name, 'interpolation', ops, String(interpolation));
    checkDataFormat(this.name, dataFormat);
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const [height, width] = this.size;
    return graph.apply(this.op, [x], { size_h: height, size_w: width }, this.name);
  }
}

/** More steps: [batch, steps, channels]. @param {Options1D} [options] */
export const upSampling1d = (options = {}) => new UpSampling1D(options);

/** More pixels: [batch, height, width, channels]. @param {Options2D} [options] */
export const upSampling2d = (options = {}) => new UpSampling2D(options);
