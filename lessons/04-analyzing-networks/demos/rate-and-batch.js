// Learning rate against batch size: four ways to spend the same number of samples, several networks each.

import { packs, pictureOf } from '../data/picture.js';
import { LANES, Race, ROUND } from '../data/race.js';
import { groups, params } from '../data/race-params.js';

/** The last of each lane's course. @param {any} views */
const ends = ({ race }) => race.map((/** @type {{y: Float32Array}} */ { y }) => Number(y.at(-1)));

const ROUNDS = 60;

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Rate and batch size, on equal samples',

  groups,
  params,
  data: packs,
  pauseAt: ({ samples }) => Math.ceil(samples / ROUND),

  setup: (params, { random, data }) => ({
    race: new Race(/** @type {any} */ (params), pictureOf(params, data), random),
  }),

  step({ race }) {
    race.round();
    return { samples: race.samples, best: race.best() };
  },

  views: {
    race: {
      plot: 'lines',
      title: 'Cost ½⟨(y − t)²⟩, mean ± standard error',
      axes: ['samples', 'cost'],
      scale: 'log',
      wide: true,
      of: ({ race }) => race.curves(),
    },
    pictures: {
      plot: 'images',
      title: 'The first network of each lane',
      columns: LANES + 1,
      range: [0, 1],
      of: ({ race }) => race.pictures(),
    },
  },

  check: [
    {
      what: 'with one rate, the smaller the batch the better: more steps',
      tested: 1,
      steps: ROUNDS,
      expect: (_, views) => {
        const [ten, fifty, hundreds, thousand] = ends(views);
        return ten < 0.9 * fifty && fifty < 0.97 * hundreds && hundreds < thousand;
      },
    },
    {
      what: 'in proportion to the batch, rates make the same course, until the last is too large',
      params: { heat: 'scaled' },
      tested: 1,
      steps: ROUNDS,
      expect: (_, views) => {
        const [ten, fifty, hundreds, thousand] = ends(views);
        const apart = Math.max(Math.abs(fifty - ten), Math.abs(hundreds - ten));
        return apart < 0.02 * ten && thousand > 1.1 * ten;
      },
    },
    {
      what: 'η = 10 ends with an answer of 1 to everything: dead',
      params: { heat: 'rate', nets: 1 },
      steps: 10,
      expect: (_, { pictures: { values, width, height } }) =>
        values
          .slice(3 * width * height, 4 * width * height)
          .every((/** @type {number} */ y) => y > 0.999),
    },
  ],
};
