// Where rows of two numbers stand on a board of 320 × 240 units, and which row stands at a place.

import { ticks } from '../plots/scale.js';

/** @typedef {[number, number]} Pair */
/** @typedef {{x: Pair, y: Pair}} Frame  both axes from their lower to their upper end */

/** The board, and the plane of the plot inside the margins for the axes. */
export const board = { width: 320, height: 240 };
export const area = { left: 40, top: 8, width: 272, height: 200 };

/** An axis with room around these values, its ends on round numbers. @param {number[]} values @returns {Pair} */
function axisAround(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.06 || Math.abs(low) * 0.5 || 1;
  const [first, second = first + room] = ticks(low - room, high + room, 8);
  const grid = second - first;
  const end = (/** @type {number} */ at) => Number((at * grid).toPrecision(6));
  return [end(Math.floor((low - room) / grid)), end(Math.ceil((high + room) / grid))];
}

/** Both axes around all rows. @param {number[][]} rows @returns {Frame} */
export const frameAround = (rows) => {
  if (rows.length === 0) return { x: [-1, 1], y: [-1, 1] };
  return { x: axisAround(rows.map(([x]) => x)), y: axisAround(rows.map(([, y]) => y)) };
};

/** @param {number[]} row @param {Frame} frame */
export const isInside = ([x, y], frame) =>
  x >= frame.x[0] && x <= frame.x[1] && y >= frame.y[0] && y <= frame.y[1];

/** A row's place on the board. @param {number[]} row @param {Frame} frame @returns {Pair} */
export function placeOf([x, y], frame) {
  const part = (/** @type {number} */ at, /** @type {Pair} */ [low, high]) =>
    (at - low) / (high - low);
  return [
    area.left + area.width * part(x, frame.x),
    area.top + area.height * (1 - part(y, frame.y)),
  ];
}

/** The row at a place, in digits as fine as the board. @param {Pair} place @param {Frame} frame */
export function rowAt([left, top], frame) {
  const at = (/** @type {number} */ part, /** @type {Pair} */ [low, high]) => {
    const grid = 10 ** Math.floor(Math.log10((high - low) / 300));
    const value = low + Math.max(0, Math.min(1, part)) * (high - low);
    return Number((Math.round(value / grid) * grid).toPrecision(6));
  };
  return [
    at((left - area.left) / area.width, frame.x),
    at(1 - (top - area.top) / area.height, frame.y),
  ];
}

/**
 * The index of the row nearest to a place; -1 where none is within reach.
 * @param {number[][]} rows @param {Pair} place @param {Frame} frame @param {number} [reach]
 */
export function nearest(rows, [x, y], frame, reach = Infinity) {
  const distances = rows.map((row) => {
    const [left, top] = placeOf(row, frame);
    return Math.hypot(left - x, top - y);
  });
  const least = Math.min(...distances);
  return least <= reach ? distances.indexOf(least) : -1;
}
