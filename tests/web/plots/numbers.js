// The numbers that the examples show: the same at each call.

import { Bins } from '../../../web/plots/bins.js';

/** About normal numbers, the same each time: sums of twelve of a linear congruential sequence. */
export const normal = (/** @type {number} */ n, stddev = 1) => {
  let state = 7;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const one = () => Array.from({ length: 12 }, next).reduce((sum, part) => sum + part, -6);
  return Float32Array.from({ length: n }, () => stddev * one());
};
export const range = (/** @type {number} */ n, low = 0, high = 1) =>
  Float32Array.from({ length: n }, (_, i) => low + (i / (n - 1)) * (high - low));
export const grid = (
  /** @type {number} */ n,
  /** @type {number} */ edge,
  /** @type {(x: number, y: number) => number} */ f,
  height = n,
) =>
  Float32Array.from({ length: n * height }, (_, i) => {
    const x = -edge + (2 * edge * ((i % n) + 0.5)) / n;
    const y = edge - (2 * edge * (Math.floor(i / n) + 0.5)) / height;
    return f(x, y);
  });

export const x = range(200, -3, 3);
export const noise = normal(30, 0.15);
export const dots = range(30, -3, 3);
export const wave = (/** @type {number} */ v) => Math.sin(2 * v);

const course = (/** @type {number} */ n, /** @type {(i: number) => number} */ f) => {
  const bins = new Bins();
  bins.add(Float32Array.from({ length: n }, (_, i) => f(i)));
  return bins;
};
const jitter = normal(3000, 0.3);
export const loss = course(3000, (i) => Math.exp(-i / 400 + jitter[i]) + 0.01);
export const test = course(3000, (i) => Math.exp(-i / 500 + 0.5 * jitter[2999 - i]) + 0.03);

export const bowl = (/** @type {number} */ a, /** @type {number} */ b) =>
  a * a + 3 * b * b + 2 * Math.sin(2 * a);
const path = range(40, 0, 1).map((t) => 2.6 * (1 - t) ** 2);
export const cloud = { x: normal(3000), y: normal(6000).subarray(3000) };

/** A path downhill and some walkers. */
export const marks = [
  { name: 'descent', x: path, y: path.map((v, i) => v * Math.cos(i / 6)), joined: true },
  { name: 'walkers', x: normal(20), y: normal(40).subarray(20) },
];
