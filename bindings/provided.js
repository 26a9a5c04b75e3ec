// Functions that are large, and that a page that only trains needs none of: the files that have them give them
// here, and index.js imports those for that. Bundlers that are told that bindings have no effects leave them
// away where nobody names them (web/vite.config.js).

import { EngineError } from './errors.js';

/** @type {Map<string, Function>} */
const known = new Map();

/** @param {Record<string, Function>} functions */
export function provide(functions) {
  for (const [name, call] of Object.entries(functions)) known.set(name, call);
}

/**
 * @param {string} name @param {string} from the file that has it
 * @returns {any} the function
 */
export function provided(name, from) {
  const found = known.get(name);
  if (found) return found;
  throw new EngineError(`this was left out where these bindings were put together: ${from}`, {
    code: 'state',
    where: name,
  });
}
