// Floor 0: reading and writing the engine's memory. A view dies when the memory grows, so none is
// ever kept: ask again after every call that may allocate.

import { EngineError } from './errors.js';

const STAGE_BYTES = 16384;

/**
 * Arguments that are arrays or strings are put on a small stage for the length of one `staged`
 * call; what does not fit gets space of its own, given back at the end of that call.
 */
export class Memory {
  #exports;
  #stage;
  #top = 0;
  /** @type {number[]} */
  #extra = [];
  #decoder = new TextDecoder();
  #encoder = new TextEncoder();

  /** @param {import('./wasm.js').Exports} exports */
  constructor(exports) {
    this.#exports = exports;
    this.#stage = exports.nb_alloc(STAGE_BYTES);
  }

  /** @param {number} pointer @param {number} length */
  f32(pointer, length) {
    return new Float32Array(this.#exports.memory.buffer, pointer, length);
  }

  /** @param {number} pointer @param {number} length */
  i32(pointer, length) {
    return new Int32Array(this.#exports.memory.buffer, pointer, length);
  }

  /** @param {number} pointer @param {number} length */
  f64(pointer, length) {
    return new Float64Array(this.#exports.memory.buffer, pointer, length);
  }

  /** @param {number} pointer @param {number} length */
  u32(pointer, length) {
    return new Uint32Array(this.#exports.memory.buffer, pointer, length);
  }

  /** @param {number} pointer @param {number} length */
  u8(pointer, length) {
    return new Uint8Array(this.#exports.memory.buffer, pointer, length);
  }

  /** The string at a pointer; '' for none. @param {number} pointer */
  text(pointer) {
    if (!pointer) return '';
    const bytes = new Uint8Array(this.#exports.memory.buffer);
    return this.#decoder.decode(bytes.subarray(pointer, bytes.indexOf(0, pointer)));
  }

  /**
   * Runs `call`; what was put on the stage within is taken off again.
   * @template T
   * @param {() => T} call
   * @returns {T}
   */
  staged(call) {
    const top = this.#top;
    const extra = this.#extra.length;
    try {
      return call();
    } finally {
      this.#top = top;
      for (const pointer of this.#extra.splice(extra)) this.#exports.nb_dealloc(pointer);
    }
  }

  /** Space within `staged`, 16-byte aligned. @param {number} bytes */
  space(bytes) {
    const size = 16 * Math.ceil(bytes / 16);
    if (this.#top + size <= STAGE_BYTES) {
      this.#top += size;
      return this.#stage + this.#top - size;
    }
    const pointer = size < 2 ** 31 && this.#exports.nb_alloc(size);
    if (!pointer)
      throw new EngineError(`there is no room for ${bytes} more bytes`, { code: 'memory' });
    this.#extra.push(pointer);
    return pointer;
  }

  /** @param {ArrayLike<number>} values */
  putInts(values) {
    const pointer = this.space(4 * values.length);
    this.i32(pointer, values.length).set(values);
    return pointer;
  }

  /** @param {ArrayLike<number>} values */
  putFloats(values) {
    const pointer = this.space(4 * values.length);
    this.f32(pointer, values.length).set(values);
    return pointer;
  }

  /** @param {ArrayLike<number>} values */
  putDoubles(values) {
    const pointer = this.space(8 * values.length);
    this.f64(pointer, values.length).set(values);
    return pointer;
  }

  /** A string, ended by a zero. @param {string} text */
  putText(text) {
    const bytes = this.#encoder.encode(text);
    const pointer = this.space(bytes.length + 1);
    const place = new Uint8Array(this.#exports.memory.buffer, pointer, bytes.length + 1);
    place.set(bytes);
    place[bytes.length] = 0;
    return pointer;
  }
}
