// What went wrong in a demo, in a sentence, with the way out.

import { html } from 'lit';

/** @typedef {import('../demo/player.js').Player} Player */

/** Data that could not be loaded. @param {string} message @param {() => void} retry */
const missing = (message, retry) => html`<div class="card" role="alert">
  <p>${message}</p>
  <p><button type="button" @click=${retry}>Retry</button></p>
</div>`;

/** @param {NonNullable<Player['failure']>} failure @param {() => void} restart */
const failed = ({ message, stack, dead }, restart) => html`<div class="card" role="alert">
  <p>
    <strong>${dead ? 'The computation has stopped.' : 'This demo met an error.'}</strong> ${message}
  </p>
  <p><button type="button" @click=${restart}>Restart</button></p>
  <details ?hidden=${!stack}>
    <summary>Details</summary>
    <pre tabindex="0">${stack}</pre>
  </details>
</div>`;

/** @param {NonNullable<Player['diverged']>} diverged @param {string} explanation */
const infinite = ({ name, step }, explanation) => html`<div class="card" role="alert">
  <p>
    <strong>The ${name} is no longer a finite number</strong> since step ${step}.
    ${explanation || 'Reset it, and try a smaller learning rate or smaller first weights.'}
  </p>
</div>`;

/** A demo that could not be loaded. @param {string} message @param {() => void} retry */
export const unloaded = (message, retry) => html`<section>
  <div class="card" role="alert">
    <p><strong>This demo could not be loaded.</strong> ${message}</p>
    <p>
      <button type="button" @click=${retry}>Try again</button>
      <a href=${location.href} @click=${() => location.reload()}>Load the page again</a>
    </p>
  </div>
</section>`;

/** @param {Player} player */
export function trouble(player) {
  const { failure, diverged } = player;
  if (failure?.retry) return missing(failure.message, () => player.restart());
  if (failure) return failed(failure, () => player.restart());
  return diverged ? infinite(diverged, player.explanation) : '';
}
