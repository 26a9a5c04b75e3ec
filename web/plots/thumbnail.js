// A small map without axes, to compare with a large one beside it. Data as for a heat map.

import { css } from 'lit';
import { extent, Follow } from './follow.js';
import { gridTable, valueWords } from './grid.js';
import { paint } from './paint.js';

export const styles = css`
  .thumbnail canvas {
    display: block;
    width: 100%;
    max-width: 11rem;
    image-rendering: pixelated;
    border-radius: var(--radius-small);
  }
`;

/** @type {import('./index.js').PlotType<import('./paint.js').Grid>} */
export function plot(element, view) {
  const canvas = document.createElement('canvas');
  const follow = new Follow({ fixed: view.range });
  element.append(canvas);
  return {
    draw(grid) {
      paint(canvas, grid, follow.take(...extent([grid.values])));
      canvas.style.aspectRatio = `${grid.width} / ${grid.height}`;
    },
    summary: ({ values }) => valueWords(values),
    table: (grid) => gridTable(grid, view),
  };
}
