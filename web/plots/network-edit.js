// Choosing a connection or a neuron of a network: by click, or with the keyboard: left and right walk
// along the numbers, up and down from layer to layer, Enter chooses, Escape leaves. Fires `nb-edit`
// with the parameter's name and the number's index in the flattened weights.

import { css } from 'lit';
import { handKeys } from './hand-keys.js';
import { curve, itemsOf, layout, SIZE } from './network-layout.js';
import { formatNumber } from './scale.js';
import { make, svg } from './svg.js';

/** @typedef {import('./network-layout.js').Item} Item */

export const editStyles = css`
  .hand.edit {
    position: absolute;
    inset: 0;
    cursor: pointer;
  }
  .hand.edit .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .network path.chosen {
    stroke: var(--accent);
    stroke-opacity: 0.55;
    stroke-width: 9;
  }
  .network path.walking {
    stroke: var(--ink);
    stroke-width: 1.6;
    stroke-dasharray: 4 4;
  }
`;

/** How near a click must be, in units of the picture. */
const NEAR = 16;

/** Places along a connection. @param {[number, number]} from @param {[number, number]} to */
const along = ([x0, y0], [x1, y1]) =>
  Array.from({ length: 21 }, (_, i) => {
    const t = i / 20;
    return [x0 + (x1 - x0) * (3 * t * t - 2 * t ** 3), y0 + (y1 - y0) * t];
  });

/** @param {string} title @param {string} name  of the parameter @param {string[]} inputs */
export function editor(title, name, inputs) {
  const hand = /** @type {HTMLElement} */ (make('div', 'hand edit'));
  const said = make('span', 'said');
  said.setAttribute('role', 'status');
  hand.append(said);
  hand.tabIndex = 0;
  hand.setAttribute('role', 'application');
  hand.setAttribute(
    'aria-label',
    `Choose a weight or bias in ${title}: arrow keys walk, Enter chooses, Escape leaves`,
  );
  const mark = svg('path', { class: 'chosen' });
  const cursor = svg('path', { class: 'walking' });
  /** @type {Item[]} */
  let items = [];
  /** @type {[number, number][][]} */
  let places = [];
  let ring = 12;
  let at = -1;
  /** @type {Float32Array[]} */
  let values = [];

  /** @param {Item} item */
  const outline = ({ layer, from, to }) => {
    const [x, y] = places[layer][to];
    if (from !== null) return curve(places[layer - 1][from], [x, y]);
    return `M${x - ring} ${y}a${ring} ${ring} 0 1 0 ${2 * ring} 0a${ring} ${ring} 0 1 0 ${-2 * ring} 0Z`;
  };

  /** @param {Item} item */
  const words = ({ index, layer, from, to }) => {
    const flat = values.flatMap((array) => [...array]);
    const origin =
      layer === 1 ? `input ${inputs[from ?? 0] || Number(from) + 1}` : `neuron ${Number(from) + 1}`;
    const what = from === null ? 'bias' : `weight from ${origin}`;
    return `${what} ${from === null ? 'of' : 'to'} neuron ${to + 1} of layer ${layer}: ${formatNumber(flat[index])}`;
  };

  /** @param {number} next */
  const walk = (next) => {
    at = Math.max(0, Math.min(items.length - 1, next));
    cursor.setAttribute('d', outline(items[at]));
    said.textContent = words(items[at]);
  };

  const choose = () => {
    if (at < 0) return;
    mark.setAttribute('d', outline(items[at]));
    const detail = { name, index: items[at].index };
    hand.dispatchEvent(new CustomEvent('nb-edit', { detail, bubbles: true, composed: true }));
  };

  /** The neuron at a place, else the nearest connection. @param {number} x @param {number} y */
  const nearest = (x, y) => {
    let best = -1;
    let least = NEAR;
    for (const { index, layer, from, to } of items) {
      const end = places[layer][to];
      const trail = from === null ? [end] : along(places[layer - 1][from], end);
      const nearer = from === null ? 8 : 0;
      const far = Math.min(...trail.map(([px, py]) => Math.hypot(px - x, py - y))) - nearer;
      if (far < least) [best, least] = [index, far];
    }
    return best;
  };

  /** The item of the same kind one layer further. @param {number} step */
  const climb = (step) => {
    const now = items[Math.max(0, at)];
    const layer = now.layer + step;
    const next = items.findIndex(
      (item) => item.layer === layer && (item.from === null) === (now.from === null),
    );
    return next < 0 ? at : next;
  };

  hand.addEventListener('click', (event) => {
    const { left, top, width } = hand.getBoundingClientRect();
    const scale = SIZE / width;
    const found = nearest((event.clientX - left) * scale, (event.clientY - top) * scale);
    if (found < 0) return;
    walk(found);
    choose();
  });
  hand.addEventListener('blur', () => cursor.removeAttribute('d'));
  const orders = {
    ArrowRight: () => walk(at + 1),
    ArrowLeft: () => walk(at - 1),
    ArrowUp: () => walk(climb(1)),
    ArrowDown: () => walk(climb(-1)),
    Enter: choose,
    ' ': choose,
    Escape: () => hand.blur(),
  };
  handKeys(hand, () => (items.length === 0 ? {} : orders));

  return {
    hand,
    mark,
    cursor,
    /** Other layers: nothing is chosen. @param {number[]} sizes @param {number} radius  of a neuron */
    build(sizes, radius) {
      items = itemsOf(sizes);
      places = layout(sizes);
      ring = radius + 4;
      at = -1;
      mark.removeAttribute('d');
      cursor.removeAttribute('d');
    },
    /** @param {import('./network-layout.js').Weights} weights */
    take(weights) {
      values = weights.map(({ data }) => data);
    },
  };
}
