// Curves in a frame, drawn by uPlot on a canvas between the grid and the legend. uPlot draws the
// curves, bands and points alone; axes and legend are the frame's.

import { css, unsafeCSS } from 'lit';
import uPlot from 'uplot';
import chartStyles from 'uplot/dist/uPlot.min.css?inline';
import { align } from './align.js';
import { Axis } from './axis.js';
import { extent, Follow, lostWords } from './follow.js';
import { Frame } from './frame.js';
import { frameStyles } from './frame-style.js';
import { faint, Ink, inkStyles } from './ink.js';
import { dashOf, marker, tokenOf } from './series.js';
import { make, svg } from './svg.js';

/** @typedef {import('../../bindings/worker/demo.js').Curve} Curve */

export const styles = [
  frameStyles,
  inkStyles,
  css`
    ${unsafeCSS(chartStyles)}
  `,
];

/** What tells curves apart. @param {Curve} curve @param {number} index */
const signOf = ({ name, style = 'line', low }, index) => ({
  name,
  style,
  index,
  banded: Boolean(low),
  token: tokenOf(index),
  dash: dashOf(index, style),
});

/** @typedef {ReturnType<typeof signOf>} Sign */

/** A piece of the curve for the legend. @param {Sign} sign */
function sample({ style, index, token, dash }) {
  const color = `var(${token})`;
  const path = svg('path', {
    d: style === 'points' ? marker(index, 12, 6, 4) : 'M0 6H24',
    'stroke-dasharray': dash.join(' '),
  });
  path.style.stroke = color;
  path.style.strokeWidth = style === 'points' ? '1.5' : '2';
  path.style.fill = 'none';
  return [path];
}

/** Every point with a marker. @param {number} index @returns {uPlot.Series.PathBuilder} */
const points = (index) => (chart, series, first, last) => {
  const path = new Path2D();
  const one = new Path2D(marker(index, 0, 0, 3.5 * uPlot.pxRatio));
  const [x, y] = [chart.data[0], chart.data[series]];
  for (let i = first; i <= last; i++) {
    const value = y[i];
    if (value == null) continue;
    path.addPath(one, { e: chart.valToPos(x[i], 'x', true), f: chart.valToPos(value, 'y', true) });
  }
  return { stroke: path, fill: path, flags: 0 };
};

/** @param {Sign} sign @param {Ink} ink @returns {uPlot.Series[]} */
function seriesOf({ style, index, token, dash, banded }, ink) {
  const stroke = () => ink.get(token);
  const paths =
    style === 'points'
      ? points(index)
      : style === 'steps'
        ? uPlot.paths.stepped?.({ align: 1 })
        : undefined;
  const fill = style === 'points' ? () => faint(ink.get(token), 0.25) : undefined;
  const width = style === 'points' ? 1.5 : 2;
  const edge = { stroke: 'transparent', width: 0, points: { show: false } };
  const main = {
    stroke,
    fill,
    width,
    dash: style === 'points' ? [] : dash,
    paths,
    points: { show: false },
  };
  return banded ? [main, edge, edge] : [main];
}

/**
 * @param {HTMLElement} element
 * @param {import('../../bindings/worker/demo.js').View} view
 * @param {{x: Follow, y: Follow}} follow  the domains
 */
export function curves(element, { axes, scale = 'linear' }, follow) {
  const frame = new Frame(element, { axes });
  const ink = new Ink(element);
  const box = frame.put(make('div', 'chart'));
  /** @type {uPlot | null} */
  let chart = null;
  let signs = '';
  /** @type {Curve[]} */
  let shown = [];

  const size = () => ({ width: Math.max(40, frame.area.width), height: frame.area.height });

  /** @param {Sign[]} all */
  const build = (all) => {
    chart?.destroy();
    let column = 1;
    const bands = all.flatMap(({ banded, token }) => {
      const at = column + 1;
      column += banded ? 3 : 1;
      const fill = () => faint(ink.get(token), 0.2);
      return banded ? [{ series: /** @type {[number, number]} */ ([at, at + 1]), fill }] : [];
    });
    const hidden = { show: false };
    chart = new uPlot(
      {
        ...size(),
        padding: [0, 0, 0, 0],
        legend: hidden,
        cursor: hidden,
        axes: [hidden, hidden],
        scales: {
          x: { time: false, range: () => frame.x.domain },
          y: { distr: scale === 'log' ? 3 : 1, range: () => frame.y.domain },
        },
        series: [{}, ...all.flatMap((sign) => seriesOf(sign, ink))],
        bands,
        hooks: { drawClear: [(drawn) => hatch(drawn, shown, ink.get('--ink-soft'))] },
      },
      [[]],
      box,
    );
  };

  frame.resized = () => chart?.setSize(size());

  return {
    frame,
    /** @param {Curve[]} all */
    draw(all) {
      shown = all;
      const columns = all.flatMap(({ y, low, high }) => [y, ...(low && high ? [low, high] : [])]);
      const log = scale === 'log';
      frame.set(
        new Axis(follow.x.take(...extent(all.map(({ x }) => x)))),
        new Axis(follow.y.take(...extent(columns, log)), log),
      );
      const now = all.map(signOf);
      if (signs !== JSON.stringify(now)) {
        signs = JSON.stringify(now);
        frame.legend(
          all.length > 1 ? now.map((sign) => ({ name: sign.name, sample: sample(sign) })) : [],
        );
        build(now);
      }
      const lost = lostWords(all.map(({ y }) => y));
      const empty = all.every(({ x }) => x.length === 0);
      frame.note(empty ? 'No data yet' : lost && `Grey: no finite number (${lost})`);
      chart?.setData(align(all, log));
    },
    redraw() {
      ink.forget();
      chart?.redraw(false);
    },
    /** @param {'log' | 'linear'} next */
    rescale(next) {
      scale = next;
      follow.y = new Follow({ ...follow.y, log: next === 'log' });
      signs = '';
    },
    remove() {
      frame.remove();
      chart?.destroy();
    },
  };
}

/**
 * Grey strips where a curve has no finite value.
 * @param {uPlot} chart
 * @param {Curve[]} all
 * @param {string} color
 */
function hatch({ ctx, bbox, valToPos }, all, color) {
  ctx.fillStyle = faint(color, 0.3);
  for (const { x, y } of all) {
    const at = (/** @type {number} */ i) =>
      valToPos(x[Math.max(0, Math.min(x.length - 1, i))], 'x', true);
    for (let i = 0; i < y.length; i++) {
      if (Math.abs(y[i]) < Infinity) continue;
      const from = (at(i - 1) + at(i)) / 2;
      ctx.fillRect(from, bbox.top, Math.max(2, (at(i) + at(i + 1)) / 2 - from), bbox.height);
    }
  }
}
