// Outlines in the page's colours, upon a canvas or as elements of SVG.

import { svg } from './svg.js';

/**
 * @typedef {object} Shape
 * @property {string} d        its outline
 * @property {string} token    its colour (ink.js)
 * @property {number} [fill]   how opaque it is inside
 * @property {number} [width]  of its line
 * @property {number[]} [dash]
 */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Shape[]} shapes
 * @param {import('./ink.js').Ink} ink
 */
export function paintShapes(context, shapes, ink) {
  context.lineJoin = 'round';
  for (const { d, token, fill = 0, width = 0, dash = [] } of shapes) {
    const path = new Path2D(d);
    context.globalAlpha = fill;
    context.fillStyle = ink.get(token);
    if (fill > 0) context.fill(path);
    context.globalAlpha = 1;
    context.strokeStyle = ink.get(token);
    context.lineWidth = width;
    context.setLineDash(dash);
    if (width > 0) context.stroke(path);
  }
}

/** @param {Shape[]} shapes */
export function drawnShapes(shapes) {
  const group = svg('g', { class: 'inside' });
  for (const { d, token, fill = 0, width = 0, dash = [] } of shapes) {
    const path = svg('path', { d, 'stroke-dasharray': dash.join(' ') || 'none' });
    Object.assign(path.style, {
      fill: fill > 0 ? `var(${token})` : 'none',
      fillOpacity: String(fill),
      stroke: width > 0 ? `var(${token})` : 'none',
      strokeWidth: String(width),
      strokeLinejoin: 'round',
    });
    group.append(path);
  }
  return group;
}
