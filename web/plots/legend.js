// What the curves and points of a plot are called: samples with names, in as many rows as they need.

import { svg } from './svg.js';

/** @typedef {{name: string, sample: SVGElement[]}} LegendEntry  its sample in a box of 24 × 12 */

/** About the width of a letter of a label, and of a row. */
export const LETTER = 6.7;
export const ROW = 18;
const LEFT = 6;

/**
 * The legend's elements and how many rows they fill.
 * @param {LegendEntry[]} entries
 * @param {number} start  of the first row, in CSS pixels
 * @param {number} end    of every row
 */
export function legend(entries, start, end) {
  let x = start;
  let row = 0;
  const elements = entries.map(({ name, sample }) => {
    const width = 42 + name.length * LETTER;
    if (x + width > end && x > LEFT) {
      row += 1;
      x = LEFT;
    }
    const box = svg('g', { transform: `translate(${Math.round(x)} ${row * ROW + 4})` });
    box.append(...sample, svg('text', { x: 30, y: 10, class: 'name' }, name));
    x += width;
    return box;
  });
  return { elements, rows: row + 1 };
}
