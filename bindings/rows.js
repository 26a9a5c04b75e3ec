// Floor 1: data that stays in the engine's memory, on which many steps of training are one call.

import { checkedHandle, engine } from './engine.js';

/** Arrays of equally many rows in the engine's memory; array i feeds input i. */
export class Rows {
  #pointer;
  #count;
  #holders = 1;

  /** @param {readonly {shape: readonly number[], data: Float32Array}[]} arrays */
  constructor(arrays) {
    const { wasm, heap } = engine();
    this.#count = arrays[0].shape[0];
    const rows = arrays.map(({ shape }) => shape.slice(1));
    this.#pointer = heap.staged(() => {
      const ranks = heap.putInts(rows.map((row) => row.length));
      const dims = heap.putInts(rows.flat());
      return checkedHandle(wasm.nb_data_new(this.#count, rows.length, ranks, dims));
    });
    arrays.forEach(({ data }, i) => {
      heap.f32(wasm.nb_data_array(this.pointer, i), data.length).set(data);
    });
  }

  get count() {
    return this.#count;
  }

  get pointer() {
    return this.#pointer;
  }

  /** Starts an epoch: in the order of the rows, or the order so far shuffled. @param {import('./random.js').Stream | null} stream */
  restart(stream) {
    this.seek(0);
    if (stream) stream.shuffleAt(engine().wasm.nb_data_order(this.pointer), this.#count);
    else this.sort();
  }

  /** Back to the order of the rows. */
  sort() {
    const { wasm, heap } = engine();
    heap.i32(wasm.nb_data_order(this.pointer), this.#count).forEach((_, i, order) => {
      order[i] = i;
    });
  }

  /** The next batch begins with this row of the order. @param {number} position */
  seek(position) {
    engine().wasm.nb_data_seek(this.pointer, position);
  }

  /** One holder more. */
  retain() {
    this.#holders += 1;
    return this;
  }

  /** One holder less; the last one frees the rows. */
  release() {
    this.#holders -= 1;
    if (this.#holders > 0 || !this.#pointer) return;
    engine().wasm.nb_data_free(this.#pointer);
    this.#pointer = 0;
  }
}
