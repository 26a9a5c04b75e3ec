// How layers that normalise see an array: as a matrix whose columns are the axes that have weights of
// their own. Axes that are not the last are moved there and back.

import { describe, EngineError, shapeError, shapeText } from './errors.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./graph.js').OpenShape} OpenShape */

/** Whole numbers, each once. @param {string} where @param {unknown} axis one or a list of them */
export function checkAxes(where, axis) {
  const seen = new Set();
  for (const one of [axis].flat()) {
    if (!Number.isInteger(one))
      throw new EngineError(`axis must be a whole number, not ${describe(one)}`, { where });
    if (seen.has(one)) throw new EngineError(`axis names ${one} twice`, { where });
    seen.add(one);
  }
}

/**
 * An axis from 1 up.
 * @param {string} where
 * @param {unknown} axis counted from the end if negative
 * @param {OpenShape} shape
 */
export function readAxis(where, axis, shape) {
  checkAxes(where, axis);
  const at = Number(axis) < 0 ? Number(axis) + shape.length : Number(axis);
  if (at > 0 && at < shape.length) return at;
  throw shapeError(where, `there is no axis ${axis} beside the batch in shape ${shapeText(shape)}`);
}

/** @param {string} where @param {OpenShape} shape @param {number} axis @returns {number} */
export function sizeAlong(where, shape, axis) {
  const size = shape[axis];
  if (size !== null) return size;
  throw shapeError(where, `got shape ${shapeText(shape)} and needs a known size of axis ${axis}`);
}

/** @param {readonly number[]} perm */
const permutation = (perm) => Object.fromEntries(perm.map((axis, i) => [`p${i}`, axis]));

/**
 * A node as a matrix: the columns are the given axes, the rows all others.
 * @param {Graph} graph
 * @param {number} x
 * @param {readonly number[]} axes in rising order
 * @returns {{matrix: number, restore: (y: number) => number}} restore gives a matrix x's shape back
 */
export function channelsLast(graph, x, axes) {
  const shape = graph.shape(x);
  const order = [...shape.keys()].filter((axis) => !axes.includes(axis)).concat(axes);
  const moved = order.some((axis, i) => axis !== i);
  const turned = moved ? graph.apply('transpose', [x], permutation(order)) : x;
  const columns = axes.reduce((size, axis) => size * Number(shape[axis]), 1);
  const matrix = graph.apply('reshape', [turned], { rank: 2, d0: -1, d1: columns });
  const restore = (/** @type {number} */ y) => {
    const whole = graph.apply('reshape_like', [y, turned]);
    const back = order.map((_, axis) => order.indexOf(axis));
    return moved ? graph.apply('transpose', [whole], permutation(back)) : whole;
  };
  return { matrix, restore };
}
