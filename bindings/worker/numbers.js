// Lists of numbers that are named by the other parameters: the weights of a network whose layers may
// change.

/** @typedef {import('./demo.js').Demo} Demo */
/** @typedef {import('./demo.js').NumbersParam} NumbersParam */
/** @typedef {import('./demo.js').Params} Params */

/**
 * Numbers after a change of other parameters: each goes where its name goes, so that a neuron more
 * does not shuffle the weights of the others. Where names are only added or taken at the end,
 * nothing moves.
 * @param {NumbersParam} param
 * @param {Params} before @param {Params} after
 * @param {readonly number[]} value
 */
export function followed({ numbers }, before, after, value) {
  const [old, now] = [numbers.names(before), numbers.names(after)];
  const isPrefix = now.every((name, i) => i >= old.length || name === old[i]);
  return isPrefix ? value : now.map((name) => value[old.indexOf(name)] ?? 0);
}

/**
 * The parameters as the demo gets them: each list of numbers exactly as long as its names.
 * @param {Demo} demo
 * @param {Params} params
 * @returns {Params}
 */
export function fitted(demo, params) {
  const fit = Object.entries(demo.params).flatMap(([name, param]) =>
    'numbers' in param ? [[name, numbersOf(param, params, params[name])]] : [],
  );
  return { ...params, ...Object.fromEntries(fit) };
}

/**
 * As many numbers as there are names; the missing are 0, or the end of the range next to it.
 * @param {NumbersParam} param
 * @param {Params} params  all of them
 * @param {readonly number[]} value
 */
export function numbersOf({ numbers }, params, value) {
  const missing = Math.max(numbers.min, Math.min(numbers.max, 0));
  return numbers.names(params).map((_, index) => value[index] ?? missing);
}
