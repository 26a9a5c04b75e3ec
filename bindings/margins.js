// Layers that put rows and columns of zeros around an image or a sequence, or take its own away:
//   x [batch, h, w, c] becomes [batch, h + top + bottom, w + left + right, c], or h - top - bottom, ...

import { EngineError, shapeError, shapeText } from './errors.js';
import { checkDataFormat, checkImage, readPixels } from './image-options.js';
import { Layer } from './layer.js';

/**
 * Pixels on all sides; in 1-D [before, after]; in 2-D [height, width] or [[top, bottom], [left, right]].
 * @typedef {number | readonly number[] | readonly (readonly number[])[]} Margins
 */

/**
 * [before, after] for each axis.
 * @param {string} where
 * @param {string} name of the option
 * @param {unknown} value
 * @param {number} rank 1 or 2
 */
function readMargins(where, name, value, rank) {
  if (rank === 1) return [readPixels(where, name, value, 2, 0)];
  const sides = Array.isArray(value) ? value : [value, value];
  if (sides.length === 2) return sides.map((side) => readPixels(where, name, side, 2, 0));
  const forms = 'a number, [height, width] or [[top, bottom], [left, right]]';
  throw new EngineError(`${name} must be ${forms}, not ${shapeText(sides)}`, { where });
}

export class Margin extends Layer {
  static rank = 2;
  /** slice takes away what unslice puts there. */
  static op = 'unslice';

  /** @param {import('./layer-options.js').LayerOptions} options @param {string} name @param {Margins} usual */
  constructor(options, name, usual) {
    const { rank } = new.target;
    const dataFormat = rank === 2 ? { dataFormat: 'channelsLast' } : {};
    super(options, { [name]: usual, ...dataFormat });
    if (rank === 2) checkDataFormat(this.name, this.config.dataFormat);
    this.margins = readMargins(this.name, name, this.config[name], rank);
  }

  get #op() {
    return /** @type {typeof Margin} */ (this.constructor).op;
  }

  /** @override @param {readonly import('./graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    checkImage(this.name, shape, this.margins.length);
    return shape.map((size, axis) => {
      const [before, after] = this.margins[axis - 1] ?? [0, 0];
      if (size === null) return null;
      if (this.#op === 'unslice') return size + before + after;
      if (before + after < size) return size - before - after;
      throw shapeError(this.name, `cannot take ${before} and ${after} from an axis of ${size}`);
    });
  }

  /** @override @param {import('./graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    return this.margins.reduce((node, [before, after], i) => {
      const piece = { axis: i + 1, begin: before, size: -1 - after };
      return before + after > 0 ? graph.apply(this.#op, [node], piece, this.name) : node;
    }, x);
  }
}
