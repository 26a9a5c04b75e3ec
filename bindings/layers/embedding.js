// A vector for each word: whole numbers [batch, ...] become rows of a table, [batch, ..., outputDim].
// A number that is no row's is refused before anything runs where it is one that was given: also within another
// model, or behind layers that only move numbers (reshape, concatenate, ...). One that other layers computed gives
// a row of NaN and learns nothing.

import { checkWhole, describe, EngineError } from '../errors.js';
import { Layer } from '../layer.js';

/**
 * @typedef {object} EmbeddingOptions
 * @property {number} inputDim   how many words there are: numbers from 0 to inputDim - 1
 * @property {number} outputDim  the length of a vector
 * @property {import('../initializer.js').InitializerOption} [embeddingsInitializer]  'randomUniform' at
 *   first:
 *   between -0.05 and 0.05
 * @property {boolean} [maskZero]     false, the only one: no layer here knows masks
 * @property {number | readonly (number | null)[] | null} [inputLength]   of a row, where it is the first layer and has no inputShape; open at first
 */
/** @typedef {EmbeddingOptions & import('../layer-options.js').LayerOptions} Options */

const DEFAULTS = {
  inputDim: undefined,
  outputDim: undefined,
  embeddingsInitializer: 'randomUniform',
  maskZero: false,
  inputLength: null,
};

class Embedding extends Layer {
  /** @override */
  static className = 'Embedding';

  /** @param {Options} options */
  constructor(options) {
    super(options, DEFAULTS);
    this.inputDim = checkWhole(this.name, 'inputDim', this.config.inputDim);
    this.outputDim = checkWhole(this.name, 'outputDim', this.config.outputDim);
    if (this.config.maskZero)
      throw new EngineError('maskZero is not supported: no layer here knows masks', {
        where: this.name,
      });
    this.batchInputShape ??= [null, ...[this.config.inputLength].flat()];
    this.embeddingsInitializer = this.initializerOf('embeddingsInitializer');
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    return [...shape, this.outputDim];
  }

  /** @override */
  weightSpecs() {
    const shape = [this.inputDim, this.outputDim];
    return [{ name: 'embeddings', shape, initializer: this.embeddingsInitializer }];
  }

  /** Refuses what is not a row's number. @override @param {Float32Array} values */
  checkInput(values) {
    const wrong = values.find((v) => !(Number.isInteger(v) && v >= 0 && v < this.inputDim));
    if (wrong === undefined) return;
    throw new EngineError(
      `got ${describe(wrong)} and needs whole numbers from 0 to ${this.inputDim - 1}`,
      { where: this.name },
    );
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    return graph.apply('gather', [this.weights[0].node, x], {}, this.name);
  }
}

/** Rows of a table by number. @param {Options} options */
export const embedding = (options) => new Embedding(options);
