// Curves as shapes of SVG, for a picture to be saved: sharp at any size, which a canvas is not.

import { marker } from './series.js';
import { svg } from './svg.js';

/** @typedef {import('../../bindings/worker/demo.js').Curve} Curve */

/** In tenths of a pixel, inside the area. @param {number} value @param {number} from @param {number} length */
const tenth = (value, from, length) =>
  Math.round(Math.max(from, Math.min(from + length, value)) * 10) / 10;

/**
 * A line that begins anew after what has no place.
 * @param {import('./frame.js').Frame} frame
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} y
 * @param {boolean} steps
 */
function line(frame, x, y, steps) {
  const { left, top, width, height } = frame.area;
  let path = '';
  let open = false;
  for (let i = 0; i < x.length; i++) {
    const [exactX, exactY] = [frame.left(x[i]), frame.top(y[i])];
    const placed = Number.isFinite(exactX + exactY);
    const px = tenth(exactX, left, width);
    const py = tenth(exactY, top, height);
    if (placed) path += !open ? `M${px} ${py}` : steps ? `H${px}V${py}` : `L${px} ${py}`;
    open = placed;
  }
  return path;
}

/** @param {import('./frame.js').Frame} frame @param {Curve} curve */
function band(frame, { x, low, high }) {
  if (!low || !high || low.length === 0) return '';
  const back = (/** @type {Float32Array} */ column) => Array.from(column).reverse();
  const lower = line(frame, back(x), back(low), false).replace('M', 'L');
  return `${line(frame, x, high, false)}${lower}Z`;
}

/** @param {Curve} curve @param {number} index @param {import('./frame.js').Frame} frame */
function points({ x, y }, index, frame) {
  let path = '';
  for (let i = 0; i < x.length; i++) {
    const place = frame.place(x[i], y[i]);
    if (place) path += marker(index, ...place, 3.5);
  }
  return path;
}

/**
 * @param {import('./frame.js').Frame} frame
 * @param {Curve[]} curves
 * @param {import('./strokes.js').Sign[]} signs
 */
export function curvePaths(frame, curves, signs) {
  const group = svg('g');
  for (const [i, curve] of curves.entries()) {
    const { style, index, token, dash, banded } = signs[i];
    const dotted = style === 'points';
    const d = dotted
      ? points(curve, index, frame)
      : line(frame, curve.x, curve.y, style === 'steps');
    const path = svg('path', { d, 'stroke-dasharray': dash.join(' ') || 'none' });
    Object.assign(path.style, {
      stroke: `var(${token})`,
      strokeWidth: dotted ? '1.5' : '2',
      fill: dotted ? `var(${token})` : 'none',
      fillOpacity: '0.25',
    });
    const area = svg('path', { d: banded ? band(frame, curve) : '' });
    Object.assign(area.style, { fill: `var(${token})`, fillOpacity: '0.2', stroke: 'none' });
    group.append(area, path);
  }
  return group;
}
