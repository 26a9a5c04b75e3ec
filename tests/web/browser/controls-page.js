// A page with a control of every kind and nothing else, bundled by the tests that try them. What the
// visitor chose stands in `window.params`.
import '../../../web/components/nb-controls.js';
import '../../../web/tokens.css';
import { change, defaults } from '../../../bindings/worker/demo.js';

const many = Array.from({ length: 50 }, (_, i) => `layer ${1 + Math.floor(i / 17)}: w${i}`);

/** @type {import('../../../bindings/worker/demo.js').Demo} */
const demo = {
  title: 'every kind of parameter',
  params: {
    rate: { label: 'Learning rate', value: 0.1, min: 0.001, max: 10, scale: 'log' },
    batch: { label: 'Batch size', value: 20, min: 1, max: 1000, step: 1, scale: 'log' },
    tilt: { label: 'Tilt', value: 0.5, min: 0, max: 1, step: 0.1, hint: 'A hint stands here.' },
    noisy: { label: 'Noise in the data', value: false },
    wide: { label: 'Fifty weights', value: false },
    weights: {
      label: 'Weights',
      value: [1, -0.5, 0.25],
      numbers: {
        min: -5,
        max: 5,
        step: 0.05,
        names: ({ wide }) => (wide ? many : many.slice(0, 3)),
      },
    },
    hidden: {
      label: 'Hidden layers',
      value: [{ units: 5, activation: 'relu' }],
      layers: { max: 4, units: 30, activations: ['relu', 'tanh', 'sigmoid', 'leakyRelu'] },
    },
    data: {
      label: 'Your data',
      value: [-2, -1, 0, 1, 2].map((x) => [x, x * x]),
      table: { columns: ['x', 'y'], min: 2, max: 60 },
    },
    picture: {
      label: 'Your target',
      value: new Float32Array(1024),
      image: { width: 32, height: 32 },
    },
    digit: {
      label: 'Your digit',
      value: new Float32Array(784),
      image: { width: 28, height: 28, as: 'digit' },
    },
  },
  setup: () => ({}),
  views: {},
  check: { steps: 0, expect: () => true },
};

const controls = /** @type {import('../../../web/components/nb-controls.js').NbControls} */ (
  document.createElement('nb-controls')
);
controls.demo = demo;
controls.params = defaults(demo);
controls.addEventListener('nb-param', (event) => {
  const { name, value } = /** @type {CustomEvent} */ (event).detail;
  controls.params = change(demo, controls.params, name, value);
  Object.assign(window, { params: controls.params });
});
Object.assign(window, { params: controls.params });
document.querySelector('main')?.append(controls);
