// One update of a small network, number by number: a diagram in which each number can be chosen (by
// click, or with the arrow keys), below it the chosen number's formula, the formula with the numbers
// in it and the finite difference. What can be chosen is no part of a picture, so all of it is the
// plot's hand, and the picture only its words.
// A number that is set in a field offers the way to it (`nb-edit`, as the network does).
// Data: {stop, about, numbers} (types in bindings/worker/microscope.js).

import { html, render, svg } from 'lit';
import { brief, centre, HEIGHT, label, places, RADIUS, shown, WIDTH } from './microscope-layout.js';
import { formatNumber } from './scale.js';
import { make } from './svg.js';
import { exact } from './table.js';

export { styles } from './microscope-style.js';

/** @typedef {import('../../bindings/worker/microscope.js').Microscope} Microscope */
/** @typedef {import('../../bindings/worker/microscope.js').MicroscopeNumber} MicroscopeNumber */

/** Which number an arrow leads to from one that stands at a place: the nearest in that direction. */
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** @param {{x: number, y: number}[]} at @param {number} from @param {readonly number[]} direction */
export function nearest(at, from, [dx, dy]) {
  let best = from;
  let least = Infinity;
  at.forEach(({ x, y }, i) => {
    const ahead = (x - at[from].x) * dx + (y - at[from].y) * dy;
    const aside = Math.abs((x - at[from].x) * dy) + Math.abs((y - at[from].y) * dx);
    if (i === from || ahead < 1) return;
    if (ahead + 2 * aside < least) [least, best] = [ahead + 2 * aside, i];
  });
  return best;
}

/** A stop's own numbers stand out; the first of them is chosen when the stop is reached. @type {Record<string, string[]>} */
const FRESH = {
  Forward: ['sum', 'output'],
  Loss: ['target', 'cost'],
  Backward: ['delta', 'gradient'],
  Update: ['new'],
};

/** @type {Record<string, string>} */
const FIRST = { Forward: 'y', Loss: 'C', Backward: 'δ', Update: 'new v₁' };

/** @type {import('./index.js').PlotType<Microscope>} */
export function plot(element) {
  const root = make('div', 'microscope');
  element.append(make('span', 'words')); // an empty plot would keep a place free
  /** @type {Microscope} */
  let data = { stop: '', about: '', numbers: [] };
  let chosen = '';

  /** @param {string} name */
  const choose = (name) => {
    chosen = name;
    show();
  };

  /** @param {MicroscopeNumber['set']} set */
  const edit = (set) =>
    root.dispatchEvent(new CustomEvent('nb-edit', { detail: set, bubbles: true, composed: true }));

  /** @param {KeyboardEvent} event @param {MicroscopeNumber[]} numbers @param {{x: number, y: number}[]} at @param {number} from */
  const pressed = (event, numbers, at, from) => {
    if (!Object.hasOwn(ARROWS, event.key)) return;
    event.preventDefault();
    const direction = ARROWS[/** @type {keyof typeof ARROWS} */ (event.key)];
    choose(numbers[nearest(at, from, direction)].name);
    /** @type {SVGElement | null} */ (root.querySelector('[tabindex="0"]'))?.focus();
  };

  const connections = [
    ...[0, 1].flatMap((i) => [0, 1].map((j) => line([0, i], [1, j]))),
    ...[0, 1].map((j) => line([1, j], [2, 0])),
  ];

  const diagram = () => {
    const numbers = shown(data.numbers);
    const at = places(numbers);
    const fresh = FRESH[data.stop] ?? [];
    return html`<svg class="diagram" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group"
      aria-label="Numbers of the update; arrow keys lead from one to the next">
      <g aria-hidden="true">
        ${connections}
        ${[0, 1, 2].flatMap((layer) => (layer === 2 ? [0] : [0, 1]).map((unit) => ring([layer, unit])))}
        ${[0, 1].map((unit) => {
          const [x, y] = centre([0, unit]);
          return svg`<text class="axis" x=${x} y=${y + RADIUS + 19}>${unit ? 'x₂' : 'x₁'}</text>`;
        })}
      </g>
      ${numbers.map((number, i) => {
        const isChosen = number.name === chosen;
        const { x, y, anchor } = at[i];
        return svg`<text role="button" class="number ${number.kind} ${fresh.includes(number.kind) ? 'fresh' : ''}"
          x=${x} y=${y} text-anchor=${anchor} tabindex=${isChosen ? 0 : -1}
          aria-pressed=${isChosen} aria-label="${label(number)}, ${number.name}, ${number.what}"
          @click=${() => choose(number.name)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => pressed(event, numbers, at, i)}
          >${label(number)}</text>`;
      })}
    </svg>`;
  };

  const show = () => {
    const number = data.numbers.find(({ name }) => name === chosen);
    render(
      html`<p class="about"><b>${data.stop}.</b> ${data.about}</p>
        <div class="picture">${diagram()}</div>
        ${number ? explained(number, edit) : ''}`,
      root,
    );
  };

  return {
    draw(next) {
      const isNew = next.stop !== data.stop;
      data = next;
      const isThere = shown(data.numbers).some(({ name }) => name === chosen);
      if (isNew || !isThere) chosen = FIRST[data.stop] ?? data.numbers[0].name;
      show();
    },
    hand: root,
    get drawn() {
      return /** @type {HTMLElement} */ (root.querySelector('.picture'));
    },
    table: ({ numbers }) => rows(numbers),
    summary: ({ stop, numbers }) =>
      `${stop}. ${shown(numbers)
        .filter(({ kind }) => FRESH[stop]?.includes(kind))
        .map(({ name, value }) => `${name} ${brief(value)}`)
        .join(', ')}`,
  };
}

/** @param {[number, number]} from @param {[number, number]} to */
function line(from, to) {
  const [x1, y1] = centre(from);
  const [x2, y2] = centre(to);
  return svg`<line x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>`;
}

/** @param {[number, number]} at */
function ring(at) {
  const [cx, cy] = centre(at);
  return svg`<circle cx=${cx} cy=${cy} r=${RADIUS}></circle>`;
}

/** The chosen number in full. @param {MicroscopeNumber} number @param {(set: MicroscopeNumber['set']) => void} edit */
const explained = ({ name, what, formula, inserted, value, difference, set }, edit) => html`
  <div class="explained" aria-live="polite">
    <p class="what"><b>${name}</b> ${what}</p>
    <p class="formula">${name} = ${formula}</p>
    ${inserted === formatNumber(value) ? '' : html`<p class="formula">= ${inserted}</p>`}
    <p class="formula">= <b>${formatNumber(value)}</b></p>
    ${
      difference
        ? html`<p class="difference">Finite difference
            <span class="formula">(C₊ − C₋) / 2ε = <b>${formatNumber(difference.value)}</b></span>,
            relative difference ${formatNumber(difference.relative)}</p>`
        : ''
    }
    ${set ? html`<button type="button" @click=${() => edit(set)}>${wayTo(name, set)}</button>` : ''}
  </div>`;

/** @param {string} name @param {{name: string}} set */
const wayTo = (name, set) => `Set ${name}${set.name === 'weights' ? ' at the start' : ''}`;

/** @param {readonly MicroscopeNumber[]} numbers @returns {import('./table.js').Table} */
const rows = (numbers) => ({
  columns: ['number', 'formula', 'with numbers', 'value', 'finite difference'],
  length: numbers.length,
  row(i) {
    const { name, formula, inserted, value, difference } = numbers[i];
    return [name, formula, inserted, exact(value), difference ? difference.value : ''];
  },
});
