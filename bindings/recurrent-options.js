// The options that all recurrent layers and cells have, with Keras' defaults.

/** @typedef {import('./initializer.js').InitializerOption} InitializerOption */
/** @typedef {import('./layer-options.js').LayerOptions} LayerOptions */

/**
 * @typedef {object} CellOptions
 * @property {number} units                 size of the state, a positive whole number
 * @property {string | ((x: any) => any)} [activation]  'tanh' at first. The steps of a layer with linear, relu, leakyRelu,
 *   elu, sigmoid, tanh, softplus or hardSigmoid are one operator; else single ones, and their number must be known
 * @property {boolean} [useBias]            true at first
 * @property {InitializerOption} [kernelInitializer]     'glorotUniform' at first
 * @property {InitializerOption} [recurrentInitializer]  'orthogonal' at first
 * @property {InitializerOption} [biasInitializer]       'zeros' at first
 * @property {number} [dropout]             of the inputs, the same at all steps; 0 at first, below 1
 * @property {number} [recurrentDropout]    of the state, the same at all steps; 0 at first, below 1. In training the
 *   steps of a layer are then single operators, and their number must be known
 * @property {number} [seed]                of what is dropped; the model's at first
 * @property {boolean} [unroll]             says nothing, nor does implementation: how is the engine's business
 * @property {number} [implementation]
 */
/**
 * @typedef {object} SequenceOptions
 * @property {boolean} [returnSequences]    the output of every step instead of the last one's; false at first
 * @property {boolean} [returnState]        the last states leave too; false at first
 * @property {boolean} [goBackwards]        from the last step to the first; so is what leaves; false at first
 * @property {boolean} [stateful]           a batch goes on where the last one ended, until resetStates();
 *   false at first. The batch size must be known: batchInputShape
 */
/** @typedef {CellOptions & SequenceOptions} RecurrentOptions */
/** @typedef {{recurrentActivation?: string | ((x: any) => any)}} GateOption of the gates, 'sigmoid' at first */
/** @typedef {RecurrentOptions & GateOption} GatedOptions */

export const CELL_DEFAULTS = {
  units: undefined,
  activation: 'tanh',
  useBias: true,
  kernelInitializer: 'glorotUniform',
  recurrentInitializer: 'orthogonal',
  biasInitializer: 'zeros',
  dropout: 0,
  recurrentDropout: 0,
  seed: null,
};

export const DEFAULTS = {
  ...CELL_DEFAULTS,
  returnSequences: false,
  returnState: false,
  goBackwards: false,
  stateful: false,
};
