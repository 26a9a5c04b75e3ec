// The course's two networks for MNIST, and what is looked at after each epoch.

import { layers } from 'nabla';
import { input, PIXELS, SIDE } from './digits.js';
import { confusion, gallery, judge } from './judging.js';

const UNITS = 30; // in the first layer of the small network, whose weights are shown

const first = { activation: 'relu', inputShape: [PIXELS] };
const last = { units: 10, activation: 'softmax' };
/** By name. @type {Record<string, () => any[]>} */
export const networks = {
  small: () => [layers.dense({ units: UNITS, ...first }), layers.dense(last)],
  large: () => [
    layers.dense({ units: 100, ...first }),
    layers.gaussianDropout({ rate: 0.1 }),
    layers.dense({ units: 50, activation: 'relu' }),
    layers.dense(last),
  ],
};

/** Which of them, as a parameter. */
export const network = {
  label: 'Network',
  value: 'small',
  options: {
    small: { label: '784-30-10' },
    large: { label: '784-100-50-10, Gaussian dropout 0.1' },
  },
  restart: true,
};

/** How it does after an epoch. @param {any} state */
export function judged({ net, validating, test, names }) {
  const result = judge(net, test);
  const [kernel] = net.getWeights();
  return {
    validation: judge(net, validating),
    result,
    dead: silent(net.activations(input(test.values))[0]),
    confusion: confusion(result, test),
    gallery: gallery(result, test, names, 28),
    kernels: columns(kernel),
  };
}

/** How many units are 0 for every picture. @param {any} said */
function silent({ shape: [rows, units], data }) {
  const heard = new Set();
  for (let i = 0; i < rows * units; i++) if (data[i] > 0) heard.add(i % units);
  return units - heard.size;
}

/** The weights into each of the first units, as pictures. @param {any} kernel */
function columns({ shape: [rows, units], data }) {
  const values = new Float32Array(UNITS * rows);
  for (let unit = 0; unit < UNITS; unit++)
    for (let row = 0; row < rows; row++) values[unit * rows + row] = data[row * units + unit];
  return { values, width: SIDE, height: SIDE, count: UNITS };
}
