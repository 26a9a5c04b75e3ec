// y = f(x W + b): every unit sees every input. x [..., inputs], W [inputs, units], b [units].

import { activate, fusedParams, toActivation } from '../activations.js';
import { checkWhole, shapeError, shapeText } from '../errors.js';
import { Layer } from '../layer.js';

/**
 * @typedef {object} DenseOptions
 * @property {number} units                  outputs, a positive whole number
 * @property {number} [inputDim]             says inputShape: [inputDim], as in TensorFlow.js
 * @property {string | Function} [activation]          'linear' at first
 * @property {boolean} [useBias]             true at first
 * @property {import('../initializer.js').InitializerOption} [kernelInitializer]  'glorotUniform' at first
 * @property {import('../initializer.js').InitializerOption} [biasInitializer]    'zeros' at first
 */

const DEFAULTS = {
  units: undefined,
  activation: 'linear',
  useBias: true,
  kernelInitializer: 'glorotUniform',
  biasInitializer: 'zeros',
};

/** @param {DenseOptions & import('../layer-options.js').LayerOptions} options */
function withShape(options) {
  if (options?.inputDim === undefined) return options;
  const { inputDim, ...rest } = options;
  return { inputShape: [checkWhole('dense', 'inputDim', inputDim)], ...rest };
}

class Dense extends Layer {
  /** @override */
  static className = 'Dense';

  /** @param {DenseOptions & import('../layer-options.js').LayerOptions} options */
  constructor(options) {
    super(withShape(options), DEFAULTS);
    this.units = checkWhole(this.name, 'units', this.config.units);
    this.activation = toActivation(this.name, this.config.activation);
    this.kernelInitializer = this.initializerOf('kernelInitializer');
    this.biasInitializer = this.initializerOf('biasInitializer');
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    if (shape.length < 2 || shape[shape.length - 1] === null)
      throw shapeError(
        this.name,
        `got shape ${shapeText(shape)} and needs [batch, ..., inputs] with a known number of inputs`,
      );
    return [...shape.slice(0, -1), this.units];
  }

  /** @override @param {import('../graph.js').OpenShape} shape */
  weightSpecs(shape) {
    const { units, kernelInitializer, biasInitializer } = this;
    const inputs = /** @type {number} */ (shape[shape.length - 1]);
    const kernel = { name: 'kernel', shape: [inputs, units], initializer: kernelInitializer };
    const bias = { name: 'bias', shape: [units], initializer: biasInitializer };
    return this.config.useBias ? [kernel, bias] : [kernel];
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const [kernel, bias] = this.weights.map(({ node }) => node);
    if (bias === undefined)
      return activate(graph, this.activation, graph.apply('matmul', [x, kernel]), this.name);
    const isFused = this.activation.fused !== undefined;
    const params = isFused ? fusedParams(this.activation) : {};
    const z = graph.apply('dense', [x, kernel, bias], params, this.name);
    return isFused ? z : activate(graph, this.activation, z, this.name);
  }
}

/**
 * A layer in which every unit sees every input.
 * @param {DenseOptions & import('../layer-options.js').LayerOptions} options
 */
export const dense = (options) => new Dense(options);
