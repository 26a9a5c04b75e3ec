// Judging a picture that somebody made of a network by hand: is it 1 where it should be and 0 elsewhere?
// A band along the border of the shape is not looked at, so nobody needs the last digit.

import { square } from './plane.js';

/** @typedef {import('../../../bindings/worker/demo.js').Grid} Grid */
/** @typedef {import('../../../bindings/worker/exercise.js').Verdict} Verdict */
/** @typedef {(y1: number, y2: number) => boolean} Shape */

const TOLERANCE = 0.25; // of the output
const BAND = 0.25; // about the border, in units of the plane
const AROUND = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => (k * Math.PI) / 4);

const PLACES = [
  ['the upper left', 'the upper middle', 'the upper right'],
  ['the left', 'the middle', 'the right'],
  ['the lower left', 'the lower middle', 'the lower right'],
];

/** Which third of the side. @param {number} index @param {number} side */
const third = (index, side) => Math.min(2, Math.floor((3 * index) / side));

/** @param {Shape} shape @param {number} y1 @param {number} y2 */
const isInner = (shape, y1, y2) =>
  AROUND.every((phi) => {
    return shape(y1 + BAND * Math.cos(phi), y2 + BAND * Math.sin(phi)) === shape(y1, y2);
  });

const percent = (/** @type {number} */ part) =>
  `${part < 0.01 ? 'less than 1' : Math.round(100 * part)} %`;

/** A value as short as it can be said. @param {number} value */
export const short = (value) => String(Number(value.toPrecision(2)));

/**
 * Compares a picture with a shape. The sentence tells the place where most is wrong.
 * @param {Grid} picture @param {Shape} shape @param {string} praise  said when it is right
 * @returns {Verdict}
 */
export function judgeShape({ values, width }, shape, praise) {
  const { data } = square(width);
  /** Pixels that are wrong, by place and by what they should be. @type {Map<string, number[]>} */
  const wrong = new Map();
  let looked = 0;
  for (let i = 0; i < values.length; i++) {
    const [y1, y2] = [data[2 * i], data[2 * i + 1]];
    if (!isInner(shape, y1, y2)) continue;
    looked += 1;
    const wanted = Number(shape(y1, y2));
    if (Math.abs(values[i] - wanted) <= TOLERANCE) continue;
    const place = PLACES[third(Math.floor(i / width), width)][third(i % width, width)];
    const key = `${place}; it should be ${wanted}`;
    wrong.set(key, [...(wrong.get(key) ?? []), values[i]]);
  }
  const all = [...wrong].sort(([, a], [, b]) => b.length - a.length);
  if (all.length === 0) return { passed: true, feedback: praise };
  const [[key, seen]] = all;
  const [place, wish] = key.split('; ');
  const share = percent(all.flatMap(([, pixels]) => pixels).length / looked);
  const middle = short(seen.sort((a, b) => a - b)[seen.length >> 1]);
  const what = `The picture is ${middle} in ${place}, ${wish}`;
  return { passed: false, feedback: `${what}. In all, ${share} of it is not yet right.` };
}
