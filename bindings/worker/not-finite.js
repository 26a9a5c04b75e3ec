// Of all numbers of one update, in the order of computation: the first that is not finite, in words.

/** @typedef {import('../inspect.js').Inspection} Inspection */
/** @typedef {import('../inspect.js').InspectedValue} InspectedValue */

/** @param {ArrayLike<number>} values the largest absolute value */
export function largest(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}

/** @param {{value: {data: Float32Array}}} node */
const isBad = ({ value }) => !value.data.every(Number.isFinite);

/** @param {ArrayLike<number>} data */
const kind = (data) => (Array.from(data).some(Number.isNaN) ? 'NaN' : 'infinite');

/** @param {InspectedValue} value */
function inForward({ name, op, value }) {
  const what =
    op === null
      ? `“${name}”, which goes into it,`
      : `the output of “${name}”${name === op ? '' : ` (${op})`}`;
  return `in the forward pass ${what} is ${kind(value.data)}`;
}

/** @param {InspectedValue} value @param {Inspection} inspection */
function inBackward({ node, name, op, value }, { forward }) {
  const owner = forward.find(({ gradient }) => gradient === node);
  const what = owner ? `the gradient of “${owner.name}”` : `“${name || op}”`;
  return `in the backward pass ${what} is ${kind(value.data)}`;
}

/**
 * @param {Inspection} inspection
 * @returns {string | null} null: all are finite
 */
export function firstBad(inspection) {
  const { forward, backward, weights } = inspection;
  const ahead = forward.find(isBad);
  if (ahead) return inForward(ahead);
  const back = backward.find(isBad);
  if (back) return inBackward(back, inspection);
  const gradient = weights.find((weight) => isBad({ value: weight.gradient }));
  if (gradient) return `the gradient of “${gradient.name}” is ${kind(gradient.gradient.data)}`;
  const after = weights.find((weight) => isBad({ value: weight.after }));
  return after ? `in the update “${after.name}” becomes ${kind(after.after.data)}` : null;
}
