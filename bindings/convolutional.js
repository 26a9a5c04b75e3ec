// What convolutional layers share: filters, a kernel, a bias, an activation.

import { activate, fusedParams, toActivation } from './activations.js';
import {
  channelsOf,
  checkFormat,
  moveParams,
  outputSizes,
  perAxis,
  readMoves,
  transposedSizes,
} from './convolution.js';
import { checkWhole, EngineError, shapeError, shapeText } from './errors.js';
import { convolved } from './grouped.js';
import { Layer } from './layer.js';

/**
 * @typedef {object} ConvolutionOptions
 * @property {number} filters             channels that come out, a positive whole number
 * @property {import('./convolution.js').PerAxis} kernelSize
 * @property {import('./convolution.js').PerAxis} [strides]       1 at first
 * @property {string} [padding]           'valid' at first, or 'same'; 'causal' in one dimension
 * @property {import('./convolution.js').PerAxis} [dilationRate]  1 at first; not together with strides
 * @property {string} [dataFormat]        only 'channelsLast'
 * @property {number} [groups]            of channels that do not see each other; 1 at first. Not transposed
 * @property {string | Function} [activation]  'linear' at first; a function of a tensor cannot be saved
 * @property {boolean} [useBias]          true at first
 * @property {import('./initializer.js').InitializerOption} [kernelInitializer]  'glorotUniform' at first
 * @property {import('./initializer.js').InitializerOption} [biasInitializer]    'zeros' at first
 */
/** @typedef {ConvolutionOptions & import('./layer-options.js').LayerOptions} Options */
/** @typedef {import('./graph.js').OpenShape} OpenShape */

const DEFAULTS = {
  filters: undefined,
  kernelSize: undefined,
  strides: 1,
  padding: 'valid',
  dataFormat: 'channelsLast',
  dilationRate: 1,
  activation: 'linear',
  useBias: true,
  kernelInitializer: 'glorotUniform',
  biasInitializer: 'zeros',
};

/** @param {string} where @param {unknown} groups @param {number} filters @returns {number} */
function readGroups(where, groups, filters) {
  const count = checkWhole(where, 'groups', groups);
  if (filters % count === 0) return count;
  throw new EngineError(`filters ${filters} cannot be shared out to ${count} groups`, { where });
}

export class Convolutional extends Layer {
  /** Whether it runs backward, from small images to large ones. */
  static isTransposed = false;

  /** @param {Options} options @param {number} axes @param {Record<string, any>} [own] further options */
  constructor(options, axes, own = new.target.isTransposed ? {} : { groups: 1 }) {
    super(options, { ...DEFAULTS, ...own });
    const { name, config } = this;
    this.axes = axes;
    this.filters = checkWhole(name, 'filters', config.filters);
    this.kernelSize = config.kernelSize = perAxis(name, 'kernelSize', config.kernelSize, axes);
    this.moves = readMoves(name, config, axes, axes === 1 && !new.target.isTransposed);
    Object.assign(config, this.moves);
    checkFormat(name, config.dataFormat);
    this.groups = readGroups(name, config.groups ?? 1, this.filters);
    const { strides, dilationRate } = this.moves;
    if (Math.max(...strides) > 1 && Math.max(...dilationRate) > 1)
      throw new EngineError(
        `strides ${strides.join(' x ')} and dilationRate ${dilationRate.join(' x ')}: only one of them may be above 1`,
        { where: name },
      );
    this.activation = toActivation(name, config.activation);
    this.kernelInitializer = this.initializerOf('kernelInitializer');
    this.biasInitializer = this.initializerOf('biasInitializer');
  }

  get #isTransposed() {
    return /** @type {typeof Convolutional} */ (this.constructor).isTransposed;
  }

  /** @override @param {readonly OpenShape[]} shapes */
  shapesFrom([shape]) {
    const { name, axes, kernelSize, moves, filters } = this;
    channelsOf(name, shape, axes);
    const image = shape.slice(1, -1);
    const sizes = this.#isTransposed
      ? transposedSizes(image, kernelSize, moves)
      : outputSizes(name, image, kernelSize, moves);
    return [shape[0], ...sizes, filters];
  }

  /** @override @param {OpenShape} shape */
  weightSpecs(shape) {
    const { filters, kernelSize, kernelInitializer, biasInitializer } = this;
    const inputs = channelsOf(this.name, shape, this.axes) / this.groups;
    if (!Number.isInteger(inputs))
      throw shapeError(
        this.name,
        `got shape ${shapeText(shape)}, whose channels cannot be shared out to ${this.groups} groups`,
      );
    const channels = this.#isTransposed ? [filters, inputs] : [inputs, filters];
    const sizes = [...kernelSize, ...channels];
    const kernel = { name: 'kernel', shape: sizes, initializer: kernelInitializer };
    const bias = { name: 'bias', shape: [filters], initializer: biasInitializer };
    return this.config.useBias ? [kernel, bias] : [kernel];
  }

  /** @override @param {import('./graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const weights = this.weights.map(({ node }) => node);
    const isFused = this.activation.fused !== undefined;
    const params = { ...moveParams(this.moves), ...(isFused ? fusedParams(this.activation) : {}) };
    if (this.groups > 1) return this.#inGroups(graph, x);
    const op = this.#isTransposed ? 'conv2d_transpose' : 'conv2d';
    const z = graph.apply(op, [x, ...weights], params, this.name);
    return isFused ? z : activate(graph, this.activation, z, this.name);
  }
  /** @param {import('./graph.js').Graph} graph @param {number} x */
  #inGroups(graph, x) {
    const [kernel, bias] = this.weights.map(({ node }) => node);
    const y = convolved(graph, x, kernel, this.groups, moveParams(this.moves), this.name);
    const z = bias === undefined ? y : graph.apply('add', [y, bias], {}, this.name);
    return activate(graph, this.activation, z, this.name);
  }
}
