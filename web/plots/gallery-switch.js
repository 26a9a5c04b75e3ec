// Switching the pictures of a gallery on and off: by click, or with the keyboard: arrow keys walk, Enter
// or space switches, Escape leaves. The parameter is itself a picture, with a pixel for each picture of
// the gallery, 1 where it is on. Fires `nb-pick` with the parameter's new value.

import { css } from 'lit';
import { columnsOf, nearestPlace, placeAt } from './gallery-places.js';
import { handKeys } from './hand-keys.js';
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
    at = nearestPlace(gallery, next);
    draw();
    say();
  };

  hand.addEventListener('click', (event) => {
    const hit = placeAt(gallery, event);
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
  handKeys(hand, () => ({
    ArrowRight: () => walk(at + 1),
    ArrowLeft: () => walk(at - 1),
    ArrowDown: () => walk(at < 0 ? 0 : at + columnsOf(gallery)),
    ArrowUp: () => walk(at - columnsOf(gallery)),
    Enter: choose,
    ' ': choose,
    Escape: () => hand.blur(),
  }));

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
