// Learning rates that change from step to step, by Keras' names and formulas; t counts the updates
// made before, s = t / decaySteps. They are rounded to float32, so that browsers whose powers and
// cosines differ in the last bit of a double agree.

import { checkNumber, checkOptions, EngineError, lookUp } from './errors.js';

/** @typedef {{name: string, config: Record<string, any>, at: (step: number) => number}} Schedule at: the rate of the update after `step` others */

const RATE = 1e6; // the engine's highest

/**
 * @param {string} name
 * @param {Record<string, any>} defaults undefined: needed
 * @param {(t: number, config: any) => number} formula
 */
const schedule =
  (name, defaults, formula) =>
  /** @param {any} options @returns {Schedule} */
  (options) => {
    checkOptions(name, options, Object.keys(defaults));
    const config = { ...defaults, ...options };
    for (const [key, value] of Object.entries(config)) {
      if (typeof defaults[key] === 'boolean') config[key] = Boolean(value);
      else if (value !== null) checkNumber(name, key, value, 0, key.endsWith('Rate') ? RATE : 1e15);
    }
    if (config.decaySteps === 0) checkNumber(name, 'decaySteps', 0, 1);
    return { name, config, at: (step) => Math.fround(formula(step, config)) };
  };

/** @param {number} t @param {{decaySteps: number, staircase: boolean}} config */
const stage = (t, { decaySteps, staircase }) =>
  staircase ? Math.floor(t / decaySteps) : t / decaySteps;

const DECAY = {
  initialLearningRate: undefined,
  decaySteps: undefined,
  decayRate: undefined,
  staircase: false,
};

/** rate · decayRate^s; staircase: s is rounded down. */
export const exponentialDecay = schedule(
  'exponentialDecay',
  DECAY,
  (t, c) => c.initialLearningRate * c.decayRate ** stage(t, c),
);

/** rate / (1 + decayRate s); staircase: s is rounded down. */
export const inverseTimeDecay = schedule(
  'inverseTimeDecay',
  DECAY,
  (t, c) => c.initialLearningRate / (1 + c.decayRate * stage(t, c)),
);

/** end + (rate - end) (1 - s)^power until s = 1; cycle: decaySteps is doubled, tripled, … instead. */
export const polynomialDecay = schedule(
  'polynomialDecay',
  {
    initialLearningRate: undefined,
    decaySteps: undefined,
    endLearningRate: 1e-4,
    power: 1,
    cycle: false,
  },
  (t, { initialLearningRate, decaySteps, endLearningRate, power, cycle }) => {
    const steps = cycle ? decaySteps * Math.max(1, Math.ceil(t / decaySteps)) : decaySteps;
    const left = 1 - Math.min(t, steps) / steps;
    return endLearningRate + (initialLearningRate - endLearningRate) * left ** power;
  },
);

/** Half a cosine from rate to alpha · rate; with warmupTarget, first straight up to it. */
export const cosineDecay = schedule(
  'cosineDecay',
  {
    initialLearningRate: undefined,
    decaySteps: undefined,
    alpha: 0,
    warmupTarget: null,
    warmupSteps: 0,
  },
  (t, { initialLearningRate: initial, decaySteps, alpha, warmupTarget, warmupSteps }) => {
    const isWarming = warmupTarget !== null;
    if (isWarming && t < warmupSteps) return initial + ((warmupTarget - initial) * t) / warmupSteps;
    const s = Math.min(t - (isWarming ? warmupSteps : 0), decaySteps) / decaySteps;
    const cosine = (1 + Math.cos(Math.PI * s)) / 2;
    return (isWarming ? warmupTarget : initial) * ((1 - alpha) * cosine + alpha);
  },
);

/**
 * values[0] up to and with boundaries[0], then values[1] up to and with boundaries[1], …
 * @param {{boundaries: readonly number[], values: readonly number[]}} options one value more
 * @returns {Schedule}
 */
export function piecewiseConstantDecay(options) {
  const name = 'piecewiseConstantDecay';
  checkOptions(name, options, ['boundaries', 'values']);
  const { boundaries, values } = options;
  if (
    !Array.isArray(boundaries) ||
    !Array.isArray(values) ||
    values.length !== boundaries.length + 1
  )
    throw new EngineError('needs a list of boundaries and one of values, which has one more', {
      where: name,
    });
  for (const value of values) checkNumber(name, 'a value', value, 0, RATE);
  for (const boundary of boundaries) checkNumber(name, 'a boundary', boundary);
  const at = (/** @type {number} */ t) => {
    const i = boundaries.findIndex((boundary) => t <= boundary);
    return Math.fround(values[i < 0 ? boundaries.length : i]);
  };
  return { name, config: { boundaries, values }, at };
}

const TABLE = {
  exponentialDecay,
  inverseTimeDecay,
  polynomialDecay,
  cosineDecay,
  piecewiseConstantDecay,
};

/** A schedule from its saved form. @param {{name: string, config: any}} saved @returns {Schedule} */
export function savedSchedule({ name, config: { name: _, ...config } }) {
  return /** @type {any} */ (lookUp('optimizers', 'schedule', TABLE, name))(config);
}
