// The page's colours for what is drawn on a canvas. Read once and not at every drawing: asking for a
// style makes the browser compute all of them.

import { css } from 'lit';

/** Colours of several curves; each also has a dash or a marker of its own (series.js). */
export const inkStyles = css`
  :host {
    --series-0: var(--accent);
    --series-1: light-dark(#c2410c, #ff9d66);
    --series-2: light-dark(#0f62c4, #6db3ff);
    --series-3: light-dark(#8a3b8f, #e39be6);
    --series-4: light-dark(#7a5c00, #e0c04a);
    --series-5: var(--ink-soft);
    --grid: light-dark(#e6e1d6, #31373d);
  }
`;

export class Ink {
  /** @type {Map<string, string>} */
  #known = new Map();

  /** @param {HTMLElement} element  of the page, which has the colours */
  constructor(element) {
    this.probe = document.createElement('span');
    this.probe.hidden = true;
    element.append(this.probe);
  }

  /** @param {string} token such as --accent */
  get(token) {
    const known = this.#known.get(token);
    if (known) return known;
    this.probe.style.color = `var(${token})`;
    const color = getComputedStyle(this.probe).color;
    this.#known.set(token, color);
    return color;
  }

  /** The scheme has changed. */
  forget() {
    this.#known.clear();
  }
}

/** A colour made transparent. @param {string} color as computed: rgb(…) @param {number} alpha */
export const faint = (color, alpha) =>
  color.replace(/^rgba?\(([^,]+),([^,]+),([^,)]+).*$/, `rgba($1,$2,$3,${alpha})`);
