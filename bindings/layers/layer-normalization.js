// Every row with mean 0 and variance 1 over `axis`, then scaled and shifted, each element by its own:
//   y = gamma (x - mean) / sqrt(variance + epsilon) + beta        (Ba, Kiros and Hinton 2016)
// The same in training and after it.

import { checkNumber } from '../errors.js';
import { Layer } from '../layer.js';
import { channelsLast, checkAxes, readAxis, sizeAlong } from '../normal.js';

/** @typedef {import('../initializer.js').InitializerOption} InitializerOption */

/**
 * @typedef {object} LayerNormalizationOptions
 * @property {number | readonly number[]} [axis]  over which to average; -1, the last, at first
 * @property {number} [epsilon]   0.001 at first
 * @property {boolean} [center]   true at first: beta is added
 * @property {boolean} [scale]    true at first: gamma multiplies
 * @property {InitializerOption} [betaInitializer]   'zeros' at first
 * @property {InitializerOption} [gammaInitializer]  'ones' at first
 */
/** @typedef {LayerNormalizationOptions & import('../layer-options.js').LayerOptions} Options */

const DEFAULTS = {
  axis: -1,
  epsilon: 1e-3,
  center: true,
  scale: true,
  betaInitializer: 'zeros',
  gammaInitializer: 'ones',
};

class LayerNormalization extends Layer {
  /** @override */
  static className = 'LayerNormalization';

  /** @param {Options} options */
  constructor(options) {
    super(options, DEFAULTS);
    checkAxes(this.name, this.config.axis);
    checkNumber(this.name, 'epsilon', this.config.epsilon, 0, 1e6);
    this.gammaInitializer = this.initializerOf('gammaInitializer');
    this.betaInitializer = this.initializerOf('betaInitializer');
  }

  /** @param {import('../graph.js').OpenShape} shape the axes, in rising order */
  #axes(shape) {
    const axes = [this.config.axis].flat().map((axis) => readAxis(this.name, axis, shape));
    return [...new Set(axes)].sort((a, b) => a - b);
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    for (const axis of this.#axes(shape)) sizeAlong(this.name, shape, axis);
    return shape;
  }

  /** @override @param {import('../graph.js').OpenShape} input */
  weightSpecs(input) {
    const shape = this.#axes(input).map((axis) => sizeAlong(this.name, input, axis));
    const gamma = { name: 'gamma', shape, initializer: this.gammaInitializer };
    const beta = { name: 'beta', shape, initializer: this.betaInitializer };
    return [...(this.config.scale ? [gamma] : []), ...(this.config.center ? [beta] : [])];
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const { epsilon, scale, center } = this.config;
    const { matrix, restore } = channelsLast(graph, x, this.#axes(graph.shape(x)));
    const rows = this.weights.map(({ node }) =>
      graph.apply('reshape', [node], { rank: 1, d0: -1 }),
    );
    const moments = graph.apply('moments', [matrix], { by_row: 1 }, this.name);
    let y = graph.apply('standardize', [matrix, moments], { by_row: 1, epsilon }, this.name);
    if (scale) y = graph.apply('mul', [y, rows[0]]);
    if (center) y = graph.apply('add', [y, rows[rows.length - 1]]);
    return restore(y);
  }
}

/** Layer normalisation. @param {Options} [options] */
export const layerNormalization = (options = {}) => new LayerNormalization(options);
