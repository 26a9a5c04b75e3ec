// The random generator (PCG32 in the engine) with its state held here. random.js draws from it.

import { engine } from './engine.js';
import { checkWhole, describe, EngineError } from './errors.js';
import { makeTensor, sizeOf } from './tensor.js';

const SEEDS = 2 ** 32;

/** @param {string} where @param {unknown} value @param {string} [name] @returns {number} */
export function checkSeed(where, value, name = 'seed') {
  const seed = checkWhole(where, name, value, 0);
  if (seed < SEEDS) return seed;
  throw new EngineError(`${name} must be below 2^32, not ${seed}`, { where });
}

/** The state of a stream, lent to the engine for each call. */
export class Rng {
  #state = new Uint32Array(4);

  /** @param {number} seed @param {number} [stream] */
  constructor(seed, stream = 0) {
    const [first, second] = [checkSeed('random', seed), checkSeed('random', stream, 'stream')];
    this.withState((rng) => engine().wasm.nb_rng_seed(rng, first, second));
  }

  /** Four words: whoever keeps them and sets them again goes on from there. */
  get state() {
    return [...this.#state];
  }

  set state(state) {
    if (!Array.isArray(state) || state.length !== 4)
      throw new EngineError(`state must be four words, not ${describe(state)}`, {
        where: 'random',
      });
    this.#state.set(state);
  }

  /**
   * Lends the state to the engine for one call.
   * @template T
   * @param {(rng: number) => T} call
   * @returns {T}
   */
  withState(call) {
    const { heap } = engine();
    return heap.staged(() => {
      const rng = heap.putInts(this.#state);
      const result = call(rng);
      this.#state.set(heap.u32(rng, 4));
      return result;
    });
  }

  /**
   * @param {number} n
   * @param {(rng: number, out: number) => void} call fills n floats
   * @returns {Float32Array}
   */
  #floats(n, call) {
    const { heap } = engine();
    return this.withState((rng) => {
      const out = heap.space(4 * n);
      call(rng, out);
      return heap.f32(out, n).slice();
    });
  }

  /**
   * @param {string} where
   * @param {readonly number[] | undefined} shape
   * @param {(rng: number, n: number, out: number) => void} call
   * @returns {any}
   */
  drawn(where, shape, call) {
    if (shape === undefined) return this.#floats(1, (rng, out) => call(rng, 1, out))[0];
    if (!Array.isArray(shape))
      throw new EngineError(`shape must be a list of sizes, not ${describe(shape)}`, { where });
    for (const size of shape) checkWhole(where, 'a size', size, 0);
    const n = sizeOf(shape);
    return makeTensor(
      [...shape],
      this.#floats(n, (rng, out) => call(rng, n, out)),
    );
  }

  /** 32 random bits, 0 to 2^32 - 1. */
  next() {
    return this.withState((rng) => engine().wasm.nb_rng_next(rng)) >>> 0;
  }

  /** 0 to n - 1 in random order. @param {number} n @returns {Int32Array} */
  permutation(n) {
    checkWhole('permutation', 'n', n, 0);
    const { heap } = engine();
    return heap.staged(() => {
      const order = heap.putInts(Int32Array.from({ length: n }, (_, i) => i));
      this.shuffleAt(order, n);
      return heap.i32(order, n).slice();
    });
  }

  /** Shuffles n whole numbers in the engine's memory. @param {number} pointer @param {number} n */
  shuffleAt(pointer, n) {
    this.withState((rng) => engine().wasm.nb_rng_shuffle(rng, n, pointer));
  }
}
