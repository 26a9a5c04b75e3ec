// The box around a surface: the floor's edges with ticks, labels and names, and the height's axis at
// the corner farthest to the left. All of it is drawn below the surface's picture.

import { Axis } from './axis.js';
import { svg } from './svg.js';

/** @typedef {(x: number, y: number, z: number) => [number, number]} Project  into CSS pixels */
/** @typedef {[number, number]} Pair */

/** @param {number} at */
const along = (at) => 2 * at - 1;

/**
 * @param {SVGElement} group
 * @param {Project} project
 * @param {{sides: [Pair, Pair], range: Pair, axes: string[], around: number}} box  around: from where
 *   the box is seen, as an angle
 */
export function drawBox(group, project, { sides, range, axes, around }) {
  const [across, depth, up] = [...sides, range].map((domain) => new Axis(domain));
  const front = Math.cos(around) > 0 ? 1 : -1;
  const right = Math.sin(around) > 0 ? 1 : -1;
  /** @type {Element[]} */
  const labels = [];
  let grid = '';
  /** @param {Pair} from @param {Pair} to */
  const stroke = (from, to) => {
    grid += `M${from.map(Math.round).join(' ')}L${to.map(Math.round).join(' ')}`;
  };
  const floor = (/** @type {number} */ x, /** @type {number} */ z) => project(x, -0.5, z);
  /** A label beyond a place, on the line from the middle. @param {Pair} place @param {Pair} inner @param {number} far @param {string} words @param {string} [kind] */
  const label = ([x, y], [x0, y0], far, words, kind = '') => {
    const length = Math.hypot(x - x0, y - y0) || 1;
    const [dx, dy] = [(x - x0) / length, (y - y0) / length];
    const anchor = dx < -0.4 ? 'end' : dx > 0.4 ? 'start' : 'middle';
    labels.push(
      svg(
        'text',
        { x: x + dx * far, y: y + dy * far + 4, 'text-anchor': anchor, class: kind },
        words,
      ),
    );
  };

  for (const [mark, words] of across.marks(4)) {
    const x = along(across.unit(mark));
    stroke(floor(x, -1), floor(x, 1));
    label(floor(x, front), floor(x, 0), 10, words);
  }
  for (const [mark, words] of depth.marks(4)) {
    const z = -along(depth.unit(mark));
    stroke(floor(-1, z), floor(1, z));
    label(floor(right, z), floor(0, z), 10, words);
  }
  label(floor(0, front), floor(0, 0), 30, axes[0] ?? 'x', 'name');
  label(floor(right, 0), floor(0, 0), 36, axes[1] ?? 'y', 'name');

  const corners = [-1, 1].flatMap((x) => [-1, 1].map((z) => ({ x, z, left: floor(x, z)[0] })));
  const corner = corners.reduce((least, one) => (one.left < least.left ? one : least));
  const at = (/** @type {number} */ y) => project(corner.x, y, corner.z);
  for (const [mark, words] of up.marks(4)) {
    const [x, y] = at(up.unit(mark) - 0.5);
    stroke([x - 4, y], [x, y]);
    labels.push(svg('text', { x: x - 8, y: y + 4, 'text-anchor': 'end' }, words));
  }
  labels.push(svg('text', { x: 6, y: 14, class: 'name' }, axes[2] ?? ''));
  const [low, high] = [at(-0.5), at(0.5)].map((place) => place.join(' '));
  const edges = [floor(-1, -1), floor(1, -1), floor(1, 1), floor(-1, 1)];
  group.replaceChildren(
    svg('path', { class: 'grid', d: grid }),
    svg('path', {
      class: 'edge',
      d: `M${low}L${high}M${edges.map((e) => e.join(' ')).join('L')}Z`,
    }),
    ...labels,
  );
}
