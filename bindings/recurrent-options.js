// The options that all recurrent layers have, with Keras' defaults.

/** @typedef {import('./initializer.js').InitializerOption} InitializerOption */

/**
 * @typedef {object} RecurrentOptions
 * @property {number} units                 size of the state, a positive whole number
 * @property {string} [activation]          'tanh' at first; one that works element by element
 * @property {boolean} [useBias]            true at first
 * @property {InitializerOption} [kernelInitializer]     'glorotUniform' at first
 * @property {InitializerOption} [recurrentInitializer]  'orthogonal' at first
 * @property {InitializerOption} [biasInitializer]       'zeros' at first
 * @property {number} [dropout]             of the inputs, the same at all steps; 0 at first, below 1
 * @property {boolean} [returnSequences]    the output of every step instead of the last one's; false at first
 * @property {boolean} [returnState]        the last states leave too; false at first
 * @property {boolean} [goBackwards]        from the last step to the first; so is what leaves; false at first
 * @property {boolean} [stateful]           a batch goes on where the last one ended, until resetStates();
 *   false at first. The batch size must be known: batchInputShape
 */
/** @typedef {RecurrentOptions & {recurrentActivation?: string}} GatedOptions recurrentActivation: of the gates, 'sigmoid' at first */
/** @typedef {import('./layer-options.js').LayerOptions} LayerOptions */

export const DEFAULTS = {
  units: undefined,
  activation: 'tanh',
  useBias: true,
  kernelInitializer: 'glorotUniform',
  recurrentInitializer: 'orthogonal',
  biasInitializer: 'zeros',
  dropout: 0,
  returnSequences: false,
  returnState: false,
  goBackwards: false,
  stateful: false,
};
