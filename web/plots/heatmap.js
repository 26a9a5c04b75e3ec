// A function of two variables as a map: one pixel of a small canvas a value, enlarged by CSS, with
// axes and a colour bar; contour lines and marks upon it where the view or the data have them. Data:
// {values, width, height, marks?, domain?}, row by row from the top. It does not zoom or interpolate.

import { css } from 'lit';
import { Axis } from './axis.js';
import { extent, Follow, lostWords } from './follow.js';
import { Frame } from './frame.js';
import { frameStyles } from './frame-style.js';
import { gridTable, gridWords, ratioOf, sides } from './grid.js';
import { inkStyles } from './ink.js';
import { drawMarks, markLegend } from './marks.js';
import { paint } from './paint.js';
import { picker, pickStyles } from './pick.js';
import { svg } from './svg.js';

/** @typedef {import('../../bindings/worker/demo.js').Grid} Grid */

export const styles = [
  frameStyles,
  inkStyles,
  pickStyles,
  css`
    .contour {
      fill: none;
      stroke: #fff;
      stroke-width: 1;
      stroke-opacity: 0.75;
    }
    .contour.bright {
      stroke: #000;
      stroke-opacity: 0.55;
    }
  `,
];

/** @type {import('./index.js').PlotType<Grid>} */
export function plot(element, view) {
  const [across, up] = sides(view.domain);
  const follow = new Follow({ fixed: view.range });
  const bar = view.range ?? [0, 1];
  const frame = new Frame(element, {
    axes: view.axes,
    ratio: ratioOf([across, up]),
    bar,
    grid: false,
  });
  frame.set(new Axis(across), new Axis(up));
  const canvas = frame.put(document.createElement('canvas'));
  const lines = svg('g');
  const marks = svg('g');
  frame.marks.append(lines, marks);
  /** @type {Grid | null} */
  let shown = null;
  let named = '';
  /** @type {ReturnType<typeof import('./contours.js').contourPainter> | null} */
  let contours = null;

  const overlay = () => {
    if (!shown) return;
    const { left, top, width, height } = frame.area;
    lines.setAttribute(
      'transform',
      `translate(${left} ${top}) scale(${width / shown.width} ${height / shown.height})`,
    );
    drawMarks(marks, shown.marks ?? [], frame);
  };
  frame.resized = overlay;
  const pick = view.pick && picker(frame, view.title, view.pick);
  if (pick) frame.moved = pick.draw;

  /** @param {Grid} grid */
  const draw = (grid) => {
    shown = grid;
    const range = follow.take(...extent([grid.values]));
    const [across, up] = sides(grid.domain ?? view.domain);
    frame.set(new Axis(across), new Axis(up), range);
    paint(canvas, grid, range);
    contours?.draw(grid, range);
    const names = (grid.marks ?? []).map(({ name }) => name).join('\n');
    if (names !== named) frame.legend(markLegend(grid.marks ?? []));
    named = names;
    const lost = lostWords([grid.values]);
    frame.note(grid.values.length === 0 ? 'No data yet' : lost && `Hatched: ${lost}`);
    overlay();
  };

  if (view.contours) {
    import('./contours.js').then(({ contourPainter }) => {
      contours = contourPainter(lines, Number(view.contours));
      if (shown) draw(shown);
    });
  }
  return {
    frame,
    ...(pick && { hand: pick.hand, show: pick.show }),
    draw,
    summary: (grid) => gridWords(grid, view),
    table: (grid) => gridTable(grid, view),
    remove() {
      contours?.remove();
      frame.remove();
    },
  };
}
