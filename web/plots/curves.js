// Curves in a frame, drawn by uPlot on a canvas between the grid and the legend. uPlot draws the
// curves, bands and points alone; axes and legend are the frame's.

import { css } from 'lit';
import uPlot from 'uplot';
import { align } from './align.js';
import { Axis } from './axis.js';
import { curvePaths } from './curve-paths.js';
import { extent, Follow, lostWords } from './follow.js';
import { Frame } from './frame.js';
import { frameStyles } from './frame-style.js';
import { faint, Ink, inkStyles } from './ink.js';
import { sample, seriesOf, signOf } from './strokes.js';
import { make } from './svg.js';

/** @typedef {import('../../bindings/worker/demo.js').Curve} Curve */

export const styles = [
  frameStyles,
  inkStyles,
  css`
    /* Of uPlot's own styles what its canvas needs. */
    .u-wrap {
      position: relative;
    }
    .u-wrap canvas {
      display: block;
      width: 100%;
      height: 100%;
    }
    .u-over,
    .u-under {
      position: absolute;
    }
  `,
];

/**
 * @param {HTMLElement} element
 * @param {import('../../bindings/worker/demo.js').View} view
 * @param {{x: Follow, y: Follow}} follow  the domains
 */
export function curves(element, { axes, scale = 'linear' }, follow) {
  const frame = new Frame(element, { axes });
  frame.set(new Axis(follow.x.take(1, 0)), new Axis(follow.y.take(1, 0), scale === 'log'));
  const ink = new Ink(element);
  const box = frame.put(make('div', 'chart'));
  /** @type {uPlot | null} */
  let chart = null;
  let signs = '';
  /** @type {Curve[]} */
  let shown = [];

  const size = () => ({ width: Math.max(40, frame.area.width), height: frame.area.height });

  /** @param {import('./strokes.js').Sign[]} all */
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
          x: { time: false, distr: follow.x.log ? 3 : 1, range: () => frame.x.domain },
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
        new Axis(
          follow.x.take(
            ...extent(
              all.map(({ x }) => x),
              follow.x.log,
            ),
          ),
          follow.x.log,
        ),
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
      frame.note(empty ? 'No data yet' : lost && `Grey: ${lost}`);
      chart?.setData(align(all, log));
    },
    vector: () => curvePaths(frame, shown, shown.map(signOf)),
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
