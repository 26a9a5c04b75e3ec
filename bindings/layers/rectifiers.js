// Activations with options as layers: reLU, leakyReLU, elu, softmax; and prelu, whose slope is learned.

import { checkNumber, checkWhole, shapeError, shapeText } from '../errors.js';
import { Layer } from '../layer.js';
import * as ops from '../ops.js';
import { Trace } from '../trace.js';

/** @typedef {import('../layer-options.js').LayerOptions} LayerOptions */
/** @typedef {import('../graph.js').Graph} Graph */

/**
 * y = x in [threshold, maxValue], maxValue above, negativeSlope (x - threshold) below.
 * @typedef {{maxValue?: number, negativeSlope?: number, threshold?: number} & LayerOptions} ReLUOptions
 */
class ReLU extends Layer {
  /** @override */
  static className = 'ReLU';
  /** @override */
  static stem = 're_lu';

  /** @param {ReLUOptions} options */
  constructor(options) {
    super(options, { maxValue: null, negativeSlope: 0, threshold: 0 });
    const { maxValue, negativeSlope, threshold } = this.config;
    if (maxValue !== null) checkNumber(this.name, 'maxValue', maxValue, 0);
    checkNumber(this.name, 'negativeSlope', negativeSlope, 0);
    checkNumber(this.name, 'threshold', threshold, 0);
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs */
  call(graph, [node]) {
    const { maxValue, negativeSlope, threshold } = this.config;
    const trace = new Trace(graph);
    const x = trace.tracer(node);
    const above = threshold === 0 ? ops.relu(x) : ops.mul(x, ops.greater(x, threshold));
    const cut = maxValue === null ? above : ops.minimum(above, maxValue);
    const below = ops.mul(ops.relu(ops.sub(threshold, x)), negativeSlope);
    return trace.node(negativeSlope === 0 ? cut : ops.sub(cut, below), this.name);
  }
}

/** @typedef {{negativeSlope?: number, alpha?: number} & LayerOptions} LeakyReLUOptions alpha: TensorFlow.js' word */
class LeakyReLU extends Layer {
  /** @override */
  static className = 'LeakyReLU';
  /** @override */
  static stem = 'leaky_re_lu';

  /** @param {LeakyReLUOptions} options */
  constructor(options) {
    const { alpha, ...rest } = options ?? {};
    super(alpha === undefined ? options : { negativeSlope: alpha, ...rest }, {
      negativeSlope: 0.3,
    });
    checkNumber(this.name, 'negativeSlope', this.config.negativeSlope, 0);
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    return graph.apply('leaky_relu', [x], { slope: this.config.negativeSlope }, this.name);
  }
}

/** @typedef {{alpha?: number} & LayerOptions} ELUOptions */
class ELU extends Layer {
  /** @override */
  static className = 'ELU';

  /** @param {ELUOptions} options */
  constructor(options) {
    super(options, { alpha: 1 });
    checkNumber(this.name, 'alpha', this.config.alpha, 0);
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    return graph.apply('elu', [x], { alpha: this.config.alpha }, this.name);
  }
}

/** @typedef {{axis?: number} & LayerOptions} SoftmaxOptions axis: -1 at first, the last */
class Softmax extends Layer {
  /** @override */
  static className = 'Softmax';

  /** @param {SoftmaxOptions} options */
  constructor(options) {
    super(options, { axis: -1 });
    checkWhole(this.name, 'axis', this.config.axis, -4);
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    const { axis } = this.config;
    if (shape.at(axis) !== undefined && axis < shape.length) return shape;
    throw shapeError(this.name, `got shape ${shapeText(shape)}, which has no axis ${axis}`);
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const trace = new Trace(graph);
    return trace.node(ops.softmax(trace.tracer(x), this.config.axis), this.name);
  }
}

/**
 * y = x, or alpha x below 0; alpha is learned, one for each element that is not on a shared axis.
 * @typedef {{alphaInitializer?: import('../initializer.js').InitializerOption,
 *   sharedAxes?: number | readonly number[]} & LayerOptions} PReLUOptions
 */
class PReLU extends Layer {
  /** @override */
  static className = 'PReLU';
  /** @override */
  static stem = 'p_re_lu';

  /** @param {PReLUOptions} options */
  constructor(options) {
    super(options, { alphaInitializer: 'zeros', sharedAxes: null });
    this.shared = [this.config.sharedAxes ?? []].flat();
    this.alphaInitializer = this.initializerOf('alphaInitializer');
  }

  /** @override @param {import('../graph.js').OpenShape} shape */
  weightSpecs(shape) {
    const isAxis = (/** @type {any} */ axis) =>
      Number.isInteger(axis) && axis > 0 && shape[axis] !== undefined;
    const wrong = this.shared.find((axis) => !isAxis(axis));
    if (wrong !== undefined)
      throw shapeError(
        this.name,
        `got shape ${shapeText(shape)}, which has no axis ${wrong} to share`,
      );
    const sizes = shape.slice(1).map((size, i) => (this.shared.includes(i + 1) ? 1 : size));
    for (const size of sizes) checkWhole(this.name, 'a size of an axis that is not shared', size);
    const alpha = /** @type {number[]} */ (sizes);
    return [{ name: 'alpha', shape: alpha, initializer: this.alphaInitializer }];
  }

  /** @override @param {Graph} graph @param {readonly number[]} inputs */
  call(graph, [node]) {
    const trace = new Trace(graph);
    const [x, alpha] = [trace.tracer(node), trace.tracer(this.weights[0].node)];
    const below = ops.mul(alpha, ops.relu(ops.neg(x)));
    return trace.node(ops.sub(ops.relu(x), below), this.name);
  }
}

/** @param {ReLUOptions} [options] */
export const reLU = (options = {}) => new ReLU(options);

/**
 * x where it is above theta, else 0: TensorFlow.js' word for reLU({ threshold: theta }).
 * @param {{theta?: number} & LayerOptions} [options] theta: 1 at first
 */
export const thresholdedReLU = ({ theta = 1, ...options } = {}) =>
  reLU({ threshold: theta, ...options });
/** @param {LeakyReLUOptions} [options] */
export const leakyReLU = (options = {}) => new LeakyReLU(options);
/** @param {ELUOptions} [options] */
export const elu = (options = {}) => new ELU(options);
/** @param {SoftmaxOptions} [options] */
export const softmax = (options = {}) => new Softmax(options);
/** @param {PReLUOptions} [options] */
export const prelu = (options = {}) => new PReLU(options);
