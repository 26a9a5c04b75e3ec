// What recurrent layers and their cells share: kernels, a bias, activations, by the kind of cell.

import { toActivation } from './activations.js';
import { SIMPLE_RNN } from './cells.js';
import { checkNumber, checkWhole } from './errors.js';
import { Layer } from './layer.js';
import { readSeed } from './seeds.js';
import { sizeOf } from './tensor.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */

/** The largest rate below 1 that is a float32. */
const MOST_DROPPED = 1 - 2 ** -24;

/** Words of Keras and TensorFlow.js that say how, not what is computed. @param {any} options */
function withoutHow(options) {
  if (options === null || typeof options !== 'object') return options;
  const { unroll, implementation, ...others } = options;
  return others;
}

export class Gated extends Layer {
  /** @type {import('./cells.js').Cell} */
  static cell = SIMPLE_RNN;

  /** @param {import('./recurrent-options.js').CellOptions & import('./recurrent-options.js').LayerOptions} options @param {Record<string, any>} defaults */
  constructor(options, defaults) {
    super(withoutHow(options), { ...defaults, ...new.target.cell.own });
    const { name, config } = this;
    this.units = checkWhole(name, 'units', config.units);
    this.activation = toActivation(name, config.activation);
    this.recurrentActivation = toActivation(name, config.recurrentActivation ?? 'sigmoid');
    for (const rate of ['dropout', 'recurrentDropout'])
      checkNumber(name, rate, config[rate], 0, MOST_DROPPED);
    this.ownSeed = readSeed(name, config.seed);
    this.kernelInitializer = this.initializerOf('kernelInitializer');
    this.recurrentInitializer = this.initializerOf('recurrentInitializer');
    const drawn = this.initializerOf('biasInitializer');
    this.biasInitializer = this.cell.bias(drawn, this.units, config);
  }

  get cell() {
    return /** @type {typeof Gated} */ (this.constructor).cell;
  }

  /** The bias' shape. @returns {number[]} */
  get biasShape() {
    return this.cell.biasShape(this.units, this.config);
  }

  /** @override @param {OpenShape} shape whose last size is the number of features */
  weightSpecs(shape) {
    const { units, kernelInitializer, recurrentInitializer, biasInitializer } = this;
    const wide = this.cell.gates * units;
    const features = Number(shape[shape.length - 1]);
    const bias = { name: 'bias', shape: this.biasShape, initializer: biasInitializer };
    return [
      { name: 'kernel', shape: [features, wide], initializer: kernelInitializer },
      { name: 'recurrent_kernel', shape: [units, wide], initializer: recurrentInitializer },
      ...(this.config.useBias ? [bias] : []),
    ];
  }

  /** Kernel, recurrent kernel, bias; zeros if it has none. @param {Graph} graph */
  weightNodes(graph) {
    const { biasShape } = this;
    const nodes = this.weights.map(({ node }) => node);
    if (nodes.length < 3)
      nodes.push(graph.constant(biasShape, new Float32Array(sizeOf(biasShape))));
    return nodes;
  }
}
