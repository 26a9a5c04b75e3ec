// A learning curve: the mean of several results for each size of the training set, and its error.

import { countOf } from './sets.js';

/** Numbers of pictures to train with. */
const SIZES = [50, 150, 450, 1400, 5000];

/** Those that there are enough pictures for. @param {any} params */
export const sizesOf = (params) => SIZES.filter((size) => size <= countOf(params));

/** Mean and standard error. @param {number[]} list */
function summary(list) {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  const square = list.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: list.length > 1 ? Math.sqrt(square / (list.length - 1) / list.length) : 0 };
}

/** A curve with its band, of the sizes that were tried. @param {string} name @param {number[]} sizes @param {number[][]} lists results for each size */
export function curve(name, sizes, lists) {
  const tried = [...sizes.keys()].filter((size) => lists[size].length > 0);
  const all = tried.map((size) => summary(lists[size]));
  return {
    name,
    x: Float32Array.from(tried, (size) => sizes[size]),
    y: Float32Array.from(all, ({ mean }) => mean),
    low: Float32Array.from(all, ({ mean, error }) => mean - error),
    high: Float32Array.from(all, ({ mean, error }) => mean + error),
  };
}
