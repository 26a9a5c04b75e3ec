// Pictures that are made, not measured: a Lorentzian or a Gaussian on a line of 100 points, a circle or
// a square on 20 × 20 pixels. Each sample is of one of two kinds, by the toss of a coin.

import { ops, tensor } from 'nabla';

/** @typedef {import('nabla').Stream} Stream */
/** @typedef {import('nabla').Tensor} Tensor */

/**
 * Samples x with their kinds as one-hot rows t; `sizes` is what makes each hard or easy, R.
 * @typedef {{x: Tensor, t: Tensor, kinds: Uint8Array, sizes: Float32Array}} Samples
 */

/**
 * @typedef {object} Task
 * @property {[string, string]} kinds
 * @property {number} inputs
 * @property {[number, number]} sizes   the smallest and the largest R
 * @property {(random: Stream, count: number, options: {noise: number, centred: boolean}) => Samples} draw
 */

export const POINTS = 100;
export const PIXELS = 20;

/** Places from -1 to 1. @param {number} count */
export const places = (count) =>
  Float32Array.from({ length: count }, (_, i) => -1 + (2 * i) / (count - 1));
const line = places(POINTS);
const side = places(PIXELS);

/**
 * Draws samples: `paint` writes one of a kind, with four random numbers from 0 to 1.
 * @param {number} inputs
 * @param {(row: Float32Array, kind: number, size: number, random: Float32Array, centred: boolean) => void} paint
 * @param {(value: number) => number} sizeOf
 * @returns {Task['draw']}
 */
const drawing =
  (inputs, paint, sizeOf) =>
  (random, count, { noise, centred }) => {
    const x = new Float32Array(count * inputs);
    const t = new Float32Array(count * 2);
    const kinds = new Uint8Array(count);
    const sizes = new Float32Array(count);
    const chance = random.uniform({ shape: [count, 5] }).data;
    for (let i = 0; i < count; i++) {
      const [coin, size, ...rest] = chance.subarray(5 * i, 5 * i + 5);
      kinds[i] = coin < 0.5 ? 0 : 1;
      t[2 * i + kinds[i]] = 1;
      sizes[i] = sizeOf(size);
      paint(
        x.subarray(i * inputs, (i + 1) * inputs),
        kinds[i],
        sizes[i],
        Float32Array.from(rest),
        centred,
      );
    }
    if (noise > 0) {
      const { data } = random.normal({ shape: [x.length], stddev: noise });
      for (let i = 0; i < x.length; i++) x[i] += data[i];
    }
    return { x: tensor(x, [count, inputs]), t: tensor(t, [count, 2]), kinds, sizes };
  };

/** exp(−u²), by the engine: browsers' own exponentials differ in the last bit. @param {Float32Array} squares */
const gaussian = (squares) => ops.exp(ops.neg(tensor(squares, [POINTS]))).data;

/** A / (u² + 1) or A exp(−u²) with u = (x − x₀) / R. @type {Task} */
export const curves = {
  kinds: ['Lorentzian', 'Gaussian'],
  inputs: POINTS,
  sizes: [0, 1],
  draw: drawing(
    POINTS,
    (row, kind, width, [height, place], centred) => {
      const middle = centred ? 0 : 2 * place - 1;
      const squares = line.map((x) => ((x - middle) / width) ** 2);
      const form = kind === 0 ? squares.map((u2) => 1 / (u2 + 1)) : gaussian(squares);
      for (let i = 0; i < POINTS; i++) row[i] = height * form[i];
    },
    (value) => Math.max(value, 1e-3),
  ),
};

/** Pixels that are 1 inside a circle or an upright square of radius R, 0 outside. @type {Task} */
export const shapes = {
  kinds: ['circle', 'square'],
  inputs: PIXELS * PIXELS,
  sizes: [0.2, 1],
  draw: drawing(
    PIXELS * PIXELS,
    (row, kind, radius, [left, top], centred) => {
      const x0 = centred ? 0 : 0.8 * (2 * left - 1);
      const y0 = centred ? 0 : 0.8 * (2 * top - 1);
      for (let i = 0; i < row.length; i++) {
        const dx = Math.abs(side[i % PIXELS] - x0);
        const dy = Math.abs(side[Math.floor(i / PIXELS)] - y0);
        const far = kind === 0 ? Math.sqrt(dx * dx + dy * dy) : Math.max(dx, dy);
        row[i] = far < radius ? 1 : 0;
      }
    },
    (value) => 0.2 + 0.8 * value,
  ),
};
