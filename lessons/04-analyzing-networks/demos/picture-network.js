// A network becomes a picture: it is told the grey value at random places, and in the end has it at all.
// Neurons of its last hidden layer can be switched off while it learns; it learns as if they were on.

import { output, shares, sheet } from '../data/knock-out.js';
import { checks } from '../data/notebook-runs.js';
import { at, PIXELS, packs, pictureOf, places } from '../data/picture.js';
import { PictureNet } from '../data/picture-net.js';
import { groups, params, ROW } from '../data/picture-params.js';

const where = places(PIXELS);

const showsShares = (/** @type {any} */ { shown }) => shown === 'share';

/** @typedef {import('../../../bindings/worker/demo.js').View} View */
/** @type {Pick<View, 'range' | 'domain' | 'axes'>} */
const square = { range: [0, 1], domain: [0, 1], axes: ['x', 'y'] };
const grid = { width: PIXELS, height: PIXELS };

/** @type {View} */
const neurons = {
  plot: 'images',
  title: 'The last hidden layer',
  columns: ROW,
  switches: 'on',
  of: [],
};

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'A network becomes a picture',

  groups,
  params,
  data: packs,
  pauseAt: ({ steps }) => steps,

  setup(params, { random, data }) {
    const { first, middle, last, optimizer, rate, scale } = params;
    const hidden = [first, middle, last].filter(Boolean);
    const net = new PictureNet({ hidden, optimizer, rate, scale }, random);
    const picture = pictureOf(params, data);
    return { net, picture, samples: 0, goal: { ...grid, values: at(picture, where).data } };
  },

  step(state, { rate, batch }) {
    state.net.rate = rate;
    state.samples += batch;
    return { cost: state.net.learn(state.picture, batch), samples: state.samples };
  },

  views: {
    output: {
      plot: 'heatmap',
      title: 'Output of the network',
      ...square,
      of: ({ net }, { on }) => ({ ...grid, values: output(net.lookAt(where), on) }),
    },
    target: { plot: 'heatmap', title: 'Target', ...square, of: ({ goal }) => goal },
    sheet: {
      ...neurons,
      range: [0, 1],
      when: (params) => !showsShares(params),
      of: ({ net }, { shown }) => ({
        ...grid,
        values: sheet(net.lookAt(where), shown),
      }),
    },
    shares: {
      ...neurons,
      when: showsShares,
      of: ({ net }) => ({ ...grid, values: shares(net.lookAt(where)) }),
    },
    cost: { plot: 'history', title: 'Cost ½⟨(y − t)²⟩', of: ['cost'], scale: 'log', wide: true },
  },

  check: checks,
};
