// Floor 1: the loaded engine. One a thread; everything else asks `engine()` for it.

import { readCatalogue } from './catalogue.js';
import { EngineError, engineError } from './errors.js';
import { Memory } from './memory.js';
import { instantiate } from './wasm.js';

/**
 * @typedef {object} Engine
 * @property {import('./wasm.js').Exports} wasm
 * @property {Memory} heap
 * @property {import('./catalogue.js').Catalogue} catalogue
 */

/** @type {Engine | null} */
let loaded = null;
/** @type {Promise<void> | null} */
let loading = null;

/** @param {import('./wasm.js').WasmSource} source */
async function start(source) {
  const wasm = await instantiate(source);
  const heap = new Memory(wasm);
  loaded = { wasm, heap, catalogue: readCatalogue(wasm, heap) };
}

/**
 * Loads the engine: once a thread, however often it is called. After it everything is synchronous
 * but `fit`. A load that failed may be tried again.
 * @param {{wasm?: import('./wasm.js').WasmSource}} [options] wasm: where engine.wasm is (an address,
 *   its bytes, or a response), when it is not beside this module
 * @returns {Promise<void>}
 */
export function load({ wasm = new URL('./dist/engine.wasm', import.meta.url) } = {}) {
  loading ??= start(wasm).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/**
 * @returns {Engine}
 * @throws {EngineError} before `load` has finished
 */
export function engine() {
  if (loaded) return loaded;
  throw new EngineError('The engine is not loaded yet: call `await load()` first.', {
    code: 'state',
  });
}

/**
 * A result of the engine, or its complaint as an error.
 * @param {number} result a handle (0: failed), a node or a status (below zero: failed)
 * @param {string} [where]
 */
export function checked(result, where) {
  if (result < 0) throw engineError(result, lastSentence(), where);
  return result;
}

/**
 * A handle from the engine; 0 is a failure.
 * @param {number} handle
 * @param {string} [where]
 */
export function checkedHandle(handle, where) {
  if (!handle) throw engineError(-2, lastSentence(), where);
  return handle;
}

const lastSentence = () => {
  const { wasm, heap } = engine();
  return heap.text(wasm.nb_error());
};

/**
 * What is alive in the engine: graphs, functions, trainers and data sets, and all bytes. A program
 * that disposes what it makes comes back to 0 objects.
 * @returns {{objects: number, bytes: number}}
 */
export function memory() {
  const { wasm } = engine();
  return { objects: wasm.nb_live_objects(), bytes: wasm.nb_live_bytes() };
}
