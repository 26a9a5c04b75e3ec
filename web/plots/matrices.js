// An equation of matrices: small ones with their numbers, large ones as a map of colours, the shape
// below each, signs between. Data: a list of matrices and signs.

import { css } from 'lit';
import { extent, lostWords } from './follow.js';
import { frameStyles } from './frame-style.js';
import { longest, matrixBody, readable } from './matrix-body.js';
import { formatNumber } from './scale.js';
import { make } from './svg.js';
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

/** Rows and columns; a vector is one row. @param {readonly number[]} shape @returns {[number, number]} */
export const sizes = (shape) => (shape.length > 1 ? [shape[0], shape[1]] : [1, shape[0] ?? 1]);

/** @type {import('./index.js').PlotType<Equation>} */
export function plot(element, view) {
  /** @type {((part: Matrix) => void)[]} */
  let fills = [];
  let form = '';
  /** Letters of the longest number so far, by matrix: a cell grows but never shrinks. @type {number[]} */
  let letters = [];

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
        fills.push(matrixBody(body, rows, columns, letters[fills.length], view.range));
        return box;
      }),
    );
  };

  return {
    draw(equation) {
      const matrices = equation.filter((part) => typeof part !== 'string');
      letters = matrices.map(({ shape, values }, i) =>
        readable(...sizes(shape)) ? Math.max(letters[i] ?? 2, longest(values)) : 0,
      );
      const parts = equation.map((part) =>
        typeof part === 'string' ? part : [part.name, part.shape],
      );
      const now = JSON.stringify([parts, letters]);
      if (now !== form) build(equation);
      form = now;
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
