// The one random stream (PCG32 in the engine), its state held here. The same seed and stream give
// the same numbers in every browser, in Node and natively.

import { checked, engine } from './engine.js';
import { checkNumber, checkOptions, checkWhole, describe, EngineError } from './errors.js';
import { Rng } from './rng.js';
import { makeTensor, sizeOf, TensorValue, toTensor } from './tensor.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */

const EXACT = 2 ** 24; // whole numbers up to here are float32 numbers

/** A seed that nobody chose. */
export const freshSeed = () => crypto.getRandomValues(new Uint32Array(1))[0];

/**
 * A number when no shape is asked for, else a tensor.
 * @template {{shape?: readonly number[]}} O
 * @typedef {O extends {shape: readonly number[]} ? Tensor : number} Drawn
 */

export class Stream extends Rng {
  /**
   * Uniform in [low, high).
   * @template {{shape?: readonly number[], low?: number, high?: number}} O
   * @param {O} [options]
   * @returns {Drawn<O>}
   */
  uniform(options) {
    const { shape, low = 0, high = 1 } = checkedOptions('uniform', options, ['low', 'high']);
    checkNumber('uniform', 'low', low);
    checkNumber('uniform', 'high', high, low);
    const { wasm } = engine();
    return this.drawn('uniform', shape, (rng, n, out) =>
      wasm.nb_rng_uniform(rng, n, low, high, out),
    );
  }

  /**
   * Normal.
   * @template {{shape?: readonly number[], mean?: number, stddev?: number, std?: number}} O
   * @param {O} [options]
   * @returns {Drawn<O>}
   */
  normal(options) {
    return this.#normal('normal', options, 0);
  }

  /**
   * Normal, drawn again beyond two standard deviations.
   * @template {{shape?: readonly number[], mean?: number, stddev?: number, std?: number}} O
   * @param {O} [options]
   * @returns {Drawn<O>}
   */
  truncatedNormal(options) {
    return this.#normal('truncatedNormal', options, 1);
  }

  /** @param {string} where @param {any} options @param {number} truncated */
  #normal(where, options, truncated) {
    const names = ['mean', 'stddev', 'std'];
    const { shape, mean = 0, std = 1, stddev = std } = checkedOptions(where, options, names);
    checkNumber(where, 'mean', mean);
    checkNumber(where, 'stddev', stddev, 0);
    const { wasm } = engine();
    return this.drawn(where, shape, (rng, n, out) =>
      wasm.nb_rng_normal(rng, n, mean, stddev, truncated, out),
    );
  }

  /**
   * Whole numbers, low <= i < high.
   * @template {{shape?: readonly number[], low?: number, high: number}} O
   * @param {O} options
   * @returns {Drawn<O>}
   */
  integers(options) {
    const { shape, low = 0, high } = checkedOptions('integers', options, ['low', 'high']);
    checkWhole('integers', 'low', low, -EXACT);
    checkWhole('integers', 'high', high, low + 1);
    if (high > EXACT)
      throw new EngineError(`high must be at most 2^24, not ${high}`, { where: 'integers' });
    const { wasm, heap } = engine();
    return this.drawn('integers', shape, (rng, n, out) => {
      wasm.nb_rng_integers(rng, n, low, high, out);
      heap.f32(out, n).set(heap.i32(out, n));
    });
  }

  /**
   * Indices with probability proportional to the weights.
   * @template {{shape?: readonly number[], weights: TensorLike}} O
   * @param {O} options weights: a list of numbers from 0 up, not all 0
   * @returns {Drawn<O>}
   */
  categorical(options) {
    const { shape, weights } = checkedOptions('categorical', options, ['weights']);
    const { data } = toTensor(weights, 'categorical');
    const { wasm, heap } = engine();
    return this.drawn('categorical', shape, (rng, n, out) => {
      checked(wasm.nb_rng_categorical(rng, n, data.length, heap.putFloats(data), out));
      heap.f32(out, n).set(heap.i32(out, n));
    });
  }

  /**
   * A matrix with orthonormal rows or columns (the fewer), times gain.
   * @param {{shape: readonly number[], gain?: number}} options
   * @returns {Tensor}
   */
  orthogonal(options) {
    const { shape, gain = 1 } = checkedOptions('orthogonal', options, ['gain']);
    if (shape?.length !== 2)
      throw new EngineError('shape must be [rows, columns]', { where: 'orthogonal' });
    const { wasm } = engine();
    return this.drawn('orthogonal', shape, (rng, _, out) => {
      checked(wasm.nb_rng_orthogonal(rng, shape[0], shape[1], gain, out));
    });
  }

  /**
   * Keras' VarianceScaling; see nb_rng_scaled in engine/nb.h for the numbers.
   * @param {{shape: readonly number[], scale: number, mode: number, distribution: number,
   *   fanIn: number, fanOut: number}} options
   */
  scaled({ shape, scale, mode, distribution, fanIn, fanOut }) {
    const { wasm } = engine();
    return this.drawn('varianceScaling', shape, (rng, n, out) => {
      checked(wasm.nb_rng_scaled(rng, n, scale, mode, distribution, fanIn, fanOut, out));
    });
  }

  /**
   * A shuffled copy: of a list, a typed array, or the rows of a tensor.
   * @template {any} T
   * @param {T} values
   * @returns {T}
   */
  shuffle(values) {
    const list = /** @type {any} */ (values);
    if (list instanceof TensorValue) {
      const width = sizeOf(list.shape.slice(1));
      const data = new Float32Array(list.data.length);
      this.permutation(list.shape[0]).forEach((from, to) => {
        data.set(list.data.subarray(from * width, (from + 1) * width), to * width);
      });
      return /** @type {any} */ (makeTensor(list.shape, data));
    }
    if (!Array.isArray(list) && !ArrayBuffer.isView(list))
      throw new EngineError(`takes a list or a tensor, not ${describe(list)}`, {
        where: 'shuffle',
      });
    const copy = /** @type {any} */ (list).slice();
    this.permutation(copy.length).forEach((from, to) => {
      copy[to] = /** @type {any} */ (list)[from];
    });
    return copy;
  }
}

/** @param {string} where @param {any} options @param {readonly string[]} names */
function checkedOptions(where, options = {}, names) {
  checkOptions(where, options, ['shape', ...names]);
  return options;
}

/**
 * A random stream. Streams of one seed are independent of each other.
 * @param {number} seed 0 to 2^32 - 1
 * @param {number} [stream]
 */
export const stream = (seed, stream = 0) => new Stream(seed, stream);
