// Several views that show parts of one calculation: it is made once for the same parameters, and again
// after a step, which sets `state.seen` to null.

/**
 * @template T
 * @param {any} state
 * @param {object} params
 * @param {() => T} make
 * @returns {T}
 */
export function once(state, params, make) {
  if (state.seen?.params !== params) state.seen = { params, made: make() };
  return state.seen.made;
}
