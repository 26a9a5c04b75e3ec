// A chain of layers, given at once or added one by one.

import { checkOptions, describe, EngineError } from './errors.js';
import { Layer } from './layer.js';
import { checkDtype } from './layer-options.js';
import { InputLayer } from './layers/input.js';
import { Model } from './model.js';

/** @typedef {import('./symbolic.js').SymbolicTensor} SymbolicTensor */
/** @typedef {Layer | import('./custom-layer.js').CustomLayer} AnyLayer */

export class Sequential extends Model {
  /** @override */
  static className = 'Sequential';
  /** @override */
  static stem = 'sequential';
  /** @type {SymbolicTensor | null} */
  #input = null;
  /** @type {SymbolicTensor | null} */
  #output = null;

  /** @param {{layers?: readonly AnyLayer[], name?: string, seed?: number}} options */
  constructor(options) {
    checkOptions('sequential', options, ['layers', 'name', 'seed']);
    const { layers = [], name, seed } = options;
    if (!Array.isArray(layers))
      throw new EngineError(`layers must be a list, not ${describe(layers)}`, {
        where: 'sequential',
      });
    super({ name, seed });
    this.#extend(layers);
  }

  /** Adds a layer at the end. @param {AnyLayer} layer */
  add(layer) {
    this.#extend([layer]);
  }

  /** @param {readonly AnyLayer[]} layers */
  #extend(layers) {
    if (layers.length === 0) return;
    /** @type {[any, any]} */
    let [first, last] = [this.#input, this.#output];
    for (const layer of layers) {
      if (!(layer instanceof Layer))
        throw new EngineError(`a layer is made by layers, not ${describe(layer)}`, {
          where: this.name,
        });
      checkChain(layer);
      if (last) last = layer.apply(last);
      else if (layer instanceof InputLayer) first = last = layer.output;
      else {
        first = inputOf(layer);
        last = layer.apply(first);
      }
    }
    this.connect(first, last);
    this.#input = first;
    this.#output = last;
  }

  /** Takes the last layer away. @returns {Layer} it, with its weights */
  pop() {
    const last = this.layers.at(-1);
    const before = last && this.network().placesOf(last)[0].inputs[0];
    if (!before?.inputs.length)
      throw new EngineError('has no layer that could go: the first one stays', {
        code: 'state',
        where: this.name,
      });
    this.connect(/** @type {SymbolicTensor} */ (this.#input), before);
    this.#output = before;
    return /** @type {Layer} */ (last);
  }

  /** A wrong batch is the first layer's complaint. @override @protected */
  slots() {
    const { inputs, outputs } = super.slots();
    const [first] = this.layers;
    return {
      inputs: inputs.map((slot) => ({ ...slot, name: first?.name ?? slot.name })),
      outputs,
    };
  }

  /** As Keras lists them: without the input. @override */
  get layers() {
    return super.layers.filter((layer) => !(layer instanceof InputLayer));
  }
}

/** What stands in a chain has one input and one output. @param {AnyLayer} layer */
function checkChain(layer) {
  if (!(layer instanceof Model)) return;
  const { inputs, outputs } = layer.network('sequential');
  if (inputs.length === 1 && outputs.length === 1) return;
  throw new EngineError(
    `has ${inputs.length} inputs and ${outputs.length} outputs; in a sequential model it needs one of each: use model()`,
    { code: 'shape', where: layer.name },
  );
}

/** The input that a first layer's inputShape describes. @param {AnyLayer} layer */
function inputOf(layer) {
  const shape = layer instanceof Model ? layer.input.shape : layer.batchInputShape;
  if (!shape)
    throw new EngineError(
      'the first layer of a sequential model needs inputShape, the shape of one row',
      { where: layer.name },
    );
  const name = layer.hasName ? `${layer.name}_input` : undefined;
  return new InputLayer({ name, batchInputShape: shape }).output;
}

/**
 * A chain of layers. The first needs inputShape; all others take what the one before gives.
 * @param {{layers?: readonly AnyLayer[], name?: string, seed?: number}} [options] seed: 0 to 2^32 - 1, of
 *   initial weights, shuffling and dropout; a fresh one at first
 */
export const sequential = (options = {}) => new Sequential(options);

/**
 * Where data comes into a model: the shape of one row; or that of a batch, for stateful layers.
 * @param {{shape?: import('./graph.js').OpenShape, batchShape?: import('./graph.js').OpenShape, batchSize?: number,
 *   name?: string, dtype?: string}} options dtype: 'float32', or 'int32' for words, which says nothing
 * @returns {SymbolicTensor}
 */
export function input(options) {
  checkOptions('input', options, ['shape', 'batchShape', 'batchSize', 'name', 'dtype']);
  const { name, shape, batchShape, batchSize, dtype } = options;
  if (dtype !== 'int32') checkDtype('input', dtype);
  const read = { name, inputShape: shape, batchInputShape: batchShape, batchSize };
  return new InputLayer(read).output;
}
