// Floor 1: outputs of a graph, compiled. Shapes are set, inputs written, it runs, values are read.
// Setting the shapes it already has costs a comparison.

import { checked, checkedHandle, engine } from './engine.js';

/** @typedef {import('./graph.js').Graph} Graph */

export class GraphFunction {
  #graph;
  #pointer;
  #owned;
  /** The sizes it is compiled for; null: none. @type {number[] | null} */
  #dims = null;
  #version = -1;

  /**
   * @param {Graph} graph
   * @param {number} pointer an nb_function
   * @param {boolean} owned whether `dispose` frees it (a trainer's function is not)
   */
  constructor(graph, pointer, owned) {
    this.#graph = graph;
    this.#pointer = pointer;
    this.#owned = owned;
  }

  /**
   * @param {Graph} graph
   * @param {readonly number[]} inputs nodes
   * @param {readonly number[]} outputs nodes
   * @param {{keep?: boolean, where?: string}} [options] keep: every value can be read afterwards
   */
  static of(graph, inputs, outputs, { keep = false, where = '' } = {}) {
    const { wasm, heap } = engine();
    const pointer = heap.staged(() => {
      const [ins, outs] = [heap.putInts(inputs), heap.putInts(outputs)];
      const [nIn, nOut] = [inputs.length, outputs.length];
      return checkedHandle(
        wasm.nb_function_new(graph.pointer, nIn, ins, nOut, outs, Number(keep)),
        where,
      );
    });
    return new GraphFunction(graph, pointer, true);
  }

  /** Whoever shaped the function behind our back calls this. */
  forgetShapes() {
    this.#dims = null;
  }

  /**
   * Compiles for the inputs' shapes, one after the other.
   * @param {readonly (readonly number[])[]} shapes
   * @param {string} [where]
   */
  setShapes(shapes, where) {
    if (this.#graph.version === this.#version && this.#isSet(shapes)) return;
    const { wasm, heap } = engine();
    const dims = shapes.flat();
    heap.staged(() => checked(wasm.nb_function_shape(this.#live(), heap.putInts(dims)), where));
    this.#dims = dims;
    this.#version = this.#graph.version;
  }

  /** @param {readonly (readonly number[])[]} shapes */
  #isSet(shapes) {
    const dims = this.#dims;
    if (!dims) return false;
    let at = 0;
    for (const shape of shapes) for (const size of shape) if (dims[at++] !== size) return false;
    return at === dims.length;
  }

  #live() {
    return this.#graph.pointer && this.#pointer;
  }

  /** Each run ends with weights taking the values of nodes. @param {ReadonlyMap<number, number>} updates */
  assign(updates) {
    const { wasm } = engine();
    for (const [weight, node] of updates)
      checked(wasm.nb_function_assign(this.#live(), weight, node));
    this.forgetShapes();
  }

  /** @param {number} i @param {Float32Array} values as many as the input's shape says */
  write(i, values) {
    const { wasm, heap } = engine();
    heap.f32(wasm.nb_function_input(this.#live(), i), values.length).set(values);
  }

  run() {
    checked(engine().wasm.nb_run(this.#live()));
  }

  /** The sizes of a readable node. @param {number} node @returns {number[]} */
  shapeOf(node) {
    const { wasm, heap } = engine();
    const rank = wasm.nb_node_rank(this.#graph.pointer, node);
    return [...heap.i32(wasm.nb_function_dims(this.#live(), node), rank)];
  }

  /** Whether a node's value can be read. @param {number} node */
  has(node) {
    return engine().wasm.nb_function_value(this.#live(), node) !== 0;
  }

  /** The value of a node of rank 0. @param {number} node */
  scalar(node) {
    const { wasm, heap } = engine();
    return heap.f32(wasm.nb_function_value(this.#live(), node), 1)[0];
  }

  /** A node's values where they are: to be copied at once. @param {number} node */
  view(node) {
    const { wasm, heap } = engine();
    const size = this.shapeOf(node).reduce((product, dim) => product * dim, 1);
    return heap.f32(wasm.nb_function_value(this.#live(), node), size);
  }

  dispose() {
    if (this.#owned && this.#pointer && !this.#graph.isDisposed)
      engine().wasm.nb_function_free(this.#pointer);
    this.#pointer = 0;
  }
}
