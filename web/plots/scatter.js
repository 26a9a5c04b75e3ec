// Points in a plane, coloured by their values where they have them, with a colour bar. Data: a list
// of sets of points. Many points are small squares, for the browser draws a rectangle far faster than
// a circle.

import { Axis } from './axis.js';
import { colorOf } from './color.js';
import { extent, Follow, lostWords } from './follow.js';
import { Frame } from './frame.js';
import { frameStyles } from './frame-style.js';
import { sides } from './grid.js';
import { faint, Ink, inkStyles } from './ink.js';
import { layer } from './layer.js';
import { picker, pickStyles } from './pick.js';
import { formatNumber } from './scale.js';
import { marker, tokenOf } from './series.js';
import { svg } from './svg.js';
import { columnTable, stacked } from './table.js';

/** @typedef {import('../../bindings/worker/demo.js').Marks} Marks */

export const styles = [frameStyles, inkStyles, pickStyles];

const MANY = 1500;
const SHADES = 32;

/** @type {import('./index.js').PlotType<Marks | Marks[]>} */
export function plot(element, view) {
  const [across, up] = view.domain ? sides(view.domain) : [undefined, undefined];
  const follow = {
    x: new Follow({ fixed: across }),
    y: new Follow({ fixed: view.range ?? (Array.isArray(view.domain?.[0]) ? up : undefined) }),
    colors: new Follow(),
  };
  const frame = new Frame(element, { axes: view.axes, height: 340 });
  const ink = new Ink(element);
  const clear = layer(frame);
  /** @type {Marks[]} */
  let shown = [];
  let named = '';

  const paint = () => {
    const context = clear();
    for (const [index, set] of shown.entries())
      drawSet(context, frame, set, index, ink, follow.colors.take(1, 0));
  };
  frame.resized = paint;
  const pick = view.pick && picker(frame, view.title, view.pick);
  if (pick) frame.moved = pick.draw;

  return {
    frame,
    ...(pick && { hand: pick.hand, show: pick.show }),
    draw(data) {
      shown = [data].flat();
      const domain = (/** @type {'x' | 'y'} */ side) =>
        new Axis(follow[side].take(...extent(shown.map((set) => set[side]))));
      const values = shown.flatMap((set) => (set.values ? [set.values] : []));
      const bar = values.length > 0 ? follow.colors.take(...extent(values)) : undefined;
      frame.set(domain('x'), domain('y'), bar);
      const names = shown.map(({ name }) => name).join('\n');
      if (names !== named) frame.legend(shown.length > 1 ? shown.map(entry) : []);
      named = names;
      const lost = lostWords(shown.flatMap(({ x, y }) => [x, y]));
      const empty = shown.every(({ x }) => x.length === 0);
      frame.note(empty ? 'No data yet' : lost && `Not drawn: ${lost}`);
      paint();
    },
    summary: (data) =>
      [data]
        .flat()
        .map((set) => describe(set, view.axes))
        .join('; ') || 'no points',
    table: (data) => pointTable([data].flat(), view.axes ?? ['x', 'y']),
    redraw() {
      ink.forget();
      paint();
    },
    remove: () => frame.remove(),
  };
}

/** @param {Marks} set @param {number} index */
function entry({ name, joined }, index) {
  const path = svg('path', { d: (joined ? 'M0 6H24' : '') + marker(index, 12, 6, 4) });
  path.style.stroke = `var(${tokenOf(index)})`;
  path.style.strokeWidth = '1.5';
  path.style.fill = 'none';
  return { name, sample: [path] };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Marks} set
 * @param {number} index
 * @param {Ink} ink
 * @param {[number, number]} range  of the colours
 */
function drawSet(context, frame, { x, y, values, joined }, index, ink, range) {
  const color = ink.get(tokenOf(index));
  if (joined) {
    const line = new Path2D();
    for (let i = 0; i < x.length; i++) line.lineTo(frame.left(x[i]), frame.top(y[i]));
    context.strokeStyle = color;
    context.lineWidth = 1.5;
    context.stroke(line);
  }
  const shades = values ? SHADES : 1;
  const scale = shades / (range[1] - range[0]);
  const shadeOf = (/** @type {number} */ i) =>
    values ? Math.max(0, Math.min(SHADES - 1, Math.floor((values[i] - range[0]) * scale))) || 0 : 0;
  const paths = Array.from({ length: shades }, () => new Path2D());
  const size = x.length > 20000 ? 2 : 3;
  const one = new Path2D(marker(index, 0, 0, x.length > 300 ? 3 : 4));
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [frame.left(x[i]), frame.top(y[i])];
    if (!Number.isFinite(px + py)) continue;
    if (x.length > MANY) paths[shadeOf(i)].rect(px - size / 2, py - size / 2, size, size);
    else paths[shadeOf(i)].addPath(one, { e: px, f: py });
  }
  for (const [shade, path] of paths.entries()) {
    const fill = values ? colorOf(range[0] + (shade + 0.5) / scale, range) : color;
    context.fillStyle = values || x.length > MANY ? fill : faint(fill, 0.25);
    context.fill(path);
    if (x.length > MANY) continue;
    context.strokeStyle = values ? ink.get('--ink') : color;
    context.lineWidth = values ? 0.5 : 1.4;
    context.stroke(path);
  }
}

/** @param {Marks} set @param {string[]} [axes] */
function describe({ name, x, y, values }, axes = ['x', 'y']) {
  if (x.length === 0) return `${name}: no data yet`;
  const words = (/** @type {Float32Array} */ column) =>
    extent([column]).map(formatNumber).join(' to ');
  const lost = lostWords([x, y]);
  return `${x.length} points ${name}: ${axes[0]} from ${words(x)}, ${axes[1]} from ${words(y)}${values ? `, values from ${words(values)}` : ''}${lost && `; not drawn: ${lost}`}`;
}

/** @param {Marks[]} sets @param {string[]} axes */
export function pointTable(sets, [x, y]) {
  const valued = sets.some(({ values }) => values);
  return stacked(
    'points',
    sets.map((set) => {
      const columns = valued ? [set.x, set.y, set.values ?? null] : [set.x, set.y];
      return { name: set.name, table: columnTable(valued ? [x, y, 'value'] : [x, y], columns) };
    }),
  );
}
