// The three recurrent cells: what differs between them, as one fused operator (lstm, gru, simple_rnn of the
// engine) and as one step made of plain operators, which leaves parts of h and x out where it is told to.

import { makeTensor } from './tensor.js';

/** @typedef {import('./gated.js').Gated} Gated */
/** @typedef {import('./step.js').Sums} Sums */
/** @typedef {import('./initializer.js').Initializer} Initializer */
/**
 * @typedef {object} Cell
 * @property {string} op       the operator that gives what leaves
 * @property {number} number   of the cell, for the operator `recurrent`
 * @property {number} gates
 * @property {number} states
 * @property {Record<string, any>} own  further options
 * @property {(units: number, config: any) => number[]} biasShape
 * @property {(drawn: Initializer, units: number, config: any) => Initializer} bias  how it is initialized
 * @property {(sums: Sums, states: readonly number[]) => number[]} step  the next states, h first
 */

/** @type {Pick<Cell, 'bias'>} */
const plain = { bias: (drawn) => drawn };

/** h = f(x W + h U + b). @type {Cell} */
export const SIMPLE_RNN = {
  ...plain,
  op: 'simple_rnn',
  number: 0,
  gates: 1,
  states: 1,
  own: {},
  biasShape: (units) => [units],
  step: ({ sum, act }, [h]) => [act(sum(0, h))],
};

/** i f g o = s s f s (x W + h U + b), c = f c + i g, h = o f(c). @type {Cell} */
export const LSTM = {
  op: 'lstm',
  number: 1,
  gates: 4,
  states: 2,
  own: { recurrentActivation: 'sigmoid', unitForgetBias: true },
  biasShape: (units) => [4 * units],
  /** As Keras draws it: i, then f, then c and o. */
  bias(drawn, units, { unitForgetBias }) {
    if (!unitForgetBias) return drawn;
    /** @type {Initializer['make']} */
    const make = (shape, stream) => {
      const values = new Float32Array(4 * units).fill(1);
      values.set(drawn.make([units], stream).data);
      values.set(drawn.make([2 * units], stream).data, 2 * units);
      return makeTensor(shape, values);
    };
    return { ...drawn, make };
  },
  step({ sum, act, gate, add, mul }, [h, c]) {
    const [i, f, o] = [0, 1, 3].map((k) => gate(sum(k, h)));
    const next = add(mul(f, c), mul(i, act(sum(2, h))));
    return [mul(o, act(next)), next];
  },
};

/** z r = s(x W + h U + b), g = f(x W + b0 + r (h U + b1)) or f(x W + b + (r h) U), h = z h + (1 - z) g. @type {Cell} */
export const GRU = {
  ...plain,
  op: 'gru',
  number: 2,
  gates: 3,
  states: 1,
  own: { recurrentActivation: 'sigmoid', resetAfter: true },
  biasShape: (units, { resetAfter }) => (resetAfter ? [2, 3 * units] : [3 * units]),
  step({ sum, fromInput, fromState, resetAfter, act, gate, add, mul, sub }, [h]) {
    const [z, r] = [0, 1].map((k) => gate(sum(k, h)));
    const inner = resetAfter ? mul(r, fromState(2, h)) : fromState(2, h, r);
    const g = act(add(fromInput(2), inner));
    return [add(g, mul(z, sub(h, g)))];
  },
};
