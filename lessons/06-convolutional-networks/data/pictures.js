// Pictures to try kernels on, EDGE × EDGE values from 0 to 1, row by row from the top.

export const EDGE = 64;
const CANVAS = 32; // of the picture that the visitor paints, each way

export const canvas = { width: CANVAS, height: CANVAS };

/** @param {(x: number, y: number) => number | boolean} value  x to the right, y up, pixel centres in −1 … 1 */
export const drawn = (value, edge = EDGE) =>
  Float32Array.from({ length: edge ** 2 }, (_, i) => {
    const at = (/** @type {number} */ pixel) => ((pixel + 0.5) / edge) * 2 - 1;
    return Number(value(at(i % edge), -at(Math.floor(i / edge))));
  });

/** A grey face with black eyes and a black smile, on white. @param {number} x @param {number} y */
function face(x, y) {
  const r = Math.hypot(x, y);
  if (r > 0.85) return 1;
  const eye = Math.hypot((Math.abs(x) - 0.3) / 0.11, (y - 0.27) / 0.17) < 1;
  const mouth = Math.abs(Math.hypot(x, y - 0.02) - 0.52) < 0.065 && y < -0.14;
  return eye || mouth ? 0 : 0.6;
}

/** Stripes that become finer from left to right; below they lie at an angle. @param {number} x @param {number} y */
function stripes(x, y) {
  const across = y > 0 ? x : (x - y) / Math.SQRT2;
  return 0.5 + 0.5 * Math.sin(8 * across + 9 * across * (across + 1));
}

/** @param {number} x @param {number} y */
const shapes = (x, y) =>
  Math.hypot(x + 0.4, y - 0.35) < 0.38 ||
  (Math.abs(x - 0.45) < 0.3 && Math.abs(y + 0.05) < 0.3) ||
  Math.abs(x + 0.2 + 0.8 * (y + 0.7)) < 0.07;

/** @param {number} x @param {number} y */
const points = (x, y) =>
  [
    [-0.55, 0.5],
    [0.3, 0.62],
    [0.62, -0.2],
    [-0.3, -0.55],
  ].some(([px, py]) => Math.abs(x - px) < 1.01 / EDGE && Math.abs(y - py) < 1.01 / EDGE);

/** @type {Record<string, {label: string, draw?: (x: number, y: number) => number | boolean}>} */
export const pictures = {
  smiley: { label: 'Smiley', draw: face },
  shapes: { label: 'Disc, square and bar', draw: shapes },
  stripes: { label: 'Stripes', draw: stripes },
  points: { label: 'Four points', draw: points },
  painted: { label: 'Paint your own' },
};

/** @param {number} edge */
export const smiley = (edge) => ({ values: drawn(face, edge), width: edge, height: edge });

/** What painting begins with: the smiley, at half the size. */
export const begun = drawn((x, y) => Math.round(15 * face(x, y)) / 15, CANVAS);

/** @param {string} name @param {Float32Array} painting */
export function picture(name, painting) {
  const { draw } = pictures[name];
  if (draw) return drawn(draw);
  const zoom = EDGE / CANVAS;
  const half = (/** @type {number} */ pixel) => Math.floor(pixel / zoom);
  return Float32Array.from(
    { length: EDGE ** 2 },
    (_, i) => painting[half(Math.floor(i / EDGE)) * CANVAS + half(i % EDGE)],
  );
}
