// A network of dense layers as a diagram, inputs below, output above, as in the lecture: a connection
// is an S-curve, blue for a positive weight and orange for a negative one, as opaque as it is large
// beside the largest; a neuron has the colour of its bias.
// Connections of one colour and one of sixteen opacities share a path, so thousands of them are some
// thirty elements. Data: the weights as a model gives them, kernel [inputs, units] and bias by turns.

import { css } from 'lit';
import { editor, editStyles } from './network-edit.js';
import { curve, layersOf, layout, SIZE, weightTable } from './network-layout.js';
import { formatNumber } from './scale.js';
import { svg } from './svg.js';

const LEVELS = 16;

export const styles = [
  editStyles,
  css`
  .network svg {
    display: block;
    width: 100%;
    aspect-ratio: 1;
  }
  .network path {
    fill: none;
    stroke-width: 2.2;
  }
  .network .positive {
    stroke: var(--positive);
  }
  .network .negative {
    stroke: var(--negative);
  }
  .network circle {
    stroke: var(--surface);
    stroke-width: 2;
    fill: var(--ink-soft);
  }
  .network circle.positive {
    fill: var(--positive);
    stroke: var(--surface);
  }
  .network circle.negative {
    fill: var(--negative);
    stroke: var(--surface);
  }
  .network text {
    fill: var(--ink);
    font: italic 17px var(--font-text);
    text-anchor: middle;
  }
`,
];

/**
 * How long a drawn network stays, in ms: curves cost the browser far more than pixels, and nobody
 * follows hundreds of them sixty times a second.
 * @param {import('./network-layout.js').Weights} weights
 */
const restMs = (weights) => {
  const connections = weights.reduce((sum, { data }) => sum + data.length, 0);
  return connections > 200 ? 125 : 0;
};

/** @type {import('./index.js').PlotType<import('./network-layout.js').Weights>} */
export function plot(element, { title, edit, axes = ['', ''] }) {
  const root = svg('svg', { 'aria-hidden': 'true', viewBox: `0 0 ${SIZE} ${SIZE}` });
  element.append(root);
  let shape = '';
  /** @type {string[][]} */
  let curves = [];
  /** @type {Element[]} */
  let neurons = [];
  const paths = Array.from({ length: 2 * LEVELS }, (_, index) =>
    svg('path', {
      class: index < LEVELS ? 'negative' : 'positive',
      'stroke-opacity': ((index % LEVELS) + 1) / LEVELS,
    }),
  );

  const hand = edit ? editor(title, edit, axes) : null;

  /** @param {number[]} sizes */
  const build = (sizes) => {
    const places = layout(sizes);
    const radius = Math.max(4, Math.min(11, 150 / Math.max(...sizes)));
    curves = places
      .slice(1)
      .map((layer, below) => places[below].flatMap((from) => layer.map((to) => curve(from, to))));
    const circles = places.map((layer) =>
      layer.map(([cx, cy]) => svg('circle', { cx, cy, r: radius })),
    );
    neurons = circles.slice(1).flat();
    const names = places[0].map(([x, y], input) => {
      const label = svg('text', { x, y: y + radius + 16 });
      label.textContent = axes[input] ?? '';
      return label;
    });
    root.replaceChildren(...paths, ...circles.flat(), ...names);
    if (hand) root.prepend(hand.mark);
    if (hand) root.append(hand.cursor);
    hand?.build(sizes, radius);
  };

  /** @param {import('./network-layout.js').Weights} weights */
  const draw = (weights) => {
    const { sizes, kernels, biases } = layersOf(weights);
    if (shape !== sizes.join()) build(sizes);
    shape = sizes.join();
    const largest = Math.max(1e-12, ...kernels.map(largestSize));
    const parts = paths.map(() => /** @type {string[]} */ ([]));
    kernels.forEach((kernel, layer) => {
      for (let i = 0; i < kernel.length; i++) {
        const level = Math.ceil((Math.abs(kernel[i]) / largest) * LEVELS);
        if (level > 0) parts[level - 1 + (kernel[i] > 0 ? LEVELS : 0)].push(curves[layer][i]);
      }
    });
    for (const [index, path] of paths.entries()) path.setAttribute('d', parts[index].join(''));
    for (const [unit, bias] of biases.flatMap((layer) => [...layer]).entries()) {
      const sign = bias > 0 ? 'positive' : bias < 0 ? 'negative' : '';
      if (neurons[unit].getAttribute('class') !== sign) neurons[unit].setAttribute('class', sign);
    }
  };

  let drawnAt = -Infinity;
  let timer = 0;
  return {
    ...(hand && { hand: hand.hand }),
    draw(weights) {
      clearTimeout(timer);
      const rest = drawnAt + restMs(weights) - performance.now();
      if (rest > 0) {
        timer = window.setTimeout(() => {
          // what was given back meanwhile is empty: a newer frame is on its way
          if (weights.every(({ data }) => data.length > 0)) this.draw(weights);
        }, rest);
        return;
      }
      drawnAt = performance.now();
      draw(weights);
      hand?.take(weights);
    },
    remove: () => clearTimeout(timer),
    table: weightTable,
    summary(weights) {
      const { sizes, kernels } = layersOf(weights);
      const largest = formatNumber(Math.max(...kernels.map(largestSize)));
      return `layers of ${sizes.join(', ')} units; largest weight ${largest} in size`;
    },
  };
}

/** @param {Float32Array} values */
const largestSize = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
