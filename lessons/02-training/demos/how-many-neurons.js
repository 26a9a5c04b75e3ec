// How many neurons does a curve need? Networks 1-n-1 of growing width n learn the same curve, each
// width with many first weights, for one trained network is an anecdote. One step trains one network.

import { tensor } from '../../../bindings/index.js';
import { optionsOf, range, targets } from '../data/targets.js';
import { curvesOf, firsts, meanSquare, summary, trained, trainingParams } from '../data/trials.js';

/** @import { Demo } from '../../../bindings/worker/demo.js' */

const WIDTHS = [1, 2, 4, 8, 16, 32, 64];
const EDGE = 3;
const POINTS = 60;

/** @type {Demo} */
export default {
  title: 'How many neurons?',

  params: {
    target: {
      label: 'Curve',
      value: 'packet',
      options: optionsOf('packet', 'sine', 'kink', 'step', 'stairs'),
      restart: true,
    },
    activation: {
      label: 'Activation',
      value: 'tanh',
      options: { tanh: { label: 'tanh' }, relu: { label: 'ReLU' }, sigmoid: { label: 'sigmoid' } },
      restart: true,
    },
    depth: { label: 'Hidden layers', value: 1, min: 1, max: 3, step: 1, restart: true },
    first: { label: 'First weights', value: 'spread', options: firsts, restart: true },
    ...trainingParams,
    repeats: { label: 'Networks of each width', value: 16, min: 2, max: 32, step: 1 },
  },
  pauseAt: ({ repeats }) => repeats * WIDTHS.length,

  setup({ target }, { random }) {
    const x = tensor(range(-EDGE, EDGE, POINTS), [POINTS, 1]);
    const y = tensor(x.data.map(targets[target].of), [POINTS, 1]);
    const fine = tensor(range(-EDGE, EDGE, 300), [300, 1]);
    const truth = { name: 'curve', x: fine.data, y: fine.data.map(targets[target].of) };
    /** @type {number[][]} */
    const errors = WIDTHS.map(() => []);
    return { random, x, y, fine, truth, errors, fits: [truth], trials: 0 };
  },

  step(state, { activation, depth, first, rate, batches }) {
    const { random, x, y, fine, truth, errors } = state;
    const at = state.trials % WIDTHS.length;
    const hidden = Array(depth).fill(WIDTHS[at]);
    const how = { hidden, activation, first, rate, batches, seed: random.next() };
    const net = trained(how, x, y);
    const error = meanSquare(net.predict(x).data, y.data);
    const fit = { name: `${WIDTHS[at]} neurons`, x: fine.data, y: net.predict(fine).data };
    net.dispose();
    errors[at].push(error);
    state.fits = [truth, fit];
    state.trials += 1;
    return { neurons: WIDTHS[at], error, 'mean error': summary(errors[at]).mean };
  },

  views: {
    errors: {
      plot: 'lines',
      title: 'Error ⟨(f − F)²⟩ after training',
      axes: ['neurons in a hidden layer', 'error'],
      domain: [0.8, 80],
      across: 'log',
      wide: true,
      scale: 'log',
      of: ({ errors }) => curvesOf('mean ± standard error', WIDTHS, errors),
    },
    fit: {
      plot: 'lines',
      title: 'The network just trained',
      axes: ['y', 'f(y)'],
      domain: [-EDGE, EDGE],
      wide: true,
      of: ({ fits }) => fits,
    },
  },

  check: {
    what: 'one neuron cannot, many can: the mean error falls to less than a tenth',
    params: { batches: 500 },
    steps: 4 * WIDTHS.length,
    expect: (_, { errors: [{ y }] }) => y[6] < y[0] / 10 && y[3] < y[0] / 3,
  },
};
