// What depthwise and separable convolutions share: every channel has `depthMultiplier` filters of its own, and
// in a separable one the results are mixed by a convolution of width 1. Made of one convolution for each channel.

import { activate, toActivation } from './activations.js';
import {
  channelsOf,
  checkFormat,
  moveParams,
  outputSizes,
  perAxis,
  readMoves,
} from './convolution.js';
import { checkWhole } from './errors.js';
import { convolved, depthwise } from './grouped.js';
import { Layer } from './layer.js';

/** @typedef {import('./graph.js').OpenShape} OpenShape */
/** @typedef {import('./convolution.js').PerAxis} PerAxis */
/** @typedef {import('./initializer.js').InitializerOption} InitializerOption */
/**
 * @typedef {object} DepthwiseOptions
 * @property {PerAxis} kernelSize
 * @property {number} [depthMultiplier]  filters of each channel; 1 at first
 * @property {PerAxis} [strides]         1 at first
 * @property {string} [padding]          'valid' at first, or 'same'
 * @property {PerAxis} [dilationRate]    1 at first
 * @property {string} [dataFormat]       only 'channelsLast'
 * @property {string | Function} [activation]  'linear' at first
 * @property {boolean} [useBias]         true at first
 * @property {InitializerOption} [depthwiseInitializer]  'glorotUniform' at first
 * @property {InitializerOption} [biasInitializer]       'zeros' at first
 */
/** @typedef {{filters: number, pointwiseInitializer?: InitializerOption}} SeparableOptions filters: channels that come out */

const DEFAULTS = {
  kernelSize: undefined,
  strides: 1,
  padding: 'valid',
  depthMultiplier: 1,
  dataFormat: 'channelsLast',
  dilationRate: 1,
  activation: 'linear',
  useBias: true,
  depthwiseInitializer: 'glorotUniform',
  biasInitializer: 'zeros',
};
const MIXING = { filters: undefined, pointwiseInitializer: 'glorotUniform' };

export class Depthwise extends Layer {
  static isSeparable = false;

  /** @param {any} options @param {number} axes */
  constructor(options, axes) {
    super(options, { ...DEFAULTS, ...(new.target.isSeparable && MIXING) });
    const { name, config } = this;
    this.axes = axes;
    this.isSeparable = new.target.isSeparable;
    if (this.isSeparable) checkWhole(name, 'filters', config.filters);
    checkWhole(name, 'depthMultiplier', config.depthMultiplier);
    this.kernelSize = config.kernelSize = perAxis(name, 'kernelSize', config.kernelSize, axes);
    this.moves = readMoves(name, config, axes, false);
    Object.assign(config, this.moves);
    checkFormat(name, config.dataFormat);
    this.activation = toActivation(name, config.activation);
  }

  /** Channels that come out. @param {OpenShape} shape */
  #leaving(shape) {
    const { filters, depthMultiplier } = this.config;
    return this.isSeparable ? filters : channelsOf(this.name, shape, this.axes) * depthMultiplier;
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom([shape]) {
    const leaving = this.#leaving(shape);
    channelsOf(this.name, shape, this.axes);
    const sizes = outputSizes(this.name, shape.slice(1, -1), this.kernelSize, this.moves);
    return [shape[0], ...sizes, leaving];
  }

  /** @override @param {OpenShape} shape */
  weightSpecs(shape) {
    const { config, kernelSize, isSeparable, axes } = this;
    const channels = channelsOf(this.name, shape, axes);
    const { depthMultiplier, filters, depthwiseRegularizer, depthwiseConstraint } = config;
    const one = (
      /** @type {string} */ name,
      /** @type {number[]} */ sizes,
      /** @type {string} */ stem,
    ) => ({
      name,
      shape: sizes,
      initializer: this.initializerOf(`${stem}Initializer`),
    });
    const name = isSeparable ? 'depthwise_kernel' : 'kernel';
    const wide = channels * depthMultiplier;
    return [
      {
        ...one(name, [...kernelSize, channels, depthMultiplier], 'depthwise'),
        regularizer: depthwiseRegularizer,
        constraint: depthwiseConstraint,
      },
      ...(isSeparable
        ? [one('pointwise_kernel', [...Array(axes).fill(1), wide, filters], 'pointwise')]
        : []),
      ...(config.useBias ? [one('bias', [this.#leaving(shape)], 'bias')] : []),
    ];
  }

  /** @override @param {import('./graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const { name, isSeparable, config } = this;
    const [kernel, ...others] = this.weights.map(({ node }) => node);
    let y = depthwise(graph, x, kernel, moveParams(this.moves), name);
    if (isSeparable) y = convolved(graph, y, Number(others.shift()), 1, {}, name);
    if (config.useBias) y = graph.apply('add', [y, others[0]], {}, name);
    return activate(graph, this.activation, y, name);
  }
}
