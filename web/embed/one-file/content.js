// What lies in the file besides programs, in elements that do not run.

/**
 * @typedef {object} Content
 * @property {Record<string, string>} attributes  of <nb-demo>
 * @property {string} source   the demo's own file, to be read
 * @property {string} course   the address of the page of the course that shows any demo
 * @property {string | null} origin  of the only page that may talk with it
 */

const textOf = (/** @type {string} */ id) => document.getElementById(id)?.textContent ?? '';

/** @type {Content} */
export const content = JSON.parse(textOf('content'));

/** @param {string} text */
const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** The engine, and the packs of data by name, as gzip made them. */
export const supplies = () => ({
  wasm: bytes(textOf('engine')),
  packs: Object.fromEntries(
    Object.entries(JSON.parse(textOf('packs'))).map(([name, text]) => [name, bytes(text)]),
  ),
});
