// A painted picture as a function of two variables, and the one that painting begins with.

/** Pixels of a picture, each way. */
export const CANVAS = 32;

/** A nabla: a triangle on its tip, with a hole. */
export const nabla = Float32Array.from({ length: CANVAS ** 2 }, (_, index) => {
  const row = Math.floor(index / CANVAS) - 5;
  const inner = (22 - row) * 0.62 - Math.abs((index % CANVAS) - 15.5);
  return row >= 0 && inner > 0 && (row < 4 || inner < 4.6) ? 1 : 0;
});

/**
 * The value of the pixel at a point; beyond the edge goes on what is at the edge.
 * @param {Float32Array} picture  row by row from the top
 * @param {number} edge           both variables run from -edge to edge
 */
export function painted(picture, edge) {
  const pixel = (/** @type {number} */ y) =>
    Math.max(0, Math.min(CANVAS - 1, Math.floor(((y + edge) / (2 * edge)) * CANVAS)));
  return (/** @type {number} */ y0, /** @type {number} */ y1) =>
    picture[pixel(-y1) * CANVAS + pixel(y0)];
}
