// Points and joined paths upon a map, each set with a marker of its own: white with a dark edge, so
// that they are seen on every colour; sets with values have the values' colours inside.

import { colorOf } from './color.js';
import { extent } from './follow.js';
import { marker } from './series.js';
import { svg } from './svg.js';

/** @typedef {import('../../bindings/worker/demo.js').Marks} Marks */

/**
 * Where a point is drawn, or null where it lies outside.
 * @typedef {{place(x: number, y: number): [number, number] | null}} Plane
 */

/** What is drawn of one set. @param {string} d @param {string} fill */
const dots = (d, fill) =>
  svg('path', { d, fill, stroke: '#111', 'stroke-width': 1.2, 'paint-order': 'stroke' });

/** @param {string} d */
const track = (d) => [
  svg('path', { d, fill: 'none', stroke: '#111', 'stroke-width': 3.4, 'stroke-linejoin': 'round' }),
  svg('path', { d, fill: 'none', stroke: '#fff', 'stroke-width': 1.6, 'stroke-linejoin': 'round' }),
];

/**
 * @param {SVGElement} group
 * @param {Marks[]} marks
 * @param {Plane} plane
 */
export function drawMarks(group, marks, plane) {
  group.replaceChildren(
    ...marks.flatMap((set, index) => {
      const places = placesOf(set, plane);
      const r = places.length > 400 ? 2 : places.length > 60 ? 3 : 4;
      const elements = set.joined
        ? track(places.map(([x, y], i) => `${i > 0 ? 'L' : 'M'}${x} ${y}`).join(''))
        : [];
      const range = extent(set.values ? [set.values] : []);
      /** @type {Map<string, string>} */
      const paths = new Map();
      for (const [x, y, i] of places) {
        if (set.joined && i > 0 && i < set.x.length - 1) continue;
        const fill = set.values ? colorOf(shade(set.values[i], range), range) : '#fff';
        paths.set(fill, (paths.get(fill) ?? '') + marker(index, x, y, r));
      }
      return [...elements, ...[...paths].map(([fill, d]) => dots(d, fill))];
    }),
  );
}

/** One of sixteen values, so that few colours are drawn. @param {number} value @param {[number, number]} range */
const shade = (value, [low, high]) =>
  high > low ? low + (Math.round(((value - low) / (high - low)) * 15) / 15) * (high - low) : value;

/** What lies inside the axes: x, y, index. @param {Marks} set @param {Plane} plane */
function placesOf({ x, y }, plane) {
  const places = [];
  for (let i = 0; i < x.length; i++) {
    const place = plane.place(x[i], y[i]);
    if (place) places.push([...place.map((at) => Math.round(at * 10) / 10), i]);
  }
  return places;
}

/** @param {Marks[]} marks */
export const markLegend = (marks) =>
  marks.map(({ name, joined }, index) => ({
    name,
    sample: [...(joined ? track('M0 6H24') : []), dots(marker(index, 12, 6, 4), '#fff')],
  }));
