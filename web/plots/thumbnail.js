// A small map without axes, to compare with a large one beside it. Data as for a heat map.

import { css } from 'lit';
import { extent, paint, unit } from './heatmap.js';
import { formatNumber } from './scale.js';

export const styles = css`
  .thumbnail {
    display: block;
    width: 100%;
    max-width: 11rem;
    aspect-ratio: 1;
    image-rendering: pixelated;
    border-radius: var(--radius-small);
  }
`;

/** @type {import('../components/nb-plot.js').PlotType<import('./heatmap.js').Grid>} */
export function thumbnail(element, { range = unit }) {
  const canvas = Object.assign(document.createElement('canvas'), { className: 'thumbnail' });
  element.append(canvas);
  return {
    draw: ({ values, width, height }) => paint(canvas, values, width, height, range),
    summary: ({ values }) => `values from ${extent(values).map(formatNumber).join(' to ')}`,
  };
}
