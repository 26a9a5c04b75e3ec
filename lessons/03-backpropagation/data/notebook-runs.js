// The runs of the course's tutorial notebooks on training a network with two inputs
// (02_tutorial_NetworkTrainingVisualization of 2020, its twin of 2024, and 03_tutorial_NetworkTrainingKeras):
// targets, networks, first weights, learning rates and numbers of steps, retold, not copied.

import { EDGE } from './plane.js';

/** @typedef {import('./plane.js').Target} Target */
/** @typedef {{units: number, activation: string}[]} Layers */

/** @type {(radius: number, x?: number, y?: number) => Target} */
const disc =
  (radius, x = 0, y = 0) =>
  (y0, y1) =>
    (y0 - x) ** 2 + (y1 - y) ** 2 < radius ** 2;

/** @type {Target} */
const halfPlane = (y0, y1) => y0 + y1 > 0;
/** @type {Target} */
const quadrant = (y0, y1) => y0 > 0 && y1 > 0;
/** @type {Target} */
const xor = (y0, y1) => y0 * y1 < 0;
/** @type {Target} */
const ring = (y0, y1) => disc(2)(y0, y1) && !disc(1)(y0, y1);
/** @type {Target} */
const smiley = (y0, y1) => disc(2)(y0, y1) && !disc(0.5, 0.8, 0.8)(Math.abs(y0), y1);

/** @type {(activation: string, ...sizes: number[]) => Layers} */
const all = (activation, ...sizes) => sizes.map((units) => ({ units, activation }));
const deep = [...all('relu', 20, 20, 20), ...all('sigmoid', 20)];

/** What a run has unless it says otherwise. */
const usual = {
  output: 'sigmoid',
  first: 'normal',
  scale: 0.1,
  biasScale: 0.1,
  spread: 3,
  optimizer: 'sgd',
  batch: 200,
};

const byHand = { first: 'handmade', rate: 5, steps: 1000 };
const rectified = { output: 'relu', biasScale: 0, steps: 2000 };
const wide = { scale: 1, biasScale: 1 };
const adam = { optimizer: 'adam', spread: 1 };

/** @type {[string, Target, Layers, Record<string, any>][]} */
const table = [
  ['Half plane 2020', halfPlane, [], { ...byHand, spread: 1 }],
  ['Half plane, Adam 2020', halfPlane, [], { ...adam, first: 'glorot', rate: 0.5, steps: 1000 }],
  ['Quadrant 2020', quadrant, all('sigmoid', 2), byHand],
  ['Quadrant, ReLU 2020', quadrant, all('relu', 10, 5), { ...rectified, rate: 0.1 }],
  ['Quadrant, ReLU 2024', quadrant, all('relu', 10, 5), { ...rectified, rate: 0.2 }],
  ['XOR 2020', xor, all('sigmoid', 5), { scale: 0.5, biasScale: 0.5, rate: 1, steps: 20000 }],
  ['XOR 2024', xor, all('relu', 10), { rate: 0.5, steps: 5000 }],
  ['Disc 2024', disc(2), all('relu', 20, 20), { batch: 300, rate: 0.2, steps: 10000 }],
  ['Ring 2024', ring, [...all('relu', 20, 20), ...all('sigmoid', 20)], { rate: 0.5, steps: 20000 }],
  ['Half smiley 2020', smiley, all('sigmoid', 10, 5), { ...wide, rate: 1, steps: 20000 }],
  [
    'Half smiley, Adam 2020',
    smiley,
    all('relu', 30, 30),
    { ...adam, ...wide, output: 'linear', rate: 0.1, steps: 5000 },
  ],
  ['Half smiley 2024', smiley, deep, { batch: 500, rate: 0.2, steps: 50000 }],
];

const own = { ...adam, first: 'glorot', spread: 1.5, rate: 0.01, steps: 20000 };

/** The target of a run by its name. A painted one has none: the picture is the target. */
export const targets = new Map(table.map(([name, target]) => [name, target]));

/**
 * The runs as presets, and one of our own to begin painting with.
 * @type {Record<string, {label: string, set: import('../../../bindings/worker/demo.js').Params}>}
 */
