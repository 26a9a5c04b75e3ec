// Softmax turns the sums of the last layer into probabilities, and two costs judge them. Set the sums
// by hand: bars for the probabilities, bars for the slopes that each cost sends back.

import { crossEntropy, quadratic, softmax } from '../data/output-costs.js';

const CLASSES = 5;
const labels = Array.from({ length: CLASSES }, (_, k) => `${k}`);
const SPAN = 8;
const along = Float32Array.from({ length: 161 }, (_, i) => -SPAN + (2 * SPAN * i) / 160);

const single = (/** @type {string} */ name, /** @type {Float64Array} */ values) => ({
  name,
  values: Float32Array.from(values),
});

/** Both slopes of the true class's sum, as it runs from -8 to 8. @param {any} params */
function slopesAlong({ sums, right, temperature }) {
  const at = (/** @type {typeof quadratic} */ of) =>
    along.map((value) => of(sums.with(right, value), right, temperature).slopes[right]);
  const here = {
    x: Float32Array.of(sums[right]),
    style: /** @type {const} */ ('points'),
  };
  const now = (/** @type {typeof quadratic} */ of) =>
    Float32Array.of(of(sums, right, temperature).slopes[right]);
  return [
    { name: 'cross-entropy', x: along, y: at(crossEntropy) },
    { name: 'quadratic', x: along, y: at(quadratic) },
    { name: 'now, cross-entropy', ...here, y: now(crossEntropy) },
    { name: 'now, quadratic', ...here, y: now(quadratic) },
  ];
}

/** @type {import('../../../bindings/worker/demo.js').Demo} */
export default {
  title: 'Softmax and two costs',
  random: false,

  params: {
    sums: {
      label: 'Sums z of five output neurons',
      value: [2, 0, -1, 3, 0.5],
      numbers: {
        min: -SPAN,
        max: SPAN,
        step: 0.5,
        names: () => labels.map((label) => `z for class ${label}`),
      },
    },
    right: { label: 'The true class', value: 0, min: 0, max: CLASSES - 1, step: 1 },
    temperature: {
      label: 'Temperature T',
      hint: 'Networks take T = 1.',
      value: 1,
      min: 0.1,
      max: 10,
      scale: 'log',
    },
  },

  setup: () => ({}),

  views: {
    probabilities: {
      plot: 'bars',
      title: 'Probabilities p',
      axes: ['class', 'p'],
      range: [0, 1],
      of: (_, { sums, temperature }) => ({
        labels,
        bars: [single('p', softmax(sums, temperature))],
      }),
    },
    slopes: {
      plot: 'bars',
      title: 'Slopes ∂C/∂z that go back',
      axes: ['class', '∂C/∂z'],
      of: (_, { sums, right, temperature }) => ({
        labels,
        bars: [
          single('cross-entropy', crossEntropy(sums, right, temperature).slopes),
          single('quadratic', quadratic(sums, right, temperature).slopes),
        ],
      }),
    },
    along: {
      plot: 'lines',
      title: 'The slope for the true class, as its z moves',
      axes: ['z of the true class', '∂C/∂z'],
      domain: [-SPAN, SPAN],
      wide: true,
      of: (_, params) => slopesAlong(params),
    },
  },

  check: [
    {
      what: 'the slopes of cross-entropy are p − t',
      steps: 0,
      expect: (_, { probabilities, slopes }) => {
        const [{ values: p }] = probabilities.bars;
        return slopes.bars[0].values.every(
          (/** @type {number} */ slope, /** @type {number} */ k) =>
            Math.abs(slope - p[k] + (k === 0 ? 1 : 0)) < 1e-6,
        );
      },
    },
    {
      what: 'surely wrong, cross-entropy pulls with force 1 and the quadratic cost with none',
      params: { sums: [-8, 0, 0, 8, 0] },
      steps: 0,
      expect: (_, { slopes: { bars } }) =>
        bars[0].values[0] < -0.99 && Math.abs(bars[1].values[0]) < 1e-6,
    },
  ],
};
