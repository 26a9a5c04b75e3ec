// y = f(x *ᵀ k + b): the transpose of a convolution, from small images to large ones. Every pixel lays the
// kernel over its place; strides put the places apart. x [batch, rows, columns, channels], k [rows, columns,
// filters, channels], b [filters].
//
// outputPadding says how large the result is, where several sizes have the same convolution:
// (size - 1) stride + reach - 2 p + outputPadding, with p = 0 for 'valid', half the reach for 'same'.

import { activate } from '../activations.js';
import { channelsOf, moveParams } from '../convolution.js';
import { Convolutional } from '../convolutional.js';
import { checkWhole, EngineError } from '../errors.js';

/** @typedef {import('../graph.js').OpenShape} OpenShape */
/** @typedef {{outputPadding?: import('../convolution.js').PerAxis | null} & import('../convolutional.js').Options} Options outputPadding: none at first; below the stride */

class Conv2DTranspose extends Convolutional {
  /** @override */
  static className = 'Conv2DTranspose';
  /** @override */
  static isTransposed = true;

  /** @param {Options} options @param {number} [axes] */
  constructor(options, axes = 2) {
    super(options, axes, { outputPadding: null });
    const { outputPadding: given } = this.config;
    const { strides } = this.moves;
    /** What each axis gets, or null. */
    this.outputPadding = given === null ? null : strides.map((_, i) => [given].flat()[i] ?? given);
    this.outputPadding?.forEach((size, i) => {
      checkWhole(this.name, 'outputPadding', size, 0);
      if (size >= strides[i])
        throw new EngineError(`outputPadding ${size} must be below the stride ${strides[i]}`, {
          where: this.name,
        });
      const { surplus, reach } = this.#cuts[i];
      if (reach === surplus)
        // the convolution of the result would be a pixel short
        throw new EngineError(
          "outputPadding must be at least 1 for a kernel of even size and padding 'same'",
          { where: this.name },
        );
    });
  }

  /** Of each axis: how far the kernel reaches, and what is cut off before and after all that it covers; below 0: zeros. */
  get #cuts() {
    const { kernelSize, moves, outputPadding } = this;
    return kernelSize.map((taps, i) => {
      const reach = (taps - 1) * moves.dilationRate[i] + 1;
      const half = moves.padding === 'valid' ? 0 : Math.floor(reach / 2);
      const surplus = 2 * half - Number(outputPadding?.[i]); // covered, but not asked for
      const before = Math.floor(Math.max(surplus, 0) / 2);
      return { reach, surplus, before, after: surplus - before };
    });
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom([shape]) {
    if (!this.outputPadding) return super.shapesFrom([shape]);
    channelsOf(this.name, shape, this.axes);
    const sizes = this.#cuts.map(({ reach, surplus }, i) => {
      const size = shape[i + 1];
      return size === null ? null : (size - 1) * this.moves.strides[i] + reach - surplus;
    });
    return [shape[0], ...sizes, this.filters];
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    if (!this.outputPadding) return super.call(graph, [x]);
    const { name, moves, weights } = this;
    const [kernel, bias] = weights.map(({ node }) => node);
    const params = moveParams({ ...moves, padding: 'valid' });
    let y = graph.apply('conv2d_transpose', [x, kernel], params, name);
    this.#cuts.forEach(({ reach, before, after }, i) => {
      const gap = Math.max(moves.strides[i] - reach, 0); // which 'valid' has after the last pixel
      const [axis, cut] = [i + 1, after + gap];
      y = graph.apply('slice', [y], { axis, begin: before, size: -1 - Math.max(cut, 0) }, name);
      if (cut < 0) y = graph.apply('unslice', [y], { axis, begin: 0, size: -1 + cut }, name);
    });
    if (bias !== undefined) y = graph.apply('add', [y, bias], {}, name);
    return activate(graph, this.activation, y, name);
  }
}

class Conv1DTranspose extends Conv2DTranspose {
  /** @override */
  static className = 'Conv1DTranspose';

  /** @param {Options} options */
  constructor(options) {
    super(options, 1);
  }
}

/** The transpose of a convolution of images, whose size may be left open. @param {Options} options */
export const conv2dTranspose = (options) => new Conv2DTranspose(options);

/** The same of sequences. @param {Options} options */
export const conv1dTranspose = (options) => new Conv1DTranspose(options);
