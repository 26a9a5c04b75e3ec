// Results of the steps as curves: the mean over neighbouring steps as a line, the range between the
// least and the greatest as a band. Drawn by uPlot. Data: {bins}, one a result.
// It does not zoom, pan or animate.

import { css, unsafeCSS } from 'lit';
import uPlot from 'uplot';
import chartStyles from 'uplot/dist/uPlot.min.css?inline';
import { formatCount, formatNumber } from './scale.js';

/** @typedef {{bins: import('./bins.js').Bins[]}} History */

const HEIGHT = 280;

export const styles = css`
  ${unsafeCSS(chartStyles)}
  .history {
    height: ${HEIGHT}px;
    overflow: hidden;
  }
`;

/** A logarithmic axis has no place for 0 or less. */
const SMALLEST = 1e-12;

/** Whole tenths of a decade; two decades while there is nothing, so that the axis stands already. @type {uPlot.Scale.Range} */
const decades = (_, low, high) => (low === null ? [0.01, 1] : uPlot.rangeLog(low, high, 10, false));

/** @type {import('../components/nb-plot.js').PlotType<History>} */
export function history(element, { of, scale = 'linear', axes }) {
  const names = /** @type {string[]} */ (of);
  const frame = Object.assign(document.createElement('div'), { className: 'history' });
  element.append(frame);
  // Read once and not at every drawing: asking for a style makes the browser compute all of them.
  const tokens = ['--ink-soft', '--line', '--accent', '--accent-faint'];
  /** @type {Record<string, string>} */
  const colors = {};
  const probe = document.createElement('span');
  frame.append(probe);
  const readColors = () => {
    for (const token of tokens) {
      probe.style.color = `var(${token})`;
      colors[token] = getComputedStyle(probe).color;
    }
  };
  readColors();
  const color = (/** @type {string} */ token) => () => colors[token];
  /** @type {uPlot | null} */
  let chart = null;
  /** @type {uPlot.AlignedData} */
  let data = [[]];

  const create = () => {
    chart?.destroy();
    const axis = {
      stroke: color('--ink-soft'),
      grid: { stroke: color('--line'), width: 1 },
      ticks: { stroke: color('--line'), width: 1, size: 5 },
      font: '12px system-ui, sans-serif',
      labelFont: '13px system-ui, sans-serif',
      labelSize: 20,
      labelGap: 2,
    };
    const edge = { stroke: 'transparent', width: 0, points: { show: false } };
    chart = new uPlot(
      {
        width: Math.max(200, frame.clientWidth),
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        padding: [10, 24, 0, 0],
        scales: {
          x: { time: false, range: (_, __, high) => [0, Math.max(10, high ?? 0)] },
          y:
            scale === 'log'
              ? { distr: 3, range: decades }
              : { range: (_, __, high) => [0, Math.max(high ?? 0, 1e-6) * 1.05] },
        },
        axes: [
          {
            ...axis,
            label: axes?.[0] ?? 'step',
            size: 34,
            values: (_, marks) => marks.map(formatCount),
          },
          {
            ...axis,
            label: axes?.[1] ?? names[0],
            size: 54,
            values: (_, marks) => marks.map((mark) => (mark === null ? '' : formatNumber(mark))),
          },
        ],
        series: [
          {},
          ...names.flatMap(() => [
            { stroke: color('--accent'), width: 2, points: { show: false } },
            edge,
            edge,
          ]),
        ],
        bands: names.map((_, index) => ({
          series: /** @type {[number, number]} */ ([3 * index + 2, 3 * index + 3]),
          fill: color('--accent-faint'),
        })),
      },
      data,
      frame,
    );
  };

  const resized = new ResizeObserver(() => {
    if (!chart) create();
    else chart.setSize({ width: Math.max(200, frame.clientWidth), height: HEIGHT });
  });
  resized.observe(frame);

  return {
    draw({ bins }) {
      const columns = bins.map((bin) => bin.columns());
      const lift = (/** @type {Float64Array} */ column) =>
        scale === 'log' ? column.map((value) => Math.max(SMALLEST, value)) : column;
      data = [
        columns[0].x,
        ...columns.flatMap(({ mean, low, high }) => [lift(mean), lift(high), lift(low)]),
      ];
      chart?.setData(data);
    },
    summary: ({ bins }) =>
      names
        .map((name, index) => {
          const { first, last, count } = bins[index];
          if (count === 0) return `${name}: no step yet`;
          return `${name} ${formatNumber(last)} after ${count} steps, ${formatNumber(first)} at the first`;
        })
        .join('; '),
    redraw() {
      readColors();
      chart?.redraw(false);
    },
    rescale(next) {
      scale = next;
      create();
    },
    remove() {
      resized.disconnect();
      chart?.destroy();
    },
  };
}
