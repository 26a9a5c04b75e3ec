// What a stateful recurrent layer remembers from batch to batch: weights of the graph that no optimizer
// touches and no getWeights shows, as in Keras. Each run ends by giving them the last states.

import { EngineError, shapeError } from './errors.js';
import * as initializers from './initializers.js';
import { SymbolicTensor } from './symbolic.js';
import { isPlainTensor, makeTensor, sizeOf, toTensor } from './tensor.js';
import { addWeights, checkWeights, readWeights, writeWeights } from './weights.js';

/** @typedef {import('./graph.js').Graph} Graph */

/** The batch size that the inputs above a value have been given, or null. @param {SymbolicTensor} value @returns {number | null} */
function batchAbove({ layer, inputs }) {
  if (inputs.length === 0) return layer.batchInputShape?.[0] ?? null;
  for (const input of inputs) {
    const batch = batchAbove(input);
    if (batch !== null) return batch;
  }
  return null;
}

/** @param {any} given */
const listOf = (given) => (Array.isArray(given) ? given : [given]);

/** How deeply numbers are nested in arrays; 0 of anything else. @param {any} given */
function depth(given) {
  let [one, levels] = [given, 0];
  for (; Array.isArray(one); levels++) [one] = one;
  return typeof one === 'number' ? levels : 0;
}

/**
 * The sequence, and then its first states, if there are any.
 * @param {any} inputs @param {any} states one or a list; of numbers, a state is [batch, units]
 * @param {string} where the layer
 */
export function withStates(inputs, states, where) {
  const first = depth(states) === 2 ? [states] : listOf(states ?? []);
  if (first.length === 0) return inputs;
  const list = [...(depth(inputs) > 0 ? [inputs] : listOf(inputs)), ...first];
  return list.map((one) => (depth(one) > 0 ? toTensor(one, where) : one));
}

export class StateWeights {
  /** @type {import('./weights.js').Weight[]} */
  weights = [];
  batch = 0;
  /** @type {Graph | null} */
  #graph = null;
  #units;
  #count;

  /** @param {number} units @param {number} count */
  constructor(units, count) {
    this.#units = units;
    this.#count = count;
  }

  /** Takes the batch size from the input. @param {string} where the layer @param {SymbolicTensor} input */
  readBatch(where, input) {
    if (!(input instanceof SymbolicTensor))
      throw new EngineError('is stateful, and remembers only where it stands in a model', {
        code: 'state',
        where,
      });
    const batch = batchAbove(input);
    if (batch === null)
      throw shapeError(
        where,
        'is stateful and needs a known batch size: give batchInputShape to the first layer, or batchShape to input()',
      );
    if (this.batch && batch !== this.batch)
      throw shapeError(
        where,
        `is stateful for batches of ${this.batch} and cannot stand after batches of ${batch}`,
      );
    this.batch = batch;
  }

  /** @param {Graph} graph @param {string} layer its name */
  build(graph, layer) {
    const names = ['state_h', 'state_c'].slice(0, this.#count);
    const shape = [this.batch, this.#units];
    const specs = names.map((name) => ({
      name,
      shape,
      initializer: initializers.zeros(),
      trainable: false,
    }));
    this.weights = addWeights(graph, layer, specs, this.#zeros());
    this.#graph = graph;
  }

  #zeros() {
    const shape = [this.batch, this.#units];
    return Array.from({ length: this.#count }, () =>
      makeTensor(shape, new Float32Array(sizeOf(shape))),
    );
  }

  /** The states' values go along. @param {Graph} graph another one */
  moveTo(graph) {
    if (!this.#graph) return;
    const values = readWeights(this.#graph, this.weights);
    for (const weight of this.weights) weight.node = graph.weight(weight.name, weight.shape);
    writeWeights(graph, this.weights, values);
    this.#graph = graph;
  }

  /**
   * @param {string} where the layer
   * @param {any} [states] one, or a list; zeros at first
   */
  reset(where, states = this.#zeros()) {
    if (!this.#graph)
      throw new EngineError('has no states yet: it stands in no model', { code: 'state', where });
    const list = this.#count === 1 && !isList(states) ? [states] : states;
    writeWeights(this.#graph, this.weights, checkWeights(where, 'resetStates', list, this.weights));
  }
}

/** A list of states, rather than one of numbers. @param {any} given */
const isList = (given) => Array.isArray(given) && (isPlainTensor(given[0]) || given.length === 1);
