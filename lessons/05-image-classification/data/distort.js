// Pictures a little different: turned, scaled, shifted, with noise, with a square covered. As
// augmentation each picture gets chances of its own; on a test set all get the same.

import { ops, tensor } from 'nabla';
import { PIXELS, SIDE } from './digits.js';

/** @typedef {import('nabla').Stream} Stream */

/**
 * Turned by an angle of which these are cosine and sine, `scale` times as large, shifted in pixels.
 * @typedef {{cos: number, sin: number, scale: number, right: number, down: number}} Move
 */

/**
 * Cosines and sines of angles in degrees, by the engine: browsers' own differ in the last bit.
 * @param {Float32Array} degrees
 */
function turns(degrees) {
  const radians = ops.mul(tensor(degrees, [degrees.length]), Math.PI / 180);
  return { cos: ops.cos(radians).data, sin: ops.sin(radians).data };
}

const MIDDLE = (SIDE - 1) / 2;

/** One picture moved, by bilinear interpolation; what comes from outside is 0. @param {Float32Array} from @param {Float32Array} to @param {Move} move */
function move(from, to, { cos, sin, scale, right, down }) {
  const [c, s] = [cos / scale, sin / scale];
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const [x, y] = [column - MIDDLE - right, row - MIDDLE - down];
      to[row * SIDE + column] = between(from, MIDDLE + c * x + s * y, MIDDLE - s * x + c * y);
    }
}

/** The value at a place between pixels. @param {Float32Array} picture @param {number} x @param {number} y */
function between(picture, x, y) {
  if (x <= -1 || y <= -1 || x >= SIDE || y >= SIDE) return 0;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [x - left, y - top];
  const at = top * SIDE + left;
  const [hasLeft, hasRight] = [left >= 0, left < SIDE - 1];
  let value = 0;
  if (top >= 0)
    value +=
      (1 - v) * ((hasLeft ? (1 - u) * picture[at] : 0) + (hasRight ? u * picture[at + 1] : 0));
  if (top < SIDE - 1) {
    const below = at + SIDE;
    value +=
      v * ((hasLeft ? (1 - u) * picture[below] : 0) + (hasRight ? u * picture[below + 1] : 0));
  }
  return value;
}

/** What augmentation may do at most. @typedef {{shift: number, turn: number, stretch: number, blur: number}} Most */

/**
 * A function that changes a batch: each picture shifted by up to ±shift pixels, turned by up to ±turn
 * degrees, scaled by up to ±stretch, and every pixel moved by Gaussian noise `blur`.
 * @param {Stream} random @param {Most} most
 */
export function augmentation(random, { shift, turn, stretch, blur }) {
  const moves = shift > 0 || turn > 0 || stretch > 0;
  return (/** @type {Float32Array} */ values) => {
    let changed = values;
    if (moves) {
      changed = new Float32Array(values.length);
      const count = values.length / PIXELS;
      const chance = random.uniform({ shape: [count, 4], low: -1, high: 1 }).data;
      const { cos, sin } = turns(
        Float32Array.from({ length: count }, (_, i) => turn * chance[4 * i]),
      );
      for (let i = 0; i < count; i++) {
        const [, scale, right, down] = chance.subarray(4 * i, 4 * i + 4);
        const range = /** @type {const} */ ([i * PIXELS, (i + 1) * PIXELS]);
        move(values.subarray(...range), changed.subarray(...range), {
          ...{ cos: cos[i], sin: sin[i], scale: 1 + stretch * scale },
          ...{ right: shift * right, down: shift * down },
        });
      }
    }
    return blur > 0 ? noisy(changed, random, blur) : changed;
  };
}

/** With Gaussian noise of a standard deviation. @param {Float32Array} values @param {Stream} random @param {number} stddev */
function noisy(values, random, stddev) {
  const { data } = random.normal({ shape: [values.length], stddev });
  return values.map((value, i) => value + data[i]);
}

/** What all test pictures suffer. @typedef {{noise: number, right: number, turn: number, cover: number}} Harm */

/**
 * Test pictures, all turned and shifted alike, a square of so many pixels in the middle covered, and
 * noise on top: `grain` are its normal numbers, always the same ones.
 * @param {Float32Array} values @param {Harm} harm @param {Float32Array} grain
 */
export function harder(values, { noise, right, turn, cover }, grain) {
  const result = values.slice();
  const { cos, sin } = turns(Float32Array.of(turn));
  const all = { cos: cos[0], sin: sin[0], scale: 1, right, down: 0 };
  const first = Math.round((SIDE - cover) / 2);
  for (let at = 0; at < values.length; at += PIXELS) {
    const to = result.subarray(at, at + PIXELS);
    if (right !== 0 || turn !== 0) move(values.subarray(at, at + PIXELS), to, all);
    for (let row = first; row < first + cover; row++)
      to.fill(0, row * SIDE + first, row * SIDE + first + cover);
  }
  if (noise > 0) for (let i = 0; i < result.length; i++) result[i] += noise * grain[i];
  return result;
}
