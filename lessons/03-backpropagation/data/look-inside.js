// What the microscope shows of one update of a 2-2-1 network: every number with its formula, the
// formula with the numbers in it and, for derivatives, the finite difference. All values come from
// the engine's own forward and backward pass. With several examples, a number is its mean over them.

import { costAt, differences, relative } from './finite-difference.js';
import { activations, digits, factor, meanOf, meanText } from './formula-text.js';
import { OUTPUT, readUpdate, SUB, weightPlaces } from './two-two-one.js';

/** @typedef {import('./two-two-one.js').MicroscopeNumber} MicroscopeNumber */
/** @typedef {import('./two-two-one.js').Neuron} Neuron */
/** @typedef {import('./two-two-one.js').Of} Of */
/** @typedef {import('./two-two-one.js').Place} Place */
/** @typedef {{net: any, x: any, t: any}} Update */
/** @typedef {{formula: string, term: (example: number) => string, of: Of, slope?: number}} Derived */
/** @typedef {{activation: string, output: string, rate: number, epsilon: number}} Settings */

class Look {
  /** @type {MicroscopeNumber[]} */
  numbers = [];

  /** @param {Update} update @param {Settings} settings */
  constructor(update, settings) {
    this.rate = settings.rate;
    this.measured = differences(update, settings.epsilon);
    this.read = readUpdate(update.net.inspect(update.x, update.t), update, settings);
    this.costAfter = costAt(update, this.read.after);
  }

  /** @param {Place} place @param {Derived} derived */
  add(place, { formula, term, of, slope }) {
    let value = 0;
    for (let s = 0; s < this.read.batch; s++) value += of(s) / this.read.batch;
    this.numbers.push({
      ...place,
      value,
      formula: meanOf(this.read.batch, formula),
      inserted: meanText(this.read.batch, term),
      ...(slope !== undefined && {
        difference: { value: slope, relative: relative(slope, value) },
      }),
    });
  }

  /** A number that is not computed. @param {Place} place @param {Of} of */
  given(place, of) {
    this.add(place, { formula: 'given', of, term: (s) => digits(of(s)) });
  }

  /** Where a number of the example is set; a mean over several has no field. @param {number} index */
  example(index) {
    return this.read.batch === 1 ? { set: { name: 'examples', index } } : {};
  }

  /** @param {Neuron} neuron */
  forward({ sub, to, shape, bias, coming, ins, inNames, z, y }) {
    const { weights } = this.read;
    const symbols = coming.map((k, i) => `${weightPlaces[k].name} ${inNames[i]}`);
    this.add(
      { name: `z${sub}`, kind: 'sum', to, what: 'weighted sum' },
      {
        formula: [...symbols, weightPlaces[bias].name].join(' + '),
        term: (s) =>
          [...coming.map((k, i) => `${factor(weights[k])}·${factor(ins[i](s))}`)]
            .concat(factor(weights[bias]))
            .join(' + '),
        of: z,
      },
    );
    const { f } = activations[shape];
    this.add(
      { name: `y${sub}`, kind: 'output', to, what: 'output of the neuron' },
      { formula: f(`z${sub}`), term: (s) => f(digits(z(s))), of: y },
    );
  }

  loss() {
    const { output, target } = this.read;
    const at = { kind: /** @type {const} */ ('cost'), to: OUTPUT };
    this.given(
      { name: 't', kind: 'target', to: OUTPUT, what: 'target', ...this.example(2) },
      target,
    );
    this.add(
      { ...at, name: 'C', what: 'cost' },
      {
        formula: '½ (y − t)²',
        term: (s) => `½·(${digits(output.y(s))} − ${factor(target(s))})²`,
        of: (s) => (output.y(s) - target(s)) ** 2 / 2,
      },
    );
    this.add(
      { ...at, name: '∂C/∂y', what: 'how the cost changes with the output' },
      { formula: 'y − t', term: this.deviation, of: output.dy, slope: this.measured.output },
    );
  }

  /** @param {number} s */
  deviation = (s) => `${digits(this.read.output.y(s))} − ${factor(this.read.target(s))}`;

