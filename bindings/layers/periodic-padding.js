// Edges of images and sequences continued by what lies at the other end, as on a ring or torus: before a
// 'valid' convolution this makes it periodic. x [batch, h, w, c] becomes [batch, h + 2 p, w + 2 p, c].

import { shapeError } from '../errors.js';
import { checkImage, readPixels } from '../image-options.js';
import { Layer } from '../layer.js';

/** @typedef {{padding?: import('../image-options.js').Pixels} & import('../layer-options.js').LayerOptions} Options padding: pixels on both sides of each axis; 1 at first */

class PeriodicPadding extends Layer {
  static rank = 2;

  /** @param {Options} options */
  constructor(options) {
    super(options, { padding: 1 });
    const { rank } = /** @type {typeof PeriodicPadding} */ (this.constructor);
    this.padding = readPixels(this.name, 'padding', this.config.padding, rank, 0);
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    checkImage(this.name, shape, this.padding.length);
    return shape.map((size, axis) => {
      const padding = this.padding[axis - 1] ?? 0;
      if (size === null || axis === 0 || axis > this.padding.length) return size;
      if (padding <= size) return size + 2 * padding;
      throw shapeError(this.name, `cannot continue an axis of ${size} by ${padding}, once around`);
    });
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    return this.padding.reduce((node, padding, i) => {
      if (padding === 0) return node;
      const axis = i + 1;
      const end = graph.apply('slice', [node], { axis, begin: -padding, size: -1 }, this.name);
      const begin = graph.apply('slice', [node], { axis, begin: 0, size: padding }, this.name);
      return graph.apply('concat', [end, node, begin], { axis }, this.name);
    }, x);
  }
}

class PeriodicPadding1D extends PeriodicPadding {
  /** @override */
  static className = 'PeriodicPadding1D';
  /** @override */
  static rank = 1;
}

class PeriodicPadding2D extends PeriodicPadding {
  /** @override */
  static className = 'PeriodicPadding2D';
}

/** A ring of steps: [batch, steps, channels]. @param {Options} [options] */
export const periodicPadding1d = (options = {}) => new PeriodicPadding1D(options);

/** A torus of pixels: [batch, height, width, channels]. @param {Options} [options] */
export const periodicPadding2d = (options = {}) => new PeriodicPadding2D(options);
