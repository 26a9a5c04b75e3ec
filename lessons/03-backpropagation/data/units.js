// Which units of a ReLU network are on, and for how many inputs: a unit whose sum is negative for all
// of them answers 0, has slope 0, and so its weights never change again. It is dead.

import { tensor } from 'nabla';
import { Descent } from './descent.js';
import { within } from './first-runs.js';
import { targets } from './notebook-runs.js';
import { at } from './plane.js';

/** @typedef {import('../../../bindings/index.js').Stream} Stream */
/** @typedef {import('../../../bindings/index.js').Tensor} Tensor */

/** How many inputs a unit is tried on, where each batch is new. */
const SAMPLE = 1000;
const SPREAD = 3; // of the inputs in the tutorial
const quadrant = /** @type {import('./plane.js').Target} */ (targets.get('Quadrant, ReLU 2020'));

const shapes = { activation: 'relu', shift: 0 };
const tutorial = { first: 10, second: 5, scale: 0.1, biasScale: 0, batch: 200 };

/** Runs of the notebooks in which ReLU units died. */
export const runs = {
  quadrant: { label: 'Quadrant 2020', set: { ...shapes, ...tutorial, rate: 0.1 } },
  quadrant24: { label: 'Quadrant 2024', set: { ...shapes, ...tutorial, rate: 0.2 } },
  memory: {
    label: 'One batch by heart 2024',
    set: { ...shapes, first: 20, second: 30, scale: 1, biasScale: 1, batch: 32, rate: 0.01 },
  },
};

/** A whole batch to learn by heart, or a quadrant of the plane. @param {string} run */
export const isMemory = (run) => run === 'memory';

/**
 * Weights scale · N(0,1) for the quadrant, U(−scale, scale) for the batch; hidden biases are shifted.
 * @param {any} params @param {Stream} random
 */
export function start({ run, first, second, activation, scale, biasScale, shift, batch }, random) {
  const drawn = (/** @type {number} */ spread) => (/** @type {number[]} */ shape) =>
    isMemory(run) ? within(random, spread)(shape) : random.normal({ shape, stddev: spread });
  const shifted = (/** @type {number[]} */ shape) =>
    tensor(
      drawn(biasScale)(shape).data.map((bias) => bias + shift),
      shape,
    );
  const net = new Descent([2, first, second, 1], activation, drawn(scale), shifted);
  const state = { net, random, run, ...draw(run, random, batch) };
  return { ...state, tried: isMemory(run) ? state.x : draw(run, random, SAMPLE).x };
}

/** A batch of inputs and targets. @param {string} run @param {Stream} random @param {number} batch */
export function draw(run, random, batch) {
  if (isMemory(run)) return { x: within(random, 1)([batch, 2]), t: within(random, 1)([batch, 1]) };
  const x = random.normal({ shape: [batch, 2], stddev: SPREAD });
  return { x, t: tensor(at(quadrant, x.data), [batch, 1]) };
}

/** For each layer, the share of inputs for which each unit is on. @param {Descent} net @param {Tensor} inputs */
export const activity = (net, inputs) =>
  net.outputs(net.layers, inputs).map(({ shape: [rows, units], data }) =>
    Float32Array.from({ length: units }, (_, unit) => {
      let on = 0;
      for (let i = unit; i < data.length; i += units) on += data[i] > 0 ? 1 : 0;
      return on / rows;
    }),
  );
