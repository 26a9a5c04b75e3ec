// Choosing a picture of a gallery: by click, or with the arrow keys as on a slider, which it is for those
// who do not see it. Fires `nb-pick` with the picture's place, from 0, under the parameter's name.

import { css } from 'lit';
import { columnsOf, nearestPlace, placeAt } from './gallery-places.js';
import { handKeys } from './hand-keys.js';
import { make } from './svg.js';

export const galleryPickStyles = css`
  .hand.choose {
    position: absolute;
    inset: 0;
    cursor: pointer;
    touch-action: pan-y pinch-zoom;
  }
  .gallery .chosen canvas {
    outline: 3px solid var(--accent);
    outline-offset: 1px;
  }
`;

/**
 * @param {HTMLElement} gallery  its children are the pictures
 * @param {string} title
 * @param {string} name  of the parameter
 * @param {(place: number) => string} labelOf
 */
export function galleryPicker(gallery, title, name, labelOf) {
  const hand = /** @type {HTMLElement} */ (make('div', 'hand choose'));
  let chosen = 0;
  hand.tabIndex = 0;
  hand.setAttribute('role', 'slider');
  hand.setAttribute('aria-label', `Choose a picture of ${title}`);
  hand.setAttribute('aria-valuemin', '0');

  const draw = () => {
    const last = gallery.children.length - 1;
    hand.setAttribute('aria-valuemax', String(Math.max(0, last)));
    hand.setAttribute('aria-valuenow', String(Math.min(chosen, Math.max(0, last))));
    hand.setAttribute('aria-valuetext', labelOf(chosen));
    for (const [place, picture] of [...gallery.children].entries())
      picture.classList.toggle('chosen', place === chosen);
  };

  /** @param {number} place */
  const choose = (place) => {
    chosen = nearestPlace(gallery, place);
    draw();
    const detail = { [name]: chosen };
    hand.dispatchEvent(new CustomEvent('nb-pick', { detail, bubbles: true, composed: true }));
  };

  hand.addEventListener('click', (event) => {
    const place = placeAt(gallery, event);
    if (place >= 0) choose(place);
  });
  handKeys(hand, () => ({
    ArrowLeft: () => choose(chosen - 1),
    ArrowRight: () => choose(chosen + 1),
    ArrowUp: () => choose(chosen - columnsOf(gallery)),
    ArrowDown: () => choose(chosen + columnsOf(gallery)),
  }));

  return {
    hand,
    draw,
    /** @param {import('../../bindings/worker/demo.js').Params} params */
    show(params) {
      chosen = params[name];
      draw();
    },
  };
}
