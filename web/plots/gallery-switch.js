// Switching the pictures of a gallery on and off: by click, or with the keyboard: arrow keys walk, Enter
// or space switches, Escape leaves. The parameter is itself a picture, with a pixel for each picture of
// the gallery, 1 where it is on. Fires `nb-pick` with the parameter's new value.

import { css } from 'lit';
import { make } from './svg.js';

export const gallerySwitchStyles = css`
  .hand.switch {
    position: absolute;
    inset: 0;
    cursor: pointer;
    touch-action: pan-y pinch-zoom;
  }
  .hand.switch .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .gallery > div {
    position: relative;
  }
  .gallery > .off canvas {
    opacity: 0.25;
  }
  .gallery > .off::after {
    content: '';
    position: absolute;
    inset: 0;
    background: linear-gradient(
      to top right,
      transparent 46%,
      var(--ink) 47% 53%,
      transparent 54%
    );
  }
  .gallery > .walking {
    outline: var(--focus);
  }
`;

/** @param {HTMLElement} gallery @param {string} title @param {string} name  of the parameter */
export function gallerySwitch(gallery, title, name) {
  const hand = /** @type {HTMLElement} */ (make('div', 'hand switch'));
  const said = make('span', 'said');
  said.setAttribute('role', 'status');
  hand.append(said);
  hand.tabIndex = 0;
  hand.setAttribute('role', 'application');
  hand.setAttribute(
    'aria-label',
    `Switch pictures of ${title} on and off: arrow keys walk, Enter switches, Escape leaves`,
  );
  /** @type {Float32Array} */
  let on = new Float32Array(0);
  let at = -1;

  const pictures = () => /** @type {HTMLElement[]} */ ([...gallery.children]);
  const isOn = (/** @type {number} */ i) => !(on[i] < 0.5); // beyond the parameter all are

  const draw = () => {
    for (const [i, picture] of pictures().entries()) {
      picture.classList.toggle('off', !isOn(i));
      picture.classList.toggle('walking', i === at);
    }
  };

  const say = () => {
    said.textContent = `${at + 1} is ${isOn(at) ? 'on' : 'off'}`;
  };

  const choose = () => {
    if (at < 0 || at >= on.length) return;
    on = on.map((value, i) => (i === at ? Number(!isOn(i)) : value));
    draw();
    say();
    hand.dispatchEvent(
      new CustomEvent('nb-pick', { detail: { [name]: on }, bubbles: true, composed: true }),
    );
  };

  /** @param {number} next */
  const walk = (next) => {
    at = Math.max(0, Math.min(gallery.children.length - 1, next));
    draw();
    say();
  };

  const columns = () => getComputedStyle(gallery).gridTemplateColumns.split(' ').length;

  hand.addEventListener('click', ({ clientX, clientY }) => {
    const hit = pictures().findIndex((picture) => {
      const { left, right, top, bottom } = picture.getBoundingClientRect();
      return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    });
    if (hit < 0) return;
    at = hit;
    choose();
    at = -1;
    draw();
  });
  hand.addEventListener('blur', () => {
    at = -1;
    draw();
  });
  hand.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, () => void>} */
    const orders = {
      ArrowRight: () => walk(at + 1),
      ArrowLeft: () => walk(at - 1),
      ArrowDown: () => walk(at < 0 ? 0 : at + columns()),
      ArrowUp: () => walk(at - columns()),
      Enter: choose,
      ' ': choose,
      Escape: () => hand.blur(),
    };
    if (!orders[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    orders[event.key]();
  });

  return {
    hand,
    draw,
    /** @param {import('../../bindings/worker/demo.js').Params} params */
    show(params) {
      on = params[name];
      draw();
    },
  };
}
