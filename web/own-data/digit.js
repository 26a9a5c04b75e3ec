// A drawing or photograph of a digit, made like those of MNIST: bright ink on nothing, cut out, fitted into
// 20 × 20 with its shape kept, and its centre of mass put into the middle of 28 × 28.
//
//   grey ─► inked ─► cut ─► fitted ─► centred

import { level } from './image-file.js';

/** @typedef {{values: Float32Array, width: number, height: number}} Picture  from 0 to 1, row by row */

/** Ink fainter than this beside the strongest is paper: shadows and noise of a photograph. */
const PAPER = 0.2;
const [INNER, OUTER] = [20, 28];

/** Where the centre of mass goes, but for whole pixels: in 1,000 images of MNIST it lies between 14.0 and 15.0. */
const MIDDLE = 14.5;

/** The values along the edge. @param {Picture} picture */
const edge = ({ values, width, height }) =>
  values.filter((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });

/**
 * How far each value is from the paper, 1 at the most. The paper is the median of the edge; ink is what
 * is brighter or darker, whichever goes farther.
 * @param {Picture} picture @returns {Picture}
 */
export function inked(picture) {
  const border = edge(picture).sort();
  const paper = border[border.length >> 1];
  const least = picture.values.reduce((a, b) => Math.min(a, b), paper);
  const most = picture.values.reduce((a, b) => Math.max(a, b), paper);
  const range = most - paper >= paper - least ? most - paper : least - paper;
  const values = picture.values.map((value) => {
    const ink = range === 0 ? 0 : (value - paper) / range;
    return Math.max(0, (ink - PAPER) / (1 - PAPER));
  });
  return { ...picture, values };
}

/** The smallest rectangle with all ink; 1 × 1 where there is none. @param {Picture} picture @returns {Picture} */
export function cut({ values, width }) {
  const places = [...values.keys()].filter((i) => values[i] > 0);
  if (places.length === 0) return { values: new Float32Array(1), width: 1, height: 1 };
  const xs = places.map((i) => i % width);
  const ys = places.map((i) => Math.floor(i / width));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const size = { width: right - left + 1, height: bottom - top + 1 };
  const cutOut = Float32Array.from(
    { length: size.width * size.height },
    (_, i) => values[(top + Math.floor(i / size.width)) * width + left + (i % size.width)],
  );
  return { values: cutOut, ...size };
}

/**
 * The weights with which old places enter a new one: what they share of it.
 * @param {number} from @param {number} to @returns {[number, number][][]}
 */
const shares = (from, to) =>
  Array.from({ length: to }, (_, i) => {
    const [begin, end] = [(i * from) / to, ((i + 1) * from) / to];
    return Array.from({ length: Math.ceil(end) - Math.floor(begin) }, (_, j) => {
      const at = Math.floor(begin) + j;
      const shared = Math.min(end, at + 1) - Math.max(begin, at);
      return [Math.min(at, from - 1), (shared * to) / from];
    });
  });

/** In another size: every value the mean of the area it stands for. @param {Picture} picture @param {number} width @param {number} height @returns {Picture} */
export function resized(picture, width, height) {
  const [columns, rows] = [shares(picture.width, width), shares(picture.height, height)];
  const values = Float32Array.from({ length: width * height }, (_, i) => {
    let sum = 0;
    for (const [y, down] of rows[Math.floor(i / width)])
      for (const [x, across] of columns[i % width])
        sum += down * across * picture.values[y * picture.width + x];
    return sum;
  });
  return { values, width, height };
}

/** Its longer side becomes 20. @param {Picture} picture */
export function fitted(picture) {
  const scale = INNER / Math.max(picture.width, picture.height);
  const side = (/** @type {number} */ length) => Math.max(1, Math.round(length * scale));
  return resized(picture, side(picture.width), side(picture.height));
}

/** @param {Picture} picture @returns {[number, number]} in pixels from the left and from the top */
export function centreOfMass({ values, width, height }) {
  let [mass, across, down] = [0, 0, 0];
  for (const [i, value] of values.entries()) {
    mass += value;
    across += value * ((i % width) + 0.5);
    down += value * (Math.floor(i / width) + 0.5);
  }
  return mass === 0 ? [width / 2, height / 2] : [across / mass, down / mass];
}

/** On a larger square, its left upper corner at a place. @param {Picture} picture @param {number} side @param {number} left @param {number} top @returns {Picture} */
function placed({ values, width, height }, side, left, top) {
  const square = new Float32Array(side * side);
  for (let y = 0; y < height; y++)
    square.set(values.subarray(y * width, (y + 1) * width), (top + y) * side + left);
  return { values: square, width: side, height: side };
}

/** In the middle of 28 × 28, by whole pixels, in the levels of a link. @param {Picture} picture @returns {Picture} */
export function centred(picture) {
  const [x, y] = centreOfMass(picture);
  const start = (/** @type {number} */ centre, /** @type {number} */ length) =>
    Math.max(0, Math.min(OUTER - length, Math.round(MIDDLE - centre)));
  const square = placed(picture, OUTER, start(x, picture.width), start(y, picture.height));
  return { ...square, values: square.values.map(level) };
}

/** All steps with a word each; the last is the network's input. @param {Picture} grey @returns {[string, Picture][]} */
export function digitSteps(grey) {
  const ink = inked(grey);
  const out = cut(ink);
  const small = fitted(out);
  const middle = (/** @type {number} */ length) => (INNER - length) >> 1;
  const inFrame = placed(small, INNER, middle(small.width), middle(small.height));
  return [
    ['ink', ink],
    ['cut out', out],
    ['20 × 20', inFrame],
    ['centred, 28 × 28', centred(small)],
  ];
}
