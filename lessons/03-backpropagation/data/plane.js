// Functions of two variables, both from -3 to 3: at points, as a map, and painted as a picture.

export const EDGE = 3;
const PIXELS = 100; // of a map, each way
const CANVAS = 32; // of a picture, each way

/** @typedef {(y0: number, y1: number) => boolean | number} Target */

/** The centres of a map's pixels as pairs, row by row from the top. */
export const points = Float32Array.from({ length: 2 * PIXELS ** 2 }, (_, i) => {
  const pixel = i % 2 ? PIXELS - 1 - Math.floor(i / 2 / PIXELS) : (i >> 1) % PIXELS;
  return ((pixel + 0.5) / PIXELS) * 2 * EDGE - EDGE;
});

/** Values at the map's points as a plot wants them. @param {Float32Array} values */
export const map = (values) => ({ values, width: PIXELS, height: PIXELS });

/** @param {Target} target @param {Float32Array} pairs @returns {Float32Array} one value a pair */
export const at = (target, pairs) =>
  Float32Array.from({ length: pairs.length / 2 }, (_, i) =>
    Number(target(pairs[2 * i], pairs[2 * i + 1])),
  );

export const image = { width: CANVAS, height: CANVAS };

/** The picture that painting begins with: a nabla, a triangle on its tip with a hole. */
export const nabla = Float32Array.from({ length: CANVAS ** 2 }, (_, index) => {
  const row = Math.floor(index / CANVAS) - 5;
  const inner = (22 - row) * 0.62 - Math.abs((index % CANVAS) - 15.5);
  return row >= 0 && inner > 0 && (row < 4 || inner < 4.6) ? 1 : 0;
});

/**
 * A picture as a function: the value of the pixel at a point; beyond the edge goes on what is there.
 * @param {Float32Array} picture  row by row from the top
 * @returns {Target}
 */
export function painted(picture) {
  const pixel = (/** @type {number} */ y) =>
    Math.max(0, Math.min(CANVAS - 1, Math.floor(((y + EDGE) / (2 * EDGE)) * CANVAS)));
  return (y0, y1) => picture[pixel(-y1) * CANVAS + pixel(y0)];
}
