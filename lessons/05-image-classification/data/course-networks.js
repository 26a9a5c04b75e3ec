// The course's two networks for MNIST, and what is looked at after each epoch.

import { layers } from 'nabla';
import { PIXELS, SIDE } from './digits.js';
import { confusion, gallery, judge } from './judging.js';

const UNITS = 30; // in the first layer of the small network, whose weights are shown

const input = { activation: 'relu', inputShape: [PIXELS] };
const output = { units: 10, activation: 'softmax' };
/** By name. @type {Record<string, () => any[]>} */
export const networks = {
  small: () => [layers.dense({ units: UNITS, ...input }), layers.dense(output)],
  large: () => [
    layers.dense({ units: 100, ...input }),
    layers.gaussianDropout({ rate: 0.1 }),
    layers.dense({ units: 50, activation: 'relu' }),
    layers.dense(output),
  ],
};

/** How it does after an epoch. @param {any} state */
export function judged({ net, validating, test, names }) {
  const result = judge(net, test);
  const [kernel] = net.getWeights();
  return {
    validation: judge(net, validating),
    result,
    confusion: confusion(result, test),
    gallery: gallery(result, test, names, 28),
    kernels: columns(kernel),
  };
}

/** The weights into each of the first units, as pictures. @param {any} kernel */
function columns({ shape: [rows, units], data }) {
  const values = new Float32Array(UNITS * rows);
  for (let unit = 0; unit < UNITS; unit++)
    for (let row = 0; row < rows; row++) values[unit * rows + row] = data[row * units + unit];
  return { values, width: SIDE, height: SIDE, count: UNITS };
}
