// An equation of matrices: small ones with their numbers, large ones as a map of colours, the shape
// below each, signs between. Data: a list of matrices and signs.

import { css } from 'lit';
import { extent, lostWords } from './follow.js';
import { frameStyles } from './frame-style.js';
import { paint } from './paint.js';
import { formatNumber } from './scale.js';
import { make, svg } from './svg.js';
import { stacked } from './table.js';

/** @typedef {import('../../bindings/worker/demo.js').Matrices} Equation @typedef {Exclude<Equation[0], string>} Matrix */

export const styles = [
  frameStyles,
  css`
    .matrices {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 10px;
    }
    .matrix {
      display: grid;
      justify-items: center;
      gap: 3px;
      max-width: 100%;
      color: var(--ink);
      font: 13px system-ui, sans-serif;
    }
    .matrix .shape {
      color: var(--ink-soft);
      font-size: 12px;
    }
    .matrix .body {
      position: relative;
      max-width: 100%;
    }
    .matrix svg {
      display: block;
      max-width: 100%;
      height: auto;
    }
    .matrix text {
      fill: var(--ink);
    }
    .matrix canvas {
      position: absolute;
      image-rendering: pixelated;
      left: 7px;
      top: 3px;
      width: calc(100% - 14px);
      height: calc(100% - 6px);
    }
    .matrix path {
      fill: none;
      stroke: var(--ink);
      stroke-width: 1.4;
    }
    .sign {
      font: 20px system-ui, sans-serif;
      color: var(--ink);
    }
  `,
];

/** So many numbers a row or column can still be read. */
const READABLE = 8;
const ROW = 22;
const LETTER = 7.2;

/** Rows and columns; a vector is one row. @param {readonly number[]} shape */
export const sizes = (shape) => (shape.length > 1 ? [shape[0], shape[1]] : [1, shape[0] ?? 1]);

/** @type {import('./index.js').PlotType<Equation>} */
export function plot(element, view) {
  /** @type {((part: Matrix) => void)[]} */
  let fills = [];
  let form = '';

  /** @param {Equation} equation */
  const build = (equation) => {
    fills = [];
    element.replaceChildren(
      ...equation.map((part) => {
        if (typeof part === 'string') {
          return Object.assign(make('span', 'sign'), { textContent: part });
        }
        const [rows, columns] = sizes(part.shape);
        const body = make('div', 'body');
        const box = make('div', 'matrix');
        const shape = part.shape.length > 1 ? part.shape.join(' × ') : String(columns);
        box.append(named('name', part.name), body, named('shape', shape));
        fills.push(
          (rows <= READABLE && columns <= READABLE ? numbers : map)(
            body,
            rows,
            columns,
            view.range,
          ),
        );
        return box;
      }),
    );
  };

  return {
    draw(equation) {
      const now = JSON.stringify(
        equation.map((part) => (typeof part === 'string' ? part : [part.name, part.shape])),
      );
      if (now !== form) build(equation);
      form = now;
      const matrices = equation.filter((part) => typeof part !== 'string');
      for (const [i, matrix] of matrices.entries()) fills[i](matrix);
    },
    summary: (equation) =>
      equation.map((part) => (typeof part === 'string' ? part : describe(part))).join(' ') ||
      'no matrices',
    table: matrixTable,
  };
}

/** @param {string} kind @param {string} text */
const named = (kind, text) => Object.assign(make('span', kind), { textContent: text });

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

/** The numbers themselves. @param {HTMLElement} body @param {number} rows @param {number} columns */
function numbers(body, rows, columns) {
  const cell = 6 * LETTER + 8;
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

/** @param {Matrix} matrix */
function describe({ name, shape, values }) {
  const lost = lostWords([values]);
  const size = `${name} (${shape.join(' × ')}${lost && `; ${lost}`})`;
  if (values.length > 16) {
    const [low, high] = extent([values]).map(formatNumber);
    return `${size} with values from ${low} to ${high}`;
  }
  const [, columns] = sizes(shape);
  const words = Array.from(
    values,
    (value, i) => formatNumber(value) + ((i + 1) % columns === 0 ? ';' : ','),
  );
  return `${size} ${words.join(' ').slice(0, -1)}`;
}

/** @param {Equation} equation */
export function matrixTable(equation) {
  const matrices = equation.filter((part) => typeof part !== 'string');
  return stacked(
    'matrix',
    matrices.map(({ name, shape, values }) => {
      const [, columns] = sizes(shape);
      const row = (/** @type {number} */ i) => [Math.floor(i / columns), i % columns, values[i]];
      return { name, table: { columns: ['row', 'column', 'value'], length: values.length, row } };
    }),
  );
}
