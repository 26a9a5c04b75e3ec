// The way to a step of an experiment that was recorded: how far to go, what to change there, further.

/** @typedef {import('./demo.js').Params} Params */

/**
 * @typedef {object} Leg
 * @property {number} to       go to this step
 * @property {Params} [change] values that are new from there on
 */

/**
 * @param {{step: number, changes: readonly {step: number, name: string, value: any}[]}} experiment
 * @returns {Leg[]} in order; the last has no change. Changes beyond the step are left out.
 */
export function legs({ step, changes }) {
  /** @type {Map<number, Params>} */
  const stops = new Map();
  for (const { step: at, name, value } of [...changes].sort((a, b) => a.step - b.step)) {
    if (at <= step) stops.set(at, { ...stops.get(at), [name]: value });
  }
  return [...[...stops].map(([to, change]) => ({ to, change })), { to: step }];
}