  /** δ = ∂C/∂z of a neuron. @param {Neuron} neuron @param {string} above @param {(s: number) => string} aboveText */
  delta({ sub, to, shape, bias, z, y, dz }, above, aboveText) {
    const { slope, slopeAt } = activations[shape];
    this.add(
      { name: `δ${sub}`, kind: 'delta', to, what: `how the cost changes with z${sub}` },
      {
        formula: `${above} · ${slope(`z${sub}`, `y${sub}`)}`,
        term: (s) => `${aboveText(s)} · ${slopeAt(z(s), y(s))}`,
        of: dz,
        slope: this.measured.weights[bias], // b shifts z as it is: ∂C/∂b = ⟨∂C/∂z⟩
      },
    );
  }

  /** @param {Neuron} neuron */
  gradients({ sub, bias, coming, ins, inNames, dz }) {
    const slope = (
      /** @type {number} */ k,
      /** @type {string} */ formula,
      /** @type {any} */ term,
    ) =>
      this.add(
        {
          ...weightPlaces[k],
          name: `∂C/∂${weightPlaces[k].name}`,
          kind: 'gradient',
          what: `how the cost changes with ${weightPlaces[k].name}`,
        },
        { formula, term, of: () => this.read.gradient[k], slope: this.measured.weights[k] },
      );
    for (const [i, k] of coming.entries())
      slope(
        k,
        `δ${sub} ${inNames[i]}`,
        (/** @type {number} */ s) => `${factor(dz(s))}·${factor(ins[i](s))}`,
      );
    slope(bias, `δ${sub}`, (/** @type {number} */ s) => digits(dz(s)));
  }

  update() {
    const { weights, after, gradient } = this.read;
    for (const [k, place] of weightPlaces.entries()) {
      const slope = this.numbers.find(({ name }) => name === `∂C/∂${place.name}`)?.value ?? 0;
      this.numbers.push({
        ...place,
        name: `new ${place.name}`,
        kind: 'new',
        what: `${place.name} after the update`,
        value: after[k],
        formula: `${place.name} − η ∂C/∂${place.name}`,
        inserted: `${digits(weights[k])} − ${digits(this.rate)}·${factor(slope)}`,
      });
    }
    const { value: cost } = /** @type {MicroscopeNumber} */ (
      this.numbers.find(({ name }) => name === 'C')
    );
    const steepness = gradient.reduce((sum, slope) => sum + slope * slope, 0);
    this.numbers.push({
      name: 'new C',
      kind: 'new',
      to: OUTPUT,
      what: 'cost after the update, to first order in η',
      value: this.costAfter,
      formula: 'C − η |∇C|² + …',
      inserted: `${digits(cost)} − ${digits(this.rate)}·${digits(steepness)} + …`,
    });
  }
}

/**
 * Every number of the next update, in the order in which they are computed.
 * @param {Update} update @param {Settings} settings
 * @returns {MicroscopeNumber[]}
 */
export function lookInside(update, settings) {
  const look = new Look(update, settings);
  const { inputs, hidden, output, weights } = look.read;
  for (const [i, of] of inputs.entries())
    look.given(
      { name: `x${SUB[i]}`, kind: 'input', to: [0, i], what: 'input', ...look.example(i) },
      of,
    );
  for (const [k, place] of weightPlaces.entries())
    look.numbers.push({
      ...place,
      value: weights[k],
      formula: 'adjustable',
      inserted: digits(weights[k]),
      set: { name: 'weights', index: k },
    });
  for (const neuron of [...hidden, output]) look.forward(neuron);
  look.loss();
  look.delta(output, '(y − t)', (s) => `(${look.deviation(s)})`);
  for (const [j, neuron] of hidden.entries())
    look.delta(neuron, `v${SUB[j]} δ`, (s) => `${factor(weights[6 + j])}·${factor(output.dz(s))}`);
  for (const neuron of [output, ...hidden]) look.gradients(neuron);
  look.update();
  return look.numbers;
}
