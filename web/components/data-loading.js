// Data on their way: a sentence that is announced once, and a bar that grows in silence.

import { html } from 'lit';

/** @typedef {import('../demo/player.js').Player} Player */

/** @param {number} bytes */
const inWords = (bytes) =>
  bytes < 1e5 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;

/** @param {Player} player @returns {string[]} */
export const loadingWords = ({ loading }) =>
  loading ? [`Loading the data “${loading.name}”, ${inWords(loading.total)}.`] : [];

/** @param {Player} player */
export const loading = ({ loading }) =>
  loading
    ? html`<progress aria-label="Data loaded" max=${loading.total} .value=${loading.loaded}></progress>`
    : '';
