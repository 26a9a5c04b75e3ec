// How many samples does a network need? It learns a curve from N noisy points and is then asked
// about points it never saw. One step trains one network on a fresh set of points.

import { tensor } from '../../../bindings/index.js';
import { range, targets } from '../data/targets.js';
import { curvesOf, meanSquare, summary, trained, trainingParams } from '../data/trials.js';

/** @import { Demo } from '../../../bindings/worker/demo.js' */

const SAMPLES = [4, 8, 16, 32, 64, 128, 256];
const EDGE = 3;

/** @type {[number, number]} of the plot */
const ENDS = [3, 340];
const { of: truth } = targets.packet;

const fine = range(-EDGE, EDGE, 300);
const curve = { name: 'truth', x: fine, y: fine.map(truth) };

const near = (/** @type {number} */ value, /** @type {number} */ goal) =>
  Math.abs(value / goal - 1) < 0.4;

/** A level line across the plot. @param {number} level */
const floor = (level) => ({ x: Float32Array.from(ENDS), y: Float32Array.of(level, level) });

/** @param {number[]} list a list of errors for each N */
const emptied = (list) => list.map(() => /** @type {number[]} */ ([]));

/** @type {Demo} */
export default {
  title: 'How many samples?',

  params: {
    noise: {
      label: 'Noise of the data ν',
      hint: 'Standard deviation.',
      value: 0.2,
      min: 0,
      max: 1,
      restart: true,
    },
    neurons: { label: 'Hidden neurons', value: 30, min: 1, max: 64, step: 1, restart: true },
    ...trainingParams,
    repeats: { label: 'Networks for each N', value: 16, min: 2, max: 32, step: 1 },
  },
  pauseAt: ({ repeats }) => repeats * SAMPLES.length,

  setup: (_, { random }) => ({
    random,
    training: emptied(SAMPLES),
    test: emptied(SAMPLES),
    fits: [curve],
    trials: 0,
  }),

  step(state, { noise, neurons, rate, batches }) {
    const { random, training, test } = state;
    const at = state.trials % SAMPLES.length;
    const shape = [SAMPLES[at], 1];
    const x = random.uniform({ shape, low: -EDGE, high: EDGE });
    const blur = random.normal({ shape, stddev: noise }).data;
    const y = tensor(
      x.data.map((/** @type {number} */ at, /** @type {number} */ i) => truth(at) + blur[i]),
      shape,
    );
    const how = { hidden: [neurons], activation: 'tanh', rate, batches, seed: random.next() };
    const net = trained(how, x, y);
    const fit = net.predict(tensor(fine, [fine.length, 1])).data;
    training[at].push(meanSquare(net.predict(x).data, y.data));
    // Fresh data are noisy too: what they add to the error of the curve is ν², on average.
    test[at].push(meanSquare(fit, curve.y) + noise ** 2);
    net.dispose();

    state.fits = [
      curve,
      { name: `network, N = ${SAMPLES[at]}`, x: fine, y: fit },
      { name: 'its samples', style: 'points', x: x.data, y: y.data },
    ];
    state.trials += 1;
    return {
      samples: SAMPLES[at],
      'training error': summary(training[at]).mean,
      'test error': summary(test[at]).mean,
    };
  },

  views: {
    errors: {
      plot: 'lines',
      title: 'Mean error ⟨(f − y)²⟩ ± its standard error',
      axes: ['number of samples N', 'error'],
      domain: ENDS,
      across: 'log',
      wide: true,
      scale: 'log',
      of: ({ training, test }, { noise }) => [
        ...curvesOf('training', SAMPLES, training).slice(0, 1),
        ...curvesOf('test', SAMPLES, test).slice(0, 1),
        ...(noise > 0 ? [{ name: 'noise ν²', style: 'dashed', ...floor(noise ** 2) }] : []),
      ],
    },
    fit: {
      plot: 'lines',
      title: 'The network just trained, and what it saw',
      axes: ['y', 'f(y)'],
      domain: [-EDGE, EDGE],
      range: [-1.8, 1.8],
      wide: true,
      of: ({ fits }) => fits,
    },
  },

  check: {
    what: 'few samples are learned by heart; with many both errors come near ν²',
    params: { batches: 500 },
    steps: 4 * SAMPLES.length,
    expect: (_, { errors: [{ y: training }, { y: test }] }) =>
      training[0] < 0.02 && test[0] > 0.3 && near(training[6], 0.04) && near(test[6], 0.04),
  },
};
