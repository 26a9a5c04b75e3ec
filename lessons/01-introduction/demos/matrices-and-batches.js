// A layer for many samples at once is one product of matrices: z = y W + b, one sample a row. The bias
// is broadcast along the rows; with the samples in columns it does not fit, or fits by accident.

import { ops, tensor } from 'nabla';

/** @typedef {import('nabla').Tensor} Tensor */
/** @typedef {import('../../../bindings/worker/demo.js').Params} Params */

const orders = {
  first: { label: 'y W + b: one sample a row' },
  last: { label: 'W y + b: one sample a column' },
  column: { label: 'W y + b, the bias as a column' },
};

/** The bias written out as often as broadcasting uses it. @param {Tensor} b @param {Tensor} z */
const stretched = (b, z) => ops.add(ops.mul(z, 0), b);

/** What the engine says to a sum: a matrix, or its complaint. @param {Tensor} product @param {Tensor} b */
function sum(product, b) {
  try {
    return { z: ops.add(product, b), complaint: null };
  } catch (error) {
    return { z: null, complaint: /** @type {Error} */ (error).message };
  }
}

/** @param {string} name @param {Tensor} value */
const matrix = (name, { shape, data }) => ({ name, shape, values: data });

/** What to think of a sum that the engine took without a word. @param {Params} params */
function remark({ order, samples, units }) {
  if (order !== 'last') return [];
  return samples === units ? ['(no complaint, but sample i has got the bias of neuron i)'] : [];
}

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Matrices and batches',

  params: {
    order: { label: 'Order', value: 'first', options: orders, restart: true },
    samples: { label: 'Samples', value: 4, min: 1, max: 30, step: 1, restart: true },
    inputs: { label: 'Inputs', value: 3, min: 1, max: 8, step: 1, restart: true },
    units: { label: 'Neurons', value: 2, min: 1, max: 8, step: 1, restart: true },
    written: { label: 'Write out the broadcast bias', value: false, restart: true },
  },

  setup({ order, samples, inputs, units, written }, { random }) {
    const whole = (/** @type {number[]} */ ...shape) =>
      random.integers({ shape, low: -3, high: 4 });
    const [W, y, b] = [whole(inputs, units), whole(samples, inputs), whole(units)];
    const isFirst = order === 'first';
    const factors = isFirst ? [y, W] : [ops.transpose(W), ops.transpose(y)];
    const bias = order === 'column' ? tensor(b.data, [units, 1]) : b;
    const { z, complaint } = sum(ops.matmul(factors[0], factors[1]), bias);
    const names = isFirst ? ['y', 'W'] : ['W', 'y'];
    const shown = written && z ? stretched(bias, z) : bias;
    return { y, W, b, z, complaint, factors, names, shown };
  },

  views: {
    equation: {
      plot: 'matrices',
      title: 'One layer, all samples',
      of: ({ factors, names, shown, z, complaint }, params) => [
        matrix(names[0], factors[0]),
        '·',
        matrix(names[1], factors[1]),
        '+',
        matrix('b', shown),
        '=',
        ...(z ? [matrix('z', z), ...remark(params)] : [complaint]),
      ],
    },
  },

  check: [
    {
      what: 'each row of z is one sample: the sum over its inputs, and the bias',
      steps: 0,
      expect: (_, { equation: [y, , W, , b, , z] }) =>
        z.shape.join() === '4,2' &&
        z.values.every((/** @type {number} */ value, /** @type {number} */ at) => {
          const [sample, neuron] = [at >> 1, at % 2];
          const terms = [0, 1, 2].map((k) => y.values[3 * sample + k] * W.values[2 * k + neuron]);
          return value === terms[0] + terms[1] + terms[2] + b.values[neuron];
        }),
    },
    {
      what: 'the notebook’s shapes (7, 8) times (8, 30) plus (7) do not fit, and the engine says so',
      params: { order: 'last', samples: 30, inputs: 8, units: 7 },
      steps: 0,
      expect: (_, { equation }) => /\[7,30\].*\[7\]/.test(equation[6]) && equation.length === 7,
    },
    {
      what: 'with the sample index first they do',
      params: { order: 'first', samples: 30, inputs: 8, units: 7 },
      steps: 0,
      expect: (_, { equation }) => equation[6].shape.join() === '30,7',
    },
    {
      what: 'as many samples as neurons: no complaint, and another result',
      params: { order: 'last', samples: 3, inputs: 2, units: 3 },
      steps: 0,
      expect: (_, { equation: [, , , , b, , z] }) =>
        z.shape.join() === '3,3' && b.shape.join() === '3',
    },
  ],
};