export const tasks = {
  ...Object.fromEntries(
    table.map(([label, , hidden, settings]) => [
      label,
      { label, set: { ...usual, hidden, ...settings } },
    ]),
  ),
  painted: { label: 'Paint your own', set: { ...usual, hidden: all('tanh', 20, 20), ...own } },
};

/**
 * First numbers that the notebooks of 2020 give by hand: kernels [inputs × units] and biases.
 * @type {Map<Function, number[][]>}
 */
export const handmade = new Map([
  [halfPlane, [[0.2, -0.9], [0]]],
  [quadrant, [[0.2, 0.3, -0.9, 0.4], [0.1, -0.2], [0.2, 0.5], [0]]],
]);

/**
 * The cost ½⟨(y − target)²⟩ that the notebook's own run ends with. ReLU networks sometimes die, as the
 * notebook says; seeds 1, 2, 3 live.
 * @type {{task: string, cost: number}[]}
 */
const reported = [
  { task: 'Half plane 2020', cost: 1.0e-2 },
  { task: 'Quadrant 2020', cost: 3.9e-3 },
  { task: 'Quadrant, ReLU 2020', cost: 5.1e-3 },
  { task: 'XOR 2020', cost: 1.8e-2 },
  { task: 'Half smiley 2020', cost: 1.3e-2 },
];

/** Of the map: the share of pixels between 0.1 and 0.9, where an edge is soft. @param {any} views */
const softness = ({ output: { values } }) =>
  values.filter((/** @type {number} */ y) => y > 0.1 && y < 0.9).length / values.length;

/** Of the map: the share of pixels on the wrong side of ½. @param {any} views */
const wrong = ({ output: { values }, target }) =>
  values.filter(
    (/** @type {number} */ y, /** @type {number} */ i) => y > 0.5 !== target.values[i] > 0.5,
  ).length / values.length;

/** Of the map: the output at a point. @param {any} views @param {number} y0 @param {number} y1 */
const outputAt = ({ output: { values, width } }, y0, y1) => {
  const pixel = (/** @type {number} */ y) => Math.floor(((y + EDGE) / (2 * EDGE)) * width);
  return values[pixel(-y1) * width + pixel(y0)];
};

/** What a run ends as. @param {string} what @param {string} task @param {(views: any) => boolean} is @param {number[]} [seeds] */
const ends = (what, task, is, seeds) => ({
  what: `${task}: ${what}`,
  params: { task },
  seeds,
  steps: tasks[task].set.steps,
  expect: (/** @type {any} */ _, /** @type {any} */ views) => is(views),
});

/** @type {import('../../../bindings/worker/demo.js').Check[]} */
export const checks = [
  { what: 'XOR 2024 is learned', steps: 5000, expect: ({ cost }) => cost < 0.01 },
  ...reported.map(({ task, cost: seen }) => ({
    what: `${task} ends near the cost that the notebook shows, ${seen}`,
    params: { task },
    tested: 1,
    steps: tasks[task].set.steps,
    expect: (/** @type {Record<string, number>} */ { cost }) => cost > seen / 4 && cost < 2 * seen,
  })),
  ends('soft for a tenth of the map', 'Half plane 2020', (views) => softness(views) > 0.08),
  ends('a sharp edge', 'Half plane, Adam 2020', (views) => softness(views) < 0.06),
  ends('a blurred saddle', 'XOR 2020', (views) => softness(views) > 0.2, [1]),
  ends(
    'a disc without eyes',
    'Half smiley 2020',
    (views) => Math.min(outputAt(views, 0.8, 0.8), outputAt(views, -0.8, 0.8)) > 0.5,
    [2],
  ),
  ends('learned', 'Quadrant, ReLU 2024', (views) => wrong(views) < 0.005),
  ends('sometimes dead', 'Quadrant, ReLU 2024', (views) => softness(views) === 0, [5]),
  ends('learned', 'Disc 2024', (views) => wrong(views) < 0.02, [2]),
  ends('learned', 'Ring 2024', (views) => wrong(views) < 0.03, [1]),
];
