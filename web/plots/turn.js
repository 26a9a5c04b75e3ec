// How a surface is turned and brought nearer: drag, pinch, arrow keys, + and −, 0 for the first view.
// The wheel zooms only while the surface has the focus, so that it never stops the page's scrolling;
// one finger moving up or down scrolls the page too.

import { make } from './svg.js';

const FIRST = { around: -0.6, above: 0.55, zoom: 1 };
const STEP = Math.PI / 36;

/** @type {Record<string, [number, number, number]>} by which a key turns, tilts and zooms */
const keys = {
  ArrowLeft: [-STEP, 0, 1],
  ArrowRight: [STEP, 0, 1],
  ArrowUp: [0, STEP, 1],
  ArrowDown: [0, -STEP, 1],
  '+': [0, 0, 1.1],
  '=': [0, 0, 1.1],
  '-': [0, 0, 1 / 1.1],
};

/**
 * @param {string} title
 * @param {() => void} turned
 */
export function turntable(title, turned) {
  const hand = /** @type {HTMLElement} */ (make('div', 'hand turn'));
  hand.tabIndex = 0;
  hand.setAttribute('role', 'application');
  hand.setAttribute('aria-roledescription', 'surface to turn');
  hand.setAttribute(
    'aria-label',
    `${title}: arrow keys turn, plus and minus zoom, 0 shows the first view`,
  );
  const pose = { ...FIRST };

  /** @param {number} around @param {number} above @param {number} zoom */
  const move = (around, above, zoom) => {
    pose.around += around;
    pose.above = Math.max(0.08, Math.min(1.5, pose.above + above));
    pose.zoom = Math.max(0.6, Math.min(5, pose.zoom * zoom));
    turned();
  };

  hand.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '0') Object.assign(pose, FIRST);
    else if (!keys[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    move(...(keys[event.key] ?? [0, 0, 1]));
  });
  hand.addEventListener(
    'wheel',
    (event) => {
      if (!hand.matches(':focus')) return;
      event.preventDefault();
      move(0, 0, Math.exp(-event.deltaY / 600));
    },
    { passive: false },
  );

  /** Where the fingers are. @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  hand.addEventListener('pointerdown', (event) => {
    if (event.button > 0) return;
    hand.focus();
    hand.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  hand.addEventListener('pointermove', ({ pointerId, clientX: x, clientY: y }) => {
    const last = fingers.get(pointerId);
    if (!last) return;
    const before = fingers.size === 2 ? spread() : 0;
    fingers.set(pointerId, { x, y });
    if (before > 0) move(0, 0, spread() / before);
    else move((last.x - x) / 120, (y - last.y) / 120, 1);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    hand.addEventListener(end, (event) =>
      fingers.delete(/** @type {PointerEvent} */ (event).pointerId),
    );
  }
  return { hand, pose };
}
