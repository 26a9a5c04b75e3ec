// Every channel with mean 0 and variance 1, then scaled and shifted:
//   y = gamma (x - mean) / sqrt(variance + epsilon) + beta
// In training mean and variance are those of the batch, over all axes but `axis`, and the moving ones
// follow them: moving = momentum moving + (1 - momentum) batch. Otherwise, and when the layer is not
// trainable, the moving ones are used (Ioffe and Szegedy 2015; Keras' formulas).

import { checkNumber } from '../errors.js';
import { Layer } from '../layer.js';
import { channelsLast, checkAxes, readAxis, sizeAlong } from '../normal.js';

/** @typedef {import('../initializer.js').InitializerOption} InitializerOption */

/**
 * @typedef {object} BatchNormalizationOptions
 * @property {number} [axis]      of the channels; -1, the last, at first
 * @property {number} [momentum]  0.99 at first
 * @property {number} [epsilon]   0.001 at first
 * @property {boolean} [center]   true at first: beta is added
 * @property {boolean} [scale]    true at first: gamma multiplies
 * @property {InitializerOption} [betaInitializer]            'zeros' at first
 * @property {InitializerOption} [gammaInitializer]           'ones' at first
 * @property {InitializerOption} [movingMeanInitializer]      'zeros' at first
 * @property {InitializerOption} [movingVarianceInitializer]  'ones' at first
 */
/** @typedef {BatchNormalizationOptions & import('../layer-options.js').LayerOptions} Options */

const DEFAULTS = {
  axis: -1,
  momentum: 0.99,
  epsilon: 1e-3,
  center: true,
  scale: true,
  betaInitializer: 'zeros',
  gammaInitializer: 'ones',
  movingMeanInitializer: 'zeros',
  movingVarianceInitializer: 'ones',
};

class BatchNormalization extends Layer {
  /** @override */
  static className = 'BatchNormalization';

  /** @param {Options} options */
  constructor(options) {
    super(options, DEFAULTS);
    checkAxes(this.name, this.config.axis);
    checkNumber(this.name, 'momentum', this.config.momentum, 0, 1);
    checkNumber(this.name, 'epsilon', this.config.epsilon, 0, 1e6);
    this.initializers = Object.fromEntries(
      ['gamma', 'beta', 'movingMean', 'movingVariance'].map((name) => [
        name,
        this.initializerOf(`${name}Initializer`),
      ]),
    );
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    sizeAlong(this.name, shape, readAxis(this.name, this.config.axis, shape));
    return shape;
  }

  /** @override @param {import('../graph.js').OpenShape} shape */
  weightSpecs(shape) {
    const size = [sizeAlong(this.name, shape, readAxis(this.name, this.config.axis, shape))];
    const { gamma, beta, movingMean, movingVariance } = this.initializers;
    return [
      ...(this.config.scale ? [{ name: 'gamma', shape: size, initializer: gamma }] : []),
      ...(this.config.center ? [{ name: 'beta', shape: size, initializer: beta }] : []),
      { name: 'moving_mean', shape: size, initializer: movingMean, trainable: false },
      { name: 'moving_variance', shape: size, initializer: movingVariance, trainable: false },
    ];
  }

  /** @param {string} name */
  #weight(name) {
    return this.weights.find((weight) => weight.name.endsWith(`/${name}`));
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs @param {import('../mode.js').Mode} mode */
  call(graph, [x], mode) {
    const axis = readAxis(this.name, this.config.axis, graph.shape(x));
    const { matrix, restore } = channelsLast(graph, x, [axis]);
    const gamma = this.#weight('gamma')?.node;
    const beta = this.#weight('beta')?.node;
    const batch = mode.training && this.trainable;
    const y = batch
      ? this.#onBatch(graph, matrix, mode, gamma)
      : this.#onMoving(graph, matrix, mode, gamma);
    return restore(beta === undefined ? y : graph.apply('add', [y, beta], {}, this.name));
  }

  /** @param {import('../graph.js').Graph} graph @param {number} x @param {import('../mode.js').Mode} mode @param {number | undefined} gamma */
  #onBatch(graph, x, mode, gamma) {
    const { epsilon, momentum } = this.config;
    const moments = graph.apply('moments', [x], {}, this.name);
    const rest = graph.constant([], Float32Array.of(1 - momentum));
    ['moving_mean', 'moving_variance'].forEach((name, which) => {
      const weight = /** @type {import('../weights.js').Weight} */ (this.#weight(name));
      const row = graph.apply('slice', [moments], { axis: 0, begin: which, size: 1 });
      const now = graph.apply('reshape', [row], { rank: 1, d0: weight.shape[0] });
      const before = mode.read(weight);
      const step = graph.apply('mul', [rest, graph.apply('sub', [now, before])]);
      mode.update(weight, graph.apply('add', [before, step]));
    });
    const y = graph.apply('standardize', [x, moments], { epsilon }, this.name);
    return gamma === undefined ? y : graph.apply('mul', [y, gamma]);
  }

  /** y = x a - mean a with a = gamma / sqrt(variance + epsilon): two passes. @param {import('../graph.js').Graph} graph @param {number} x @param {import('../mode.js').Mode} mode @param {number | undefined} gamma */
  #onMoving(graph, x, mode, gamma) {
    const [mean, variance] = ['moving_mean', 'moving_variance'].map((name) =>
      mode.read(/** @type {import('../weights.js').Weight} */ (this.#weight(name))),
    );
    const epsilon = graph.constant([], Float32Array.of(this.config.epsilon));
    const deviation = graph.apply('sqrt', [graph.apply('add', [variance, epsilon])]);
    const one = graph.constant([], Float32Array.of(1));
    const a = graph.apply('div', [gamma ?? one, deviation]);
    return graph.apply('mul', [graph.apply('sub', [x, mean]), a], {}, this.name);
  }
}

/** Batch normalisation. @param {Options} [options] */
export const batchNormalization = (options = {}) => new BatchNormalization(options);
