// Draw a digit, or photograph one, and see ten probabilities. A network learns for some seconds first; it
// answers at any time, with what it has learned so far.

import { convolutional } from '../data/convolutional.js';
import { input, Passes, PIXELS, part, SIDE } from '../data/digits.js';
import { augmentation, harder } from '../data/distort.js';
import { judge } from '../data/judging.js';
import { network } from '../data/lab.js';

const EVERY = 50; // steps from one judgement to the next
const MOST = { shift: 1, turn: 12, stretch: 0.1, blur: 0 };
const names = [...'0123456789'];

/** Strokes of a seven, to begin with. */
const seven = Float32Array.from({ length: PIXELS }, (_, i) => {
  const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
  const bar = y >= 4 && y <= 7 && x >= 7 && x <= 20;
  const leg = y > 7 && y <= 23 && Math.abs(x - (19 - 0.45 * (y - 7))) < 2;
  return bar || leg ? 1 : 0;
});

/** What the network receives. @param {any} params */
const received = ({ drawing, right, turn }) =>
  harder(drawing, { noise: 0, right, turn, cover: 0 }, drawing);

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Draw a digit',
  engine: 'images',
  data: ['mnist'],
  paused: true,

  params: {
    drawing: {
      label: 'Your digit',
      value: seven,
      image: { width: SIDE, height: SIDE, as: 'digit' },
    },
    right: { label: 'Push it to the right / pixels', value: 0, min: -8, max: 8, step: 1 },
    turn: { label: 'Turn it / °', value: 0, min: -60, max: 60, step: 1 },
    network: {
      label: 'Network',
      value: 'convolutional',
      options: {
        convolutional: { label: 'convolutional, 21,578 weights' },
        dense: { label: 'dense 784-100-10, 79,510 weights' },
      },
      restart: true,
    },
    varied: {
      label: 'Training pictures turned, scaled, shifted a little',
      value: true,
      restart: true,
    },
    steps: { label: 'Pause at step', value: 600, min: 100, max: 5000, step: 100, scale: 'log' },
  },
  pauseAt: ({ steps }) => steps,

  setup({ network: kind, varied }, { random, data }) {
    const asImages = kind === 'convolutional';
    const seed = random.next();
    const net = asImages
      ? convolutional({ channels: 8, drop: 0.3, seed })
      : network({ units: 100, drop: 0, seed });
    const change = varied ? augmentation(random, MOST) : undefined;
    const { train, test } = data.mnist;
    return {
      net,
      asImages,
      change,
      passes: new Passes(train, random),
      test: part(test),
      steps: 0,
      right: 0.1,
    };
  },

  step(state) {
    const { net, passes, change, asImages, test } = state;
    const { x, t } = passes.next(50, change, asImages);
    const [cost] = net.trainOnBatch(x, t);
    state.steps += 1;
    if (state.steps % EVERY === 0) state.right = judge(net, test, asImages).accuracy;
    return { cost, 'test pictures right': state.right };
  },

  views: {
    received: {
      plot: 'heatmap',
      title: 'What the network receives',
      range: [0, 1],
      domain: [0, SIDE],
      of: (_, params) => ({ values: received(params), width: SIDE, height: SIDE }),
    },
    probabilities: {
      plot: 'bars',
      title: 'What it is, says the network',
      axes: ['digit', 'probability'],
      range: [0, 1],
      of: ({ net, asImages }, params) => ({
        labels: names,
        bars: [{ name: 'p', values: net.predict(input(received(params), asImages)).data }],
      }),
    },
  },

  check: {
    what: 'after 250 steps it knows 93 % of the test pictures, and a seven that was drawn by hand',
    tested: 1,
    steps: 250,
    expect: ({ 'test pictures right': right }, { probabilities: { bars } }) =>
      right > 0.93 && bars[0].values[7] > 0.5,
  },
};
