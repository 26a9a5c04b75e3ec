// Floor 1: a graph of the engine as an object. Nodes are numbers. Several models may share one
// graph (a part of a network shares its weights); the last one to let go frees it.

import { checked, checkedHandle, engine } from './engine.js';
import { checkOptions, EngineError } from './errors.js';

/** A shape; sizes left open are null. @typedef {readonly (number | null)[]} OpenShape */

const OPEN = -1; // NB_OPEN
const NONE = -100; // NB_NONE

export class Graph {
  #pointer = checkedHandle(engine().wasm.nb_graph_new());
  #users = 1;

  /** The networks in it. @type {Set<import('./network.js').Network>} */
  networks = new Set();

  /** Counts what makes plans be forgotten: a new weight may move all others. */
  version = 0;

  /** @returns {number} */
  get pointer() {
    if (this.#pointer) return this.#pointer;
    throw new EngineError('This model has been disposed: its numbers are gone.', { code: 'state' });
  }

  get isDisposed() {
    return this.#pointer === 0;
  }

  /** One more user. */
  retain() {
    this.#users += 1;
    return this;
  }

  /** One user less; the last one frees everything that lives in the graph. */
  release() {
    this.#users -= 1;
    if (this.#users > 0 || this.isDisposed) return;
    engine().wasm.nb_graph_free(this.#pointer);
    this.#pointer = 0;
  }

  /** Restarts the random stream that dropout draws from. @param {number} seed */
  seed(seed) {
    engine().wasm.nb_graph_seed(this.pointer, seed);
  }

  /** The state of that stream: four words. */
  get random() {
    const { wasm, heap } = engine();
    return [...heap.u32(wasm.nb_graph_random(this.pointer), 4)];
  }

  set random(state) {
    const { wasm, heap } = engine();
    heap.u32(wasm.nb_graph_random(this.pointer), 4).set(state);
  }

  /** @param {string} name @param {OpenShape} shape */
  input(name, shape) {
    const { wasm, heap } = engine();
    const dims = shape.map((size) => size ?? OPEN);
    return heap.staged(() =>
      checked(wasm.nb_input(this.pointer, heap.putText(name), dims.length, heap.putInts(dims))),
    );
  }

  /** @param {string} name @param {readonly number[]} shape */
  weight(name, shape) {
    const { wasm, heap } = engine();
    this.version += 1;
    return heap.staged(() =>
      checked(wasm.nb_weight(this.pointer, heap.putText(name), shape.length, heap.putInts(shape))),
    );
  }

  /** @param {readonly number[]} shape @param {Float32Array} values */
  constant(shape, values) {
    const { wasm, heap } = engine();
    return heap.staged(() =>
      checked(
        wasm.nb_constant(this.pointer, shape.length, heap.putInts(shape), heap.putFloats(values)),
      ),
    );
  }

  /**
   * @param {string} name of an operator
   * @param {readonly number[]} inputs nodes
   * @param {Record<string, number>} [params] what is missing has its initial value
   * @param {string} [where] who asks, for the sentence
   * @returns {number} a node
   */
  apply(name, inputs, params = {}, where = '') {
    const { wasm, heap, catalogue } = engine();
    const op = catalogue.ops.get(name);
    if (!op) throw new EngineError(`the engine has no operator '${name}'`, { where });
    checkOptions(
      name,
      params,
      op.params.map((param) => param.name),
    );
    const values = op.params.map((param) => params[param.name] ?? param.initial);
    return heap.staged(() => {
      const ids = heap.putInts(inputs);
      const numbers = heap.putDoubles(values);
      return checked(wasm.nb_apply(this.pointer, op.index, inputs.length, ids, numbers), where);
    });
  }

  /**
   * The gradient of y, summed over its elements, with respect to each of xs.
   * @param {number} y
   * @param {readonly number[]} xs
   * @param {string} [where]
   * @returns {number[]} nodes
   */
  gradient(y, xs, where) {
    const { wasm, heap } = engine();
    return heap.staged(() => {
      const nodes = heap.putInts(xs);
      const out = heap.space(4 * xs.length);
      checked(wasm.nb_gradient(this.pointer, y, NONE, xs.length, nodes, out), where);
      return [...heap.i32(out, xs.length)];
    });
  }

  /** A node's shape. @param {number} node @returns {(number | null)[]} */
  shape(node) {
    const { wasm, heap } = engine();
    const rank = wasm.nb_node_rank(this.pointer, node);
    const dims = heap.i32(wasm.nb_node_dims(this.pointer, node), rank);
    return Array.from(dims, (size) => (size === OPEN ? null : size));
  }

  /** @param {number} node */
  nameOf(node) {
    const { wasm, heap } = engine();
    return heap.text(wasm.nb_node_name(this.pointer, node));
  }

  /** @param {number} node @param {string} name */
  setName(node, name) {
    const { wasm, heap } = engine();
    heap.staged(() => checked(wasm.nb_set_name(this.pointer, node, heap.putText(name))));
  }

  /** The operator that makes a node; null for inputs, weights and constants. @param {number} node */
  opOf(node) {
    const { wasm, catalogue } = engine();
    return catalogue.opList[wasm.nb_node_op(this.pointer, node)] ?? null;
  }

  /** @param {number} node @returns {number[]} */
  inputsOf(node) {
    const { wasm } = engine();
    const count = wasm.nb_node_input_count(this.pointer, node);
    return Array.from({ length: count }, (_, i) => wasm.nb_node_input(this.pointer, node, i));
  }

  /**
   * A weight's values where they are: for reading or writing at once, not for keeping.
   * @param {number} weight
   * @param {number} size
   */
  weightView(weight, size) {
    const { wasm, heap } = engine();
    return heap.f32(wasm.nb_weight_values(this.pointer, weight), size);
  }

  /** Values of all weights together. */
  get weightTotal() {
    return engine().wasm.nb_weight_total(this.pointer);
  }

  /** Where the vector of all weights begins; 0 if there are none. */
  get #weights() {
    const { wasm } = engine();
    const count = wasm.nb_node_count(this.pointer);
    for (let node = 0; node < count; node++) {
      const pointer = wasm.nb_weight_values(this.pointer, node);
      if (pointer) return pointer;
    }
    return 0;
  }

  /** All weights in one vector, where they are. */
  get flatWeights() {
    return engine().heap.f32(this.#weights, this.weightTotal);
  }

  /** Where in that vector a weight begins. @param {number} weight */
  offsetOf(weight) {
    return (engine().wasm.nb_weight_values(this.pointer, weight) - this.#weights) / 4;
  }
}
