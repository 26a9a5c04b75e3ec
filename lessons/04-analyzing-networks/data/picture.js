// Pictures as functions of a place: (x, y) from 0 to 1, y upwards, to a grey value from 0 to 1.

import { tensor } from 'nabla';

/** @typedef {(x: number, y: number) => number} Picture */

/** Pixels of a map of the picture, each way. */
export const PIXELS = 32;

const SKIN = 1;
const PAPER = 0.85;
const INK = 0;

/** A laughing face: bright on grey paper, the eyes and the open mouth dark. @type {Picture} */
export function smiley(x, y) {
  const [across, up] = [x - 0.5, y - 0.5];
  const square = across ** 2 + up ** 2;
  const eye = (Math.abs(across) - 0.19) ** 2 + (0.75 * (up - 0.17)) ** 2;
  if (eye < 0.08 ** 2 || (up < -0.1 && square < 0.33 ** 2)) return INK;
  return square < 0.46 ** 2 ? SKIN : PAPER;
}

/** The middles of a map's pixels as pairs, row by row from the top. @param {number} pixels each way */
export const places = (pixels) =>
  tensor(
    Float32Array.from({ length: 2 * pixels ** 2 }, (_, i) => {
      const at = i % 2 ? pixels - 1 - Math.floor(i / 2 / pixels) : (i >> 1) % pixels;
      return (at + 0.5) / pixels;
    }),
    [pixels ** 2, 2],
  );

/** @param {Picture} picture @param {import('../../../bindings/index.js').Tensor} pairs @returns a value a pair, as a column */
export const at = (picture, { data, shape: [count] }) =>
  tensor(
    Float32Array.from({ length: count }, (_, i) => picture(data[2 * i], data[2 * i + 1])),
    [count, 1],
  );

/** Pixels as a function: the one in which the place lies. @param {ArrayLike<number>} values row by row from the top @param {number} width @returns {Picture} */
export const pixels = (values, width) => (x, y) => {
  const pixel = (/** @type {number} */ part) => Math.min(width - 1, Math.floor(part * width));
  return values[pixel(1 - y) * width + pixel(x)];
};

/** The pictures to choose from. */
export const pictures = {
  smiley: { label: 'A smiley' },
  photo: { label: 'A photograph' },
  painted: { label: 'Your own: paint, or a file' },
};

/** The pack that a picture needs. @param {import('../../../bindings/worker/demo.js').Params} params */
export const packs = ({ picture }) => (picture === 'photo' ? ['camera'] : []);

/**
 * @param {import('../../../bindings/worker/demo.js').Params} params
 * @param {Record<string, import('../../../bindings/worker/pack.js').Pack>} data
 * @returns {Picture}
 */
export function pictureOf({ picture, painting }, data) {
  if (picture === 'painted') return pixels(painting, PIXELS);
  if (picture === 'smiley') return smiley;
  const { photo } = data.camera;
  return pixels(photo.image(0), photo.shape[1]);
}

export const canvas = { width: PIXELS, height: PIXELS };

/** What painting begins with: a house. */
export const house = Float32Array.from({ length: PIXELS ** 2 }, (_, index) => {
  const across = Math.abs((index % PIXELS) - 15.5);
  const row = Math.floor(index / PIXELS);
  const roof = row >= 4 && row < 15 && across < row - 3;
  const wall = row >= 15 && row < 28 && across < 9;
  const door = row >= 20 && across < 2.5;
  return (roof || wall) && !door ? 0 : 1;
});
