// What the pictures look like: forty of a class, the mean of each class, and what is left of a picture
// when the mean of all is taken away.

import { CLASSES, PIXELS, part, SIDE } from '../data/digits.js';
import { packOf, pictures } from '../data/sets.js';

const SHOWN = 40;

/** Means of all pictures of each class. @param {import('../data/digits.js').Pictures} pictures */
function means({ values, labels, count }) {
  const sums = new Float32Array(CLASSES * PIXELS);
  const counts = new Float32Array(CLASSES);
  for (let i = 0; i < count; i++) {
    counts[labels[i]] += 1;
    for (let p = 0; p < PIXELS; p++) sums[labels[i] * PIXELS + p] += values[i * PIXELS + p];
  }
  return sums.map((sum, at) => sum / counts[Math.floor(at / PIXELS)]);
}

/** The mean over the classes. @param {Float32Array} values */
const middle = (values) =>
  Float32Array.from({ length: PIXELS }, (_, p) => {
    let sum = 0;
    for (let k = 0; k < CLASSES; k++) sum += values[k * PIXELS + p];
    return sum / CLASSES;
  });

const size = { width: SIDE, height: SIDE };

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'What the pictures look like',
  data: packOf,
  random: false,

  params: {
    pictures,
    kind: { label: 'Class', value: 4, min: 0, max: CLASSES - 1, step: 1, restart: true },
    centred: { label: 'Take the mean away', value: false, restart: true },
  },

  setup({ pictures, kind, centred }, { data }) {
    const { train, classes } = data[pictures];
    const all = part(train);
    const { values, labels } = all;
    const average = means(all);
    const away = centred ? middle(average) : new Float32Array(PIXELS);
    const shown = [...labels.keys()].filter((i) => labels[i] === kind).slice(0, SHOWN);
    const sheet = new Float32Array(shown.length * PIXELS);
    for (const [k, i] of shown.entries())
      for (let p = 0; p < PIXELS; p++) sheet[k * PIXELS + p] = values[i * PIXELS + p] - away[p];
    return {
      sheet: { values: sheet, ...size, count: shown.length },
      means: {
        values: average.map((value, at) => value - away[at % PIXELS]),
        ...size,
        count: CLASSES,
        labels: classes,
      },
    };
  },

  views: {
    sheet: {
      plot: 'images',
      title: 'Forty of this class, from the training set',
      columns: 8,
      wide: true,
      of: ({ sheet }) => sheet,
    },
    means: {
      plot: 'images',
      title: 'The mean of each class: choose one',
      columns: 5,
      choose: 'kind',
      wide: true,
      of: ({ means }) => means,
    },
  },

  check: {
    what: 'in the mean of all ones, the middle is dark and the corner empty',
    steps: 0,
    expect: (_, { means: { values } }) => values[784 + 14 * 28 + 14] > 0.7 && values[784] === 0,
  },
};
