// The microscope's network: two inputs, two hidden neurons, one output. Where its nine weights stand,
// and what each neuron took in, added up and answered, read from one inspected update.

import { flat } from './finite-difference.js';

/** @typedef {import('../../../bindings/worker/microscope.js').MicroscopeNumber} MicroscopeNumber */
/** @typedef {import('../../../bindings/index.js').Inspection} Inspection */
/** @typedef {import('../../../bindings/index.js').Tensor} Tensor */
/** @typedef {(example: number) => number} Of  a value for each example */
/** @typedef {Pick<MicroscopeNumber, 'name' | 'kind' | 'what' | 'to' | 'set' | 'from'>} Place */

/**
 * A neuron: its subscript, its activation, the numbers of its bias and weights in the list of all
 * nine, what comes in (with names), sum, output, and the cost's derivatives by these two.
 * @typedef {{sub: string, to: [number, number], shape: string, bias: number, coming: number[],
 *   ins: Of[], inNames: string[], z: Of, y: Of, dz: Of, dy: Of}} Neuron
 */

export const SUB = ['₁', '₂'];
export const OUTPUT = /** @type {[number, number]} */ ([2, 0]);

/** What each stop has computed, and what one sees. @type {{stop: string, about: string, kinds: string[]}[]} */
export const STOPS = [
  {
    stop: 'Forward',
    about: 'From the inputs up: every neuron adds what arrives, z, and answers with y = f(z).',
    kinds: ['input', 'weight', 'bias', 'sum', 'output'],
  },
  {
    stop: 'Loss',
    about: 'The answer y is compared with the target t: the cost C, and its derivative.',
    kinds: ['target', 'cost'],
  },
  {
    stop: 'Backward',
    about:
      'From the output down: δ = ∂C/∂z of each neuron, then ∂, the slope by the weight or bias.',
    kinds: ['delta', 'gradient'],
  },
  {
    stop: 'Update',
    about: 'Every weight and bias goes downhill by η times its slope.',
    kinds: ['new'],
  },
];

/** The nine weights in the order of the control. @type {Place[]} */
export const weightPlaces = [
  ...[0, 1].flatMap((i) => [0, 1].map((j) => weightPlace(`w${SUB[i]}${SUB[j]}`, [1, j], [0, i]))),
  ...[0, 1].map((j) => weightPlace(`b${SUB[j]}`, [1, j])),
  ...[0, 1].map((j) => weightPlace(`v${SUB[j]}`, OUTPUT, [1, j])),
  weightPlace('c', OUTPUT),
];

/** A weight if it comes from somewhere, else a bias. @param {string} name @param {[number, number]} to @param {[number, number]} [from] @returns {Place} */
function weightPlace(name, to, from) {
  const kind = from ? 'weight' : 'bias';
  return { name, kind, what: kind, to, ...(from && { from }) };
}

/**
 * @param {Inspection} seen @param {{x: Tensor, t: Tensor}} batch
 * @param {{activation: string, output: string}} activations
 */
export function readUpdate(seen, { x, t }, { activation, output }) {
  const [batch] = x.shape;

  /** Values of a unit and the cost's derivative by them. @param {string} name @param {number} unit @returns {[Of, Of]} */
  const columns = (name, unit) => {
    const node = /** @type {NonNullable<ReturnType<Inspection['find']>>} */ (seen.find(name));
    const back = seen.backward.find((other) => other.node === node.gradient);
    const width = node.value.shape[1];
    // The cost is a mean over the batch: an example's share of its derivative has 1/batch in it.
    return [
      (s) => node.value.data[s * width + unit],
      (s) => batch * (back?.value.data[s * width + unit] ?? Number.NaN),
    ];
  };

  /** @param {'hidden' | 'output'} layer @param {string} sub @param {[number, number]} to @param {Of[]} ins @param {string[]} inNames @returns {Neuron} */
  const neuron = (layer, sub, to, ins, inNames) => {
    const own = weightPlaces.flatMap((at, k) => (String(at.to) === String(to) ? [k] : []));
    const [z, dz] = columns(`${layer} sum`, to[1]);
    const [y, dy] = columns(`${layer} output`, to[1]);
    const coming = own.filter((k) => weightPlaces[k].from);
    const [bias] = own.filter((k) => !weightPlaces[k].from);
    const shape = layer === 'hidden' ? activation : output;
    return { sub, to, shape, bias, coming, ins, inNames, z, y, dz, dy };
  };

  const inputs = [0, 1].map((i) => (/** @type {number} */ s) => x.data[2 * s + i]);
  const hidden = [0, 1].map((j) => neuron('hidden', SUB[j], [1, j], inputs, ['x₁', 'x₂']));
  const below = hidden.map(({ y }) => y);
  return {
    batch,
    inputs,
    target: (/** @type {number} */ s) => t.data[s],
    hidden,
    output: neuron('output', '', OUTPUT, below, ['y₁', 'y₂']),
    weights: flat(seen.weights.map(({ before }) => before)),
    gradient: flat(seen.weights.map(({ gradient }) => gradient)),
    after: flat(seen.weights.map(({ after }) => after)),
  };
}
