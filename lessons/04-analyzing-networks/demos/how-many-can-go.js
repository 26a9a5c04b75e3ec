// How many neurons of the last hidden layer can go before the picture breaks? In a random order, many
// times, and in a better one: first those that matter least.

import { at, PIXELS, packs, pictureOf, places } from '../data/picture.js';
import { PictureNet } from '../data/picture-net.js';
import { band, leastFirst, outputWithout, removalCosts, rising } from '../data/removal.js';
import { groups, params } from '../data/removal-params.js';

const COARSE = 20; // pixels each way, where hundreds of pictures are compared
const [coarse, fine] = [COARSE, PIXELS].map(places);
const grid = { width: PIXELS, height: PIXELS };

const keepsMean = (/** @type {any} */ { replace }) => replace === 'mean';

/** The order in which they go. @param {any} state @param {any} params */
const chosen = ({ net, orders }, params) =>
  params.order === 'least' ? leastFirst(net.lookAt(coarse), keepsMean(params)) : orders[0];

/** @param {any} state @param {any} params */
function curves({ net, orders, goal }, params) {
  const { removed, order } = params;
  const look = net.lookAt(coarse);
  const costs = (/** @type {number[]} */ one) =>
    removalCosts(look, goal.data, one, keepsMean(params));
  const least = costs(leastFirst(look, keepsMean(params)));
  const all = orders.map(costs);
  const shown = order === 'least' ? least : all[0];
  const x = Float32Array.from(least, (_, i) => i);
  const here = { x: Float32Array.of(removed), y: Float32Array.of(shown[removed] ?? Number.NaN) };
  return [
    band(`random order: mean and spread of ${orders.length}`, all),
    { name: 'those that matter least first', x, y: least },
    { name: 'the picture shown', style: 'points', ...here },
  ];
}

/** How many can go until the cost is a fifth higher. @param {{y: Float32Array}} curve */
const spare = ({ y }) => y.findIndex((cost) => cost > 1.2 * y[0]) - 1;

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'How many neurons can go?',

  groups,
  params,
  data: packs,
  pauseAt: ({ steps }) => steps,

  setup(params, { random, data }) {
    const { first, last, optimizer, rate, orders } = params;
    const picture = pictureOf(params, data);
    const net = new PictureNet({ hidden: [first, last], optimizer, rate }, random);
    const drawn = Array.from({ length: orders }, () =>
      rising(random.uniform({ shape: [last] }).data),
    );
    return { net, picture, orders: drawn, goal: at(picture, coarse) };
  },

  step(state, { rate, batch }) {
    state.net.rate = rate;
    return { cost: state.net.learn(state.picture, batch) };
  },

  views: {
    curves: {
      plot: 'lines',
      title: 'Cost of what is left',
      axes: ['neurons that are gone', 'cost ½⟨(y − t)²⟩'],
      scale: 'log',
      wide: true,
      of: curves,
    },
    left: {
      plot: 'heatmap',
      title: 'What is left',
      range: [0, 1],
      domain: [0, 1],
      axes: ['x', 'y'],
      of: (state, params) => {
        const gone = chosen(state, params).slice(0, params.removed);
        return { ...grid, values: outputWithout(state.net.lookAt(fine), gone, keepsMean(params)) };
      },
    },
    cost: { plot: 'history', title: 'Cost of a batch', of: ['cost'], scale: 'log' },
  },

  check: [
    {
      what: 'in a random order six are too many; forty can go if they are the right ones',
      tested: 1,
      steps: 2000,
      expect: (_, { curves: [random, least] }) => spare(random) <= 5 && spare(least) >= 40,
    },
    {
      what: 'forty-five can go if their means stay, and with a cost that does not change',
      params: { replace: 'mean' },
      tested: 1,
      steps: 2000,
      expect: (_, { curves: [random, least] }) =>
        spare(random) <= 10 && spare(least) >= 45 && least.y[30] < 1.01 * least.y[0],
    },
  ],
};
