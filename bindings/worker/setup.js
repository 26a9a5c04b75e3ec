// A demo's state at its start: with its random stream and the data that it names.

import { stream } from '../random.js';

/** @typedef {import('./demo.js').Demo} Demo */
/** @typedef {import('./demo.js').Params} Params */
/** @typedef {import('./pack.js').Pack} Pack */

/**
 * Where packs come from: the bytes of one, inflated.
 * @typedef {(name: string) => Promise<Uint8Array>} BytesOf
 */

/** What a source says for which there are no packs. @type {BytesOf} */
export const noPacks = async (name) => {
  throw new Error(`There is no data “${name}” here.`);
};

/** The packs that a demo needs with these values. @param {Demo} demo @param {Params} params */
const namesOf = ({ data = [] }, params) => (typeof data === 'function' ? data(params) : data);

/**
 * Sets demos up. What was read stays, so a demo that starts again reads nothing.
 * @param {BytesOf} [bytesOf]
 */
export function setter(bytesOf = noPacks) {
  /** @type {Map<string, Pack>} */
  const packs = new Map();

  /** @param {string} name */
  const packOf = async (name) => {
    const { readPack } = await import('./pack.js');
    const pack = packs.get(name) ?? readPack(await bytesOf(name));
    packs.set(name, pack);
    return [name, pack];
  };

  /** @param {Demo} demo @param {Params} params @param {number} seed @returns {Promise<any>} */
  return async (demo, params, seed) => {
    const data = Object.fromEntries(await Promise.all(namesOf(demo, params).map(packOf)));
    return demo.setup(params, { random: stream(seed), data });
  };
}

/** @typedef {ReturnType<typeof setter>} SetUp */
