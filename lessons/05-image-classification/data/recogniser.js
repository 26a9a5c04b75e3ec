// The network of the course's homework on two kinds of pictures: dense layers, a softmax over two
// classes, cross-entropy, Adam; every step sees a batch that nobody has seen before.

import { layers, optimizers, sequential } from 'nabla';

/** @typedef {import('./curves-and-shapes.js').Samples} Samples */
/** @typedef {import('./curves-and-shapes.js').Task} Task */
/** @typedef {import('nabla').Stream} Stream */

/** Samples that only judge, drawn once, and how often they do. */
const JUDGES = 500;
const EVERY = 10;

const activations = ['relu', 'sigmoid', 'tanh', 'elu'];

/** Parameters of both, with the notebook's sizes. */
export const params = {
  hidden: {
    label: 'Hidden layers',
    value: [
      { units: 30, activation: 'relu' },
      { units: 20, activation: 'relu' },
    ],
    layers: { max: 4, units: 200, activations },
    restart: true,
  },
  rate: {
    label: 'Learning rate η (Adam)',
    value: 0.001,
    min: 1e-4,
    max: 0.1,
    scale: /** @type {'log'} */ ('log'),
  },
  batch: {
    label: 'Batch size',
    value: 20,
    min: 1,
    max: 500,
    step: 1,
    scale: /** @type {'log'} */ ('log'),
  },
  noise: { label: 'Noise of every point', value: 0, min: 0, max: 0.5, restart: true },
  centred: { label: 'Always in the middle', value: false, restart: true },
  steps: {
    label: 'Pause at step',
    value: 1000,
    min: 100,
    max: 20000,
    step: 100,
    scale: /** @type {'log'} */ ('log'),
  },
};

/** @param {Task} task @param {any} params @param {Stream} random */
export function begin(task, { hidden, noise, centred }, random) {
  const sizes = [...hidden, { units: 2, activation: 'softmax' }];
  const net = sequential({
    layers: sizes.map((size, i) =>
      layers.dense(i > 0 ? size : { ...size, inputShape: [task.inputs] }),
    ),
    seed: random.next(),
  });
  net.compile({
    optimizer: optimizers.adam(0.001),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const draw = (/** @type {number} */ count) => task.draw(random, count, { noise, centred });
  const state = { task, net, draw, judges: draw(JUDGES), steps: 0 };
  return { ...state, ...judged(state) };
}

/** What the network says to the samples that judge it. @param {{task: Task, net: any, judges: Samples}} state */
function judged({ task, net, judges }) {
  const answers = net.predict(judges.x).data;
  const right = Array.from(judges.kinds, (kind, i) => answers[2 * i + kind] > 0.5);
  const accuracy = right.filter(Boolean).length / right.length;
  return { answers, accuracy, bySize: bySize(task, judges, right) };
}

const GROUPS = 5;

/** The share of right answers, for five ranges of R. @param {Task} task @param {Samples} judges @param {boolean[]} right */
function bySize({ sizes: [least, most] }, { sizes }, right) {
  const counts = Array.from({ length: GROUPS }, () => ({ all: 0, right: 0 }));
  for (const [i, size] of sizes.entries()) {
    const group = Math.floor((GROUPS * (size - least)) / (most - least));
    const count = counts[Math.min(group, GROUPS - 1)];
    count.all += 1;
    count.right += right[i] ? 1 : 0;
  }
  const edge = (/** @type {number} */ at) => (least + ((most - least) * at) / GROUPS).toFixed(2);
  return {
    labels: counts.map((_, i) => `${edge(i)}–${edge(i + 1)}`),
    bars: [{ name: 'right', values: Float32Array.from(counts, ({ all, right }) => right / all) }],
  };
}

/** One batch. @param {any} state @param {any} params */
export function practise(state, { rate, batch }) {
  state.net.optimizer.learningRate = rate;
  const { x, t } = state.draw(batch);
  const [cost, accuracy] = state.net.trainOnBatch(x, t);
  state.steps += 1;
  if (state.steps % EVERY === 0) Object.assign(state, judged(state));
  return { cost, batch: accuracy, 'new samples': state.accuracy };
}

/** Which kind a sample is, and what the network says where it errs. @param {any} state @param {number} i @param {string[]} [names] of the kinds */
export function verdict({ task, judges, answers }, i, names = task.kinds) {
  const kind = judges.kinds[i];
  const sure = answers[2 * i + kind];
  const percent = (/** @type {number} */ share) => `${Math.round(100 * share)} %`;
  if (sure > 0.5) return `${names[kind]}, ${percent(sure)}`;
  return `${names[kind]} → ${names[1 - kind]}, ${percent(1 - sure)}`;
}

/** @type {Record<string, import('../../../bindings/worker/demo.js').View>} */
export const views = {
  cost: { plot: 'history', title: 'Cross-entropy of a batch', of: ['cost'] },
  accuracy: { plot: 'history', title: 'Share of right answers', of: ['batch', 'new samples'] },
  sizes: {
    plot: 'bars',
    title: 'Right answers by size R',
    axes: ['R', 'share'],
    range: [0, 1],
    of: ({ bySize }) => bySize,
  },
};
