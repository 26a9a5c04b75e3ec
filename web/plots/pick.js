// Choosing a place in a plot: by click or drag, or with the keyboard: arrow keys move a cross, Enter or
// space chooses, Escape leaves. Fires `nb-pick` with the values by parameter, as exact as the plot's
// pixels.

import { css } from 'lit';
import { formatNumber, roundTo } from './scale.js';
import { make, svg } from './svg.js';

export const pickStyles = css`
  .hand.pick {
    position: absolute;
    cursor: crosshair;
    touch-action: pan-y pinch-zoom;
  }
  .hand.pick .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .cross {
    fill: none;
    stroke: #fff;
    stroke-width: 1.6;
  }
  .cross.dark {
    stroke: #111;
    stroke-width: 3.6;
  }
  .cursor {
    display: none;
    stroke-dasharray: 4 3;
  }
  .picking .cursor {
    display: inline;
  }
`;

/** Part of an axis that an arrow key moves; with shift five times as far. */
const STEP = 0.02;

/** @type {Record<string, [number, number]>} */
const arrows = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A cross, seen on bright and on dark. @param {string} kind */
const cross = (kind) => [
  svg('path', { class: `cross dark ${kind}` }),
  svg('path', { class: `cross ${kind}` }),
];

/** @param {number} at */
const inside = (at) => Math.max(0, Math.min(1, at));

/**
 * @param {import('./frame.js').Frame} frame
 * @param {string} title
 * @param {[string, string]} names  of the parameters across and up
 */
export function picker(frame, title, [across, up]) {
  const hand = /** @type {HTMLElement} */ (make('div', 'hand pick'));
  const said = make('span', 'said');
  hand.append(said);
  hand.tabIndex = 0;
  hand.setAttribute('role', 'application');
  said.setAttribute('role', 'status');
  hand.setAttribute(
    'aria-label',
    `Choose ${across} and ${up} in ${title}: arrow keys move, Enter chooses, Escape leaves`,
  );
  const marks = [...cross(''), ...cross('cursor')];
  frame.marks.after(...marks);
  /** The cursor and the chosen place, as parts of the axes. */
  let cursor = { x: 0.5, y: 0.5 };
  /** @type {import('../../bindings/worker/demo.js').Params} */
  let params = {};

  /** @param {{x: number, y: number}} at */
  const valuesAt = ({ x, y }) => {
    const exact = (
      /** @type {import('./frame.js').AxisLike} */ axis,
      /** @type {number} */ part,
      /** @type {number} */ pixels,
    ) => {
      const near = axis.value(inside(part + 1 / pixels));
      const far = axis.value(inside(part - 1 / pixels));
      return roundTo(axis.value(part), Math.abs(near - far) / 2);
    };
    const { width, height } = frame.area;
    return { [across]: exact(frame.x, x, width), [up]: exact(frame.y, y, height) };
  };

  const draw = () => {
    const { left, top, width, height } = frame.area;
    Object.assign(hand.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    const chosen = frame.place(params[across], params[up]);
    const [x, y] = [left + cursor.x * width, top + (1 - cursor.y) * height];
    const d = chosen ? `M${chosen[0] - 9} ${chosen[1]}h18M${chosen[0]} ${chosen[1] - 9}v18` : '';
    for (const mark of marks.slice(0, 2)) mark.setAttribute('d', d);
    for (const mark of marks.slice(2)) {
      mark.setAttribute('d', `M${left} ${y}H${left + width}M${x} ${top}V${top + height}`);
    }
  };

  const say = () => {
    const words = Object.entries(valuesAt(cursor)).map(([name, v]) => `${name} ${formatNumber(v)}`);
    said.textContent = words.join(', ');
  };

  const choose = () => {
    const detail = valuesAt(cursor);
    params = { ...params, ...detail };
    draw();
    hand.dispatchEvent(new CustomEvent('nb-pick', { detail, bubbles: true, composed: true }));
  };

  let asked = 0;
  /** At most once a frame. @param {PointerEvent} event */
  const follow = (event) => {
    const { left, top, width, height } = hand.getBoundingClientRect();
    cursor = {
      x: inside((event.clientX - left) / width),
      y: inside(1 - (event.clientY - top) / height),
    };
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(choose);
  };
  hand.addEventListener('pointerdown', (event) => {
    if (event.button > 0) return;
    hand.setPointerCapture(event.pointerId);
    follow(event);
  });
  hand.addEventListener('pointermove', (event) => {
    if (hand.hasPointerCapture(event.pointerId)) follow(event);
  });

  const show = (/** @type {boolean} */ on) => {
    hand.classList.toggle('picking', on);
    frame.root.classList.toggle('picking', on);
    draw();
  };
  hand.addEventListener('blur', () => show(false));
  hand.addEventListener('keydown', (event) => {
    const { key, shiftKey } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = arrows[key];
    if (!arrow && !['Enter', ' ', 'Escape'].includes(key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') {
      hand.blur();
      return;
    }
    if (arrow) {
      const step = shiftKey ? 5 * STEP : STEP;
      const fresh = !hand.classList.contains('picking');
      if (fresh && frame.place(params[across], params[up])) {
        cursor = { x: frame.x.unit(params[across]), y: frame.y.unit(params[up]) };
      }
      cursor = { x: inside(cursor.x + arrow[0] * step), y: inside(cursor.y + arrow[1] * step) };
      show(true);
      say();
    } else choose();
  });

  return {
    hand,
    draw,
    /** @param {import('../../bindings/worker/demo.js').Params} now */
    show(now) {
      params = now;
      draw();
    },
  };
}
