// Two networks with equal first weights learn the same batches, one by cross-entropy and one by the
// quadratic cost. Begun with large weights, both are sure of wrong answers: one cost pulls, one does not.

import { layers, optimizers, sequential, tensor } from 'nabla';
import { Passes, PIXELS, part } from '../data/digits.js';
import { judge } from '../data/judging.js';
import { packOf, pictures, training } from '../data/sets.js';

const COSTS = /** @type {const} */ (['categoricalCrossentropy', 'meanSquaredError']);
const EVERY = 5; // steps from one judgement to the next

/** Glorot's weights times a factor. @param {number} seed @param {string} loss @param {number} factor */
function network(seed, loss, factor) {
  const net = sequential({
    layers: [
      layers.dense({ units: 30, activation: 'relu', inputShape: [PIXELS] }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
    seed,
  });
  net.compile({ optimizer: optimizers.sgd(0.1), loss });
  net.setWeights(
    net.getWeights().map(({ data, shape }) =>
      tensor(
        data.map((value) => factor * value),
        shape,
      ),
    ),
  );
  return net;
}

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Cross-entropy against the quadratic cost',
  data: packOf,
  paused: true,

  params: {
    pictures,
    factor: {
      label: 'First weights times',
      value: 4,
      min: 0.1,
      max: 10,
      scale: 'log',
      restart: true,
    },
    rate: { label: 'Learning rate η', value: 0.1, min: 0.01, max: 10, scale: 'log' },
    batch: { label: 'Batch size', value: 100, min: 1, max: 500, step: 1, scale: 'log' },
  },
  pauseAt: () => 500,

  setup({ pictures, factor }, { random, data }) {
    const { train } = data[pictures];
    const seed = random.next();
    const [entropy, squares] = COSTS.map((loss) => network(seed, loss, factor));
    const most = training(train);
    const asked = part(train, most);
    const passes = new Passes(train, random, most);
    return { entropy, squares, asked, passes, steps: 0, right: [0, 0] };
  },

  step(state, { rate, batch }) {
    const { x, t } = state.passes.next(batch);
    const nets = [state.entropy, state.squares];
    // Keras' mean over the ten classes; C = ½ Σ (p − t)² is five times that.
    for (const [i, net] of nets.entries()) {
      net.optimizer.learningRate = i === 0 ? rate : 5 * rate;
      net.trainOnBatch(x, t);
    }
    if (state.steps % EVERY === 0)
      state.right = nets.map((net) => judge(net, state.asked).accuracy);
    state.steps += 1;
    const [entropy, squares] = state.right;
    return { 'cross-entropy': entropy, quadratic: squares };
  },

  views: {
    right: {
      plot: 'history',
      title: 'Share of right answers to 500 new pictures',
      of: ['cross-entropy', 'quadratic'],
      wide: true,
    },
  },

  check: [
    {
      what: 'from weights four times too large, cross-entropy knows 80 % after 500 steps, the other far less',
      tested: 1,
      steps: 500,
      expect: (right) => right['cross-entropy'] > 0.8 && right.quadratic < 0.75,
    },
    {
      what: 'from usual weights, at a rate that suits both, they end near one another',
      params: { factor: 1, rate: 0.3 },
      tested: 1,
      steps: 300,
      expect: (right) => right['cross-entropy'] > 0.85 && right.quadratic > 0.8,
    },
  ],
};
