// Pictures to try kernels on, EDGE × EDGE values from 0 to 1, row by row from the top: drawn, painted by the
// visitor, or photographs, which come as packs when they are chosen.

export const EDGE = 96;
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
  return 0.5 + 0.5 * Math.sin(12 * across + 13.5 * across * (across + 1));
}

/** @param {number} x @param {number} y */
const shapes = (x, y) =>
  Math.hypot(x + 0.4, y - 0.35) < 0.38 ||
  (Math.abs(x - 0.45) < 0.3 && Math.abs(y + 0.05) < 0.3) ||
  Math.abs(x + 0.2 + 0.8 * (y + 0.7)) < 0.07;

/** Whether a place, the middle of a pixel, is the one nearest to another. @param {number} at @param {number} wanted */
const nearest = (at, wanted) => at - wanted >= -1 / EDGE && at - wanted < 1 / EDGE;

/** @param {number} x @param {number} y */
const points = (x, y) =>
  [
    [-0.55, 0.5],
    [0.3, 0.62],
    [0.62, -0.2],
    [-0.3, -0.55],
  ].some(([px, py]) => nearest(x, px) && nearest(y, py));

/** @typedef {import('../../../bindings/worker/pack.js').Pack} Pack */
/** @typedef {{label: string, draw?: (x: number, y: number) => number | boolean, pack?: string}} Picture */

/** @type {Record<string, Picture>} */
export const pictures = {
  smiley: { label: 'Smiley', draw: face },
  camera: { label: 'Photo: man with a camera', pack: 'camera' },
  cat: { label: 'Photo: cat', pack: 'cat' },
  shapes: { label: 'Disc, square and bar', draw: shapes },
  stripes: { label: 'Stripes', draw: stripes },
  points: { label: 'Four points', draw: points },
  painted: { label: 'Paint your own, or a file' },
};

/** The pack that a picture needs, for a demo's `data`. @param {import('../../../bindings/worker/demo.js').Params} params */
export function packsOf({ picture: name }) {
  const { pack } = pictures[name];
  return pack ? [pack] : [];
}

/** Of a photograph EDGE × EDGE pixels about its middle, as grey: red, green and blue as the eye weighs them. @param {import('../../../bindings/worker/pack.js').ImageSet} photo */
function middleOf(photo) {
  const [height, width, channels] = photo.shape;
  const values = photo.image(0);
  const weights = channels === 3 ? [0.299, 0.587, 0.114] : [1];
  const [top, left] = [(height - EDGE) / 2, (width - EDGE) / 2];
  return Float32Array.from({ length: EDGE ** 2 }, (_, i) => {
    const at = (top + Math.floor(i / EDGE)) * width + left + (i % EDGE);
    return weights.reduce((sum, weight, c) => sum + weight * values[at * channels + c], 0);
  });
}

/** @param {number} edge */
export const smiley = (edge) => ({ values: drawn(face, edge), width: edge, height: edge });

/** What painting begins with: the smiley, at a third of the size. */
export const begun = drawn((x, y) => Math.round(15 * face(x, y)) / 15, CANVAS);

/** @param {string} name @param {Float32Array} painting @param {Record<string, Pack>} data */
export function picture(name, painting, data) {
  const { draw, pack } = pictures[name];
  if (draw) return drawn(draw);
  if (pack) return middleOf(data[pack].photo);
  const zoom = EDGE / CANVAS;
  const whole = (/** @type {number} */ pixel) => Math.floor(pixel / zoom);
  return Float32Array.from(
    { length: EDGE ** 2 },
    (_, i) => painting[whole(Math.floor(i / EDGE)) * CANVAS + whole(i % EDGE)],
  );
}
