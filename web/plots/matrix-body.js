// What stands between the brackets of a matrix: its numbers while they can be read, else a colour each.

import { extent } from './follow.js';
import { paint } from './paint.js';
import { formatNumber } from './scale.js';
import { svg } from './svg.js';

/** @typedef {Exclude<import('../../bindings/worker/demo.js').Matrices[0], string>} Matrix */

/** So many numbers a row or column can still be read. */
const READABLE = 8;
const ROW = 22;
const LETTER = 7.2;

/** @param {number} rows @param {number} columns */
export const readable = (rows, columns) => rows <= READABLE && columns <= READABLE;

/** Letters of the longest number. @param {Float32Array} values */
export const longest = (values) =>
  values.reduce((most, value) => Math.max(most, formatNumber(value).length), 0);

/**
 * Draws brackets; what it returns fills them.
 * @param {HTMLElement} body
 * @param {number} rows
 * @param {number} columns
 * @param {number} letters  of the longest number
 * @param {[number, number]} [range]  of the colours
 */
export const matrixBody = (body, rows, columns, letters, range) =>
  readable(rows, columns) ? numbers(body, rows, columns, letters) : map(body, rows, columns, range);

/** Brackets around a width and height. @param {number} width @param {number} height */
const brackets = (width, height) =>
  `M6 1H1V${height - 1}H6M${width - 6} 1H${width - 1}V${height - 1}H${width - 6}`;

/** @param {HTMLElement} body @param {number} width @param {number} height */
function drawing(body, width, height) {
  const root = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  root.append(svg('path', { d: brackets(width, height) }));
  body.append(root);
  return root;
}

/** The numbers themselves. @param {HTMLElement} body @param {number} rows @param {number} columns @param {number} letters */
function numbers(body, rows, columns, letters) {
  const cell = letters * LETTER + 12;
  const root = drawing(body, columns * cell + 14, rows * ROW + 6);
  const cells = Array.from({ length: rows * columns }, (_, i) => {
    const x = 7 + ((i % columns) + 1) * cell - 5;
    return svg('text', { x, y: 3 + Math.floor(i / columns) * ROW + 15, 'text-anchor': 'end' });
  });
  root.append(...cells);
  return (/** @type {Matrix} */ { values }) => {
    for (const [i, text] of cells.entries()) text.textContent = formatNumber(values[i]);
  };
}

/**
 * A colour a number: of signs, as wide as the largest unless a range is given.
 * @param {HTMLElement} body
 * @param {number} rows
 * @param {number} columns
 * @param {[number, number]} [range]
 */
function map(body, rows, columns, range) {
  const cell = Math.max(1, Math.min(14, 240 / Math.max(rows, columns)));
  const width = Math.max(4, columns * cell);
  const height = Math.max(4, rows * cell);
  drawing(body, width + 14, height + 6);
  const canvas = document.createElement('canvas');
  body.append(canvas);
  return (/** @type {Matrix} */ { values }) => {
    const most = Math.max(1e-12, ...extent([values]).map(Math.abs).filter(Number.isFinite));
    paint(canvas, { values, width: columns, height: rows }, range ?? [-most, most]);
  };
}
