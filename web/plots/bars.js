// Groups of bars, one group a label, with error bars where there are low and high. Data: {labels,
// bars: [{name, values, low?, high?}]}. Bars of one group differ by filling as well as by colour.

import { css } from 'lit';
import { Axis } from './axis.js';
import { extent, Follow, lostWords } from './follow.js';
import { Frame } from './frame.js';
import { frameStyles } from './frame-style.js';
import { inkStyles } from './ink.js';
import { LETTER } from './legend.js';
import { formatNumber } from './scale.js';
import { tokenOf } from './series.js';
import { svg } from './svg.js';
import { exact } from './table.js';

/** @typedef {import('../../bindings/worker/demo.js').Bars} BarData */

export const styles = [
  frameStyles,
  inkStyles,
  css`
    .error {
      stroke: var(--ink);
      stroke-width: 1.5;
      fill: none;
    }
  `,
];

/** How full the first, second … bar of a group is. */
const fillings = [0.85, 0, 0.45, 0.15];

/** Labels at equal distances, as an axis. */
export class Places {
  log = false;
  /** @type {[number, number]} */
  domain = [0, 1];

  /** @param {string[]} labels */
  constructor(labels) {
    this.labels = labels;
    this.domain = [0, Math.max(1, labels.length)];
  }

  /** @param {number} value */
  unit(value) {
    return value / this.domain[1];
  }

  /** @param {number} at */
  value(at) {
    return at * this.domain[1];
  }

  /** Every label, or every second, third … where they are long. @param {number} count about so many short ones @returns {[number, string][]} */
  marks(count) {
    const longest = Math.max(3, ...this.labels.map(({ length }) => length));
    const fitting = Math.max(1, Math.floor((count * 66) / ((longest + 1) * LETTER)));
    const every = Math.ceil(this.labels.length / fitting);
    return this.labels.flatMap((label, i) => (i % every === 0 ? [[i + 0.5, label]] : []));
  }
}

/** @param {SVGElement} element @param {number} index */
function fillAs(element, index) {
  element.style.fill = `var(${tokenOf(index)})`;
  element.style.fillOpacity = String(fillings[index % fillings.length]);
  element.style.stroke = `var(${tokenOf(index)})`;
  element.style.strokeWidth = '1.5';
  return element;
}

/** @type {import('./index.js').PlotType<BarData>} */
export function plot(element, view) {
  const frame = new Frame(element, { axes: view.axes ?? ['', ''] });
  const follow = new Follow({ fixed: view.range, zero: true });
  /** @type {BarData | null} */
  let shown = null;
  let named = '';

  const paint = () => {
    if (!shown) return;
    const { labels, bars } = shown;
    const width = 0.76 / Math.max(1, bars.length);
    const elements = bars.flatMap(({ values, low, high }, index) =>
      labels.flatMap((_, place) => {
        const left = place + 0.12 + index * width;
        const bar = fillAs(
          box(frame, left + 0.04 * width, left + 0.96 * width, values[place]),
          index,
        );
        if (!low || !high) return [bar];
        return [bar, whisker(frame, left + width / 2, low[place], high[place])];
      }),
    );
    frame.marks.replaceChildren(...elements);
  };
  frame.resized = paint;

  return {
    frame,
    draw(data) {
      shown = data;
      const columns = data.bars.flatMap(({ values, low, high }) => [values, low ?? [], high ?? []]);
      frame.set(new Places(data.labels), new Axis(follow.take(...extent(columns))));
      const names = data.bars.map(({ name }) => name).join('\n');
      if (names !== named) frame.legend(data.bars.length > 1 ? data.bars.map(entry) : []);
      named = names;
      const lost = lostWords(data.bars.map(({ values }) => values));
      frame.note(data.labels.length === 0 ? 'No data yet' : lost && `No bar: ${lost}`);
      paint();
    },
    summary: (data) => data.bars.map((bar) => describe(bar, data.labels)).join('; ') || 'no bars',
    table: barTable,
    remove: () => frame.remove(),
  };
}

/** @param {{name: string}} bar @param {number} index */
const entry = ({ name }, index) => ({
  name,
  sample: [fillAs(svg('rect', { x: 5, y: 0, width: 14, height: 12 }), index)],
});

/** A bar from 0, or none. @param {Frame} frame @param {number} from @param {number} to @param {number} value */
function box(frame, from, to, value) {
  const [low, high] = frame.y.domain;
  const inside = (/** @type {number} */ at) => frame.top(Math.max(low, Math.min(high, at)));
  const [zero, end] = [inside(0), inside(Number.isFinite(value) ? value : 0)];
  return svg('rect', {
    x: frame.left(from),
    y: Math.min(zero, end),
    width: frame.left(to) - frame.left(from),
    height: Math.abs(end - zero),
  });
}

/** @param {Frame} frame @param {number} at @param {number} low @param {number} high */
function whisker(frame, at, low, high) {
  const [x, bottom, top] = [frame.left(at), frame.top(low), frame.top(high)];
  const path = `M${x} ${bottom}V${top}M${x - 4} ${bottom}h8M${x - 4} ${top}h8`;
  return svg('path', { class: 'error', d: Number.isFinite(bottom + top) ? path : '' });
}

/** @param {BarData['bars'][0]} bar @param {string[]} labels */
function describe({ name, values }, labels) {
  const words = labels.map((label, i) => `${label} ${formatNumber(values[i])}`);
  const rest = words.length > 8 ? `, and ${words.length - 8} more` : '';
  return `${name}: ${words.slice(0, 8).join(', ')}${rest}`;
}

/** @param {BarData} data @returns {import('./table.js').Table} */
export function barTable({ labels, bars }) {
  const columns = bars.flatMap(({ name, values, low, high }) => [
    { name, values },
    ...(low && high
      ? [
          { name: `${name}, low`, values: low },
          { name: `${name}, high`, values: high },
        ]
      : []),
  ]);
  return {
    columns: ['label', ...columns.map(({ name }) => name)],
    length: labels.length,
    row: (i) => [labels[i], ...columns.map(({ values }) => exact(values[i]))],
  };
}
