// Many small pictures side by side, with labels where there are some, and one colour bar for all.
// Data: {values, width, height, count, labels?}, one picture after the other; a label may have several
// lines. With `choose` one of them can be chosen, with `switches` each can be switched on and off.

import { css } from 'lit';
import { BAR, colorbar } from './colorbar.js';
import { extent, Follow } from './follow.js';
import { frameStyles } from './frame-style.js';
import { galleryPicker, galleryPickStyles } from './gallery-pick.js';
import { gallerySwitch, gallerySwitchStyles } from './gallery-switch.js';
import { valueWords } from './grid.js';
import { paint } from './paint.js';
import { make, svg } from './svg.js';

/** @typedef {import('../../bindings/worker/demo.js').Grid} Grid */

export const styles = [
  frameStyles,
  galleryPickStyles,
  gallerySwitchStyles,
  css`
    .gallery {
      display: grid;
      grid-template-columns: var(--columns, repeat(auto-fill, minmax(64px, 1fr)));
      gap: 6px;
    }
    .gallery canvas {
      display: block;
      width: 100%;
      image-rendering: pixelated;
      border-radius: 2px;
    }
    .gallery span {
      display: block;
      min-height: 1.4em;
      font: 12px system-ui, sans-serif;
      color: var(--ink-soft);
      text-align: center;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: pre;
    }
    .images .frame {
      height: ${BAR}px;
      margin-top: 6px;
    }
  `,
];

/** @type {import('./index.js').PlotType<Grid>} */
export function plot(element, view) {
  const follow = new Follow({ fixed: view.range });
  const gallery = make('div', 'gallery');
  const { columns, choose, switches } = view;
  if (columns) gallery.style.setProperty('--columns', `repeat(${columns}, minmax(0, 1fr))`);
  const frame = make('div', 'frame');
  const labels = svg('svg', { 'aria-hidden': 'true' });
  frame.append(labels);
  element.append(gallery, frame);
  const bar = colorbar(frame, labels);
  /** @type {[number, number]} */
  let range = [0, 1];
  const resize = () =>
    bar.draw(range, { left: 8, top: 4, width: Math.min(420, frame.clientWidth - 24) });
  const observer = new ResizeObserver(resize);
  observer.observe(frame);
  const labelOf = (/** @type {number} */ place) =>
    gallery.children[place]?.lastElementChild?.textContent || `picture ${place + 1}`;
  const picker =
    (choose && galleryPicker(gallery, view.title, choose, labelOf)) ||
    (switches && gallerySwitch(gallery, view.title, switches));

  return {
    ...(picker && { hand: picker.hand, show: picker.show }),
    draw(grid) {
      const { labels: names = [], width, height } = grid;
      const count = countOf(grid);
      while (gallery.children.length > count) gallery.lastElementChild?.remove();
      while (gallery.children.length < count) gallery.append(figure());
      const before = range;
      range = follow.take(...extent([grid.values]));
      if (range !== before) resize();
      for (let i = 0; i < count; i++) {
        const [canvas, label] = /** @type {[HTMLCanvasElement, HTMLElement]} */ (
          /** @type {unknown} */ (gallery.children[i].children)
        );
        canvas.style.aspectRatio = `${width} / ${height}`;
        paint(canvas, grid, range, i * width * height);
        if (label.textContent !== (names[i] ?? '')) label.textContent = names[i] ?? '';
        label.hidden = names.length === 0;
      }
      if (picker) picker.draw();
    },
    summary(grid) {
      const names = grid.labels?.length ? `: ${grid.labels.slice(0, 12).join(', ')}` : '';
      return `${countOf(grid)} pictures of ${grid.width} × ${grid.height}${names}; ${valueWords(grid.values)}`;
    },
    table: imageTable,
    remove: () => observer.disconnect(),
  };
}

function figure() {
  const box = make('div', '');
  box.append(document.createElement('canvas'), document.createElement('span'));
  return box;
}

/** @param {Grid} grid */
const countOf = ({ values, width, height, count = Math.floor(values.length / (width * height)) }) =>
  count;

/** @param {Grid} grid @returns {import('./table.js').Table} */
export function imageTable({ values, width, height, labels = [] }) {
  return {
    columns: ['picture', 'column', 'row', 'value'],
    length: values.length,
    row(i) {
      const picture = Math.floor(i / (width * height));
      const at = i % (width * height);
      return [labels[picture] ?? picture, at % width, Math.floor(at / width), values[i]];
    },
  };
}
