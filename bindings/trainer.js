// Floor 1: loss, gradients and an optimizer as one thing that steps.

import { checked, checkedHandle, engine } from './engine.js';
import { GraphFunction } from './function.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** What an optimizer remembers: of each slot the part of each weight. @typedef {{updates: number, slots: Float32Array[][]}} OptimizerState */

export class Trainer {
  #graph;
  #pointer;
  #slotSize;
  #weights;
  /** Results of a step, and its rows. */
  #width;
  /** @type {GraphFunction | null} */
  #after = null;
  /** @type {GraphFunction} */
  fn;

  /**
   * @param {Graph} graph
   * @param {{inputs: readonly number[], outputs: readonly number[], weights: readonly number[],
   *   optimizer: number, updates: ReadonlyMap<number, number>, constraints: ReadonlyMap<number, number>}} goal
   *   nodes; the first output is the loss. optimizer: its index. updates: what some weights become by
   *   themselves; constraints: what they become after the optimizer
   */
  constructor(graph, { inputs, outputs, weights, optimizer, updates, constraints }) {
    const { wasm, heap } = engine();
    this.#graph = graph;
    this.#slotSize = graph.weightTotal;
    this.#weights = weights;
    this.#pointer = heap.staged(() => {
      const [ins, outs, ws] = [inputs, outputs, weights].map((nodes) => heap.putInts(nodes));
      const [nIn, nOut, nW] = [inputs.length, outputs.length, weights.length];
      return checkedHandle(
        wasm.nb_trainer_new(graph.pointer, nIn, ins, nOut, outs, nW, ws, optimizer),
      );
    });
    this.fn = this.#function();
    this.fn.assign(updates);
    this.#width = outputs.length + 1;
    if (constraints.size === 0) return;
    this.#after = GraphFunction.of(graph, [], [...constraints.values()]);
    this.#after.assign(constraints);
  }

  /** What comes after an update: weights are put back where their constraints want them. */
  #finish() {
    this.#after?.setShapes([]);
    this.#after?.run();
  }

  #function() {
    return new GraphFunction(this.#graph, engine().wasm.nb_trainer_function(this.#live()), false);
  }

  #live() {
    return this.#graph.pointer && this.#pointer;
  }

  /** From now on every value of a step can be read. */
  keep() {
    checked(engine().wasm.nb_trainer_keep(this.#live(), 1));
    this.fn = this.#function();
  }

  /** @param {number} param an optimizer's parameter by number @param {number} value */
  set(param, value) {
    checked(engine().wasm.nb_trainer_set(this.#live(), param, value));
  }

  /** The learning rates of the next updates. @param {Float64Array} rates */
  setRates(rates) {
    const { wasm, heap } = engine();
    heap.staged(() =>
      checked(wasm.nb_trainer_rates(this.#live(), rates.length, heap.putDoubles(rates))),
    );
  }

  /** Forward, backward, update, on the inputs as they are. */
  step() {
    checked(engine().wasm.nb_train_step(this.#live()));
    this.#finish();
  }

  /**
   * Many steps on resident data.
   * @param {import('./rows.js').Rows} rows
   * @param {number} batch rows a step
   * @param {number} steps
   * @param {number} results pointer to steps x (outputs + 1) floats
   */
  stepOn(rows, batch, steps, results) {
    this.fn.forgetShapes();
    const each = this.#after ? 1 : steps; // what comes after an update must come after each
    for (let done = 0; done < steps; done += each) {
      const place = results + 4 * this.#width * done;
      checked(engine().wasm.nb_train(this.#live(), rows.pointer, batch, each, 0, place));
      this.#finish();
    }
  }

  /** The node of a node's gradient, or null. @param {number} node */
  gradientOf(node) {
    const gradient = engine().wasm.nb_trainer_gradient(this.#live(), node);
    return gradient < 0 ? null : gradient;
  }

  /** What the optimizer remembers: flat vectors, as long as all weights. @returns {Float32Array[]} */
  slots() {
    const { wasm, heap } = engine();
    const views = [];
    for (let slot = 0; ; slot++) {
      const pointer = wasm.nb_trainer_slot(this.#live(), slot);
      if (!pointer) return views;
      views.push(heap.f32(pointer, this.#slotSize));
    }
  }

  /** The number of updates made. */
  get updates() {
    return engine().wasm.nb_trainer_updates(this.#live());
  }

  set updates(count) {
    engine().wasm.nb_trainer_set_updates(this.#live(), count);
  }

  /** The slots' parts for the weights that are trained. */
  #slotParts() {
    const places = this.#weights.map((node) => {
      const from = this.#graph.offsetOf(node);
      const sizes = this.#graph.shape(node).map(Number);
      return [from, sizes.reduce((size, dim) => size * dim, 1) + from];
    });
    return this.slots().map((slot) => places.map((place) => slot.subarray(...place)));
  }

  /** Copies. @returns {OptimizerState} */
  state() {
    const slots = this.#slotParts().map((parts) => parts.map((part) => part.slice()));
    return { updates: this.updates, slots };
  }

  /** @param {OptimizerState} state of a trainer of as many weights */
  resume({ updates, slots }) {
    this.updates = updates;
    this.#slotParts().forEach((parts, i) => {
      parts.forEach((part, k) => {
        part.set(slots[i][k]);
      });
    });
  }

  dispose() {
    this.#after?.dispose();
    if (this.#pointer && !this.#graph.isDisposed) engine().wasm.nb_trainer_free(this.#pointer);
    this.#pointer = 0;
  }
}
