// Lines of equal value upon a map: dark on bright colours, bright on dark ones.

import { contours } from 'd3-contour';
import { svg } from './svg.js';

/** @typedef {import('../../bindings/worker/demo.js').Grid} Grid */

/** Lines cost more than all else of a map, so they follow its values ten times a second. */
const REST_MS = 100;

/** @param {SVGElement} group @param {number} count */
export function contourPainter(group, count) {
  /** What is drawn: a copy, for the buffers of old data go back to the worker. */
  let drawn = new Float32Array();
  let state = '';
  let drawnAt = -Infinity;
  let timer = 0;

  const painter = {
    /** @param {Grid} grid @param {[number, number]} range */
    draw(grid, range) {
      clearTimeout(timer);
      const now = `${grid.width} ${range}`;
      if (now === state && grid.values.every((value, i) => Object.is(value, drawn[i]))) return;
      const rest = drawnAt + REST_MS - performance.now();
      if (rest > 0) {
        timer = window.setTimeout(() => painter.draw(grid, range), rest);
        return;
      }
      drawn = grid.values.slice();
      state = now;
      drawnAt = performance.now();
      group.replaceChildren(...contourLines(grid, range, count));
    },
    remove: () => clearTimeout(timer),
  };
  return painter;
}

/**
 * Paths in units of the grid's cells.
 * @param {Grid} grid
 * @param {[number, number]} range  of the colours
 * @param {number} count
 */
function contourLines({ values, width, height }, [low, high], count) {
  const step = (high - low) / (count + 1);
  const levels = Array.from({ length: count }, (_, i) => low + (i + 1) * step);
  const signs = low === -high;
  const lines = contours().size([width, height]).thresholds(levels)(/** @type {any} */ (values));
  return lines.map(({ coordinates, value }) => {
    const part = (value - low) / (high - low);
    const bright = signs ? Math.abs(part - 0.5) < 0.28 : part > 0.55;
    return svg('path', {
      class: bright ? 'contour bright' : 'contour',
      'vector-effect': 'non-scaling-stroke',
      d: outline(coordinates, width, height),
    });
  });
}

/**
 * Rings as a path, without what runs along the edge of the grid.
 * @param {number[][][][]} polygons
 * @param {number} width
 * @param {number} height
 */
function outline(polygons, width, height) {
  const onEdge = (/** @type {number[]} */ [x, y]) => x <= 0 || y <= 0 || x >= width || y >= height;
  const place = (/** @type {number[]} */ [x, y]) =>
    `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
  let path = '';
  for (const ring of polygons.flat()) {
    for (let i = 0; i < ring.length; i++) {
      const hidden = i > 0 && onEdge(ring[i]) && onEdge(ring[i - 1]);
      path += `${i === 0 || hidden ? 'M' : 'L'}${place(ring[i])}`;
    }
  }
  return path;
}
