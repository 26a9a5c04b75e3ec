// A function of two variables as a map: one pixel of a small canvas a value, enlarged by CSS, with
// axes and a colour bar. Data: {values, width, height}, row by row from the top.
// It does not zoom, interpolate or choose its own range: a map keeps its colours while a network learns.

import { css } from 'lit';
import { colorize, gradient } from './color.js';
import { formatNumber, ticks } from './scale.js';

/** @typedef {{values: Float32Array, width: number, height: number}} Grid */
/** @typedef {[number, number]} Pair */

export const styles = css`
  .heatmap {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 8px;
  }
  .heatmap canvas {
    width: 100%;
    aspect-ratio: 1;
    image-rendering: pixelated;
    border-radius: var(--radius-small);
    grid-column: 2;
  }
  .heatmap .axis {
    position: relative;
    min-width: 2.6em;
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
    color: var(--ink-soft);
  }
  .heatmap .axis span {
    position: absolute;
    transform: translate(-50%, 0);
    white-space: nowrap;
    line-height: 1.2;
  }
  .heatmap .axis.vertical span {
    right: 0;
    transform: translate(0, 50%);
  }
  .heatmap .axis.horizontal {
    grid-column: 2;
    height: 1.4em;
  }
  .heatmap .name {
    font-style: italic;
    color: var(--ink);
  }
  .heatmap .bar {
    grid-column: 2;
    height: 0.6rem;
    border-radius: 0.3rem;
    margin-top: 0.5rem;
  }
  .heatmap .axis.horizontal .first,
  .heatmap .axis.vertical .first {
    transform: none;
  }
  .heatmap .axis.horizontal .last {
    transform: translate(-100%, 0);
  }
  .heatmap .axis.vertical .last {
    transform: translate(0, 100%);
  }
`;

/** @type {Pair} */
export const unit = [0, 1];

/** The horizontal and the vertical axis. @param {Pair | [Pair, Pair]} domain @returns {[Pair, Pair]} */
export const sides = (domain) =>
  typeof domain[0] === 'number'
    ? [/** @type {Pair} */ (domain), /** @type {Pair} */ (domain)]
    : /** @type {[Pair, Pair]} */ (domain);

/** @param {string} kind @returns {HTMLDivElement} */
const box = (kind) => Object.assign(document.createElement('div'), { className: kind });

/**
 * Labels along an axis; those at the ends stay inside its length.
 * @param {'horizontal' | 'vertical'} direction
 * @param {Pair} domain
 * @param {number[]} marks
 * @param {string} [name]  written in the middle, in the place of a number
 */
function axis(direction, [low, high], marks, name) {
  const element = box(`axis ${direction}`);
  for (const mark of marks) {
    const label = document.createElement('span');
    const at = `${(100 * (mark - low)) / (high - low)}%`;
    const middle = mark === (low + high) / 2;
    label.textContent = name && middle ? name : formatNumber(mark);
    label.classList.toggle('name', Boolean(name) && middle);
    label.classList.toggle('first', mark === low);
    label.classList.toggle('last', mark === high);
    if (direction === 'horizontal') label.style.left = at;
    else label.style.bottom = at;
    element.append(label);
  }
  return element;
}

/** @type {import('../components/nb-plot.js').PlotType<Grid>} */
export function heatmap(element, view) {
  const { domain = unit, range = unit, axes = ['x', 'y'] } = view;
  const canvas = document.createElement('canvas');
  const bar = box('bar');
  bar.style.background = gradient('to right');
  const frame = box('heatmap');
  const [across, up] = sides(domain);
  frame.append(
    axis('vertical', up, ticks(...up), axes[1]),
    canvas,
    axis('horizontal', across, ticks(...across), axes[0]),
    bar,
    axis('horizontal', range, [range[0], (range[0] + range[1]) / 2, range[1]]),
  );
  element.append(frame);

  return {
    draw({ values, width, height }) {
      paint(canvas, values, width, height, range);
    },
    summary: ({ values }) => {
      const [least, greatest] = extent(values);
      return `values from ${formatNumber(least)} to ${formatNumber(greatest)} over ${axes[0]} from ${across.map(formatNumber).join(' to ')} and ${axes[1]} from ${up.map(formatNumber).join(' to ')}`;
    },
  };
}

/**
 * Puts values as pixels on a canvas, one each.
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values
 * @param {number} width
 * @param {number} height
 * @param {Pair} range
 */
export function paint(canvas, values, width, height, range) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(width, height);
  colorize(values, range, new Uint32Array(image.data.buffer));
  context.putImageData(image, 0, 0);
}

/** Least and greatest value. @param {Float32Array} values @returns {Pair} */
export function extent(values) {
  let least = Infinity;
  let greatest = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return [least, greatest];
}
