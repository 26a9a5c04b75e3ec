// A walk over the cost landscape of a fit, as two demos of this lesson make it: the walkers in their
// places, and one step of gradient descent of all of them.

import { tensor } from '../../../bindings/index.js';
import { costOf, everything, samples, slopeOf } from './descent.js';
import { places } from './places.js';
import { schedules } from './schedules.js';

/** @import { Params } from '../../../bindings/worker/demo.js' */
/** @import { Fit } from './fits.js' */
/** @typedef {ReturnType<typeof begin>} Walk */

const LONGEST = 1000; // points of a path; a longer one keeps every second of them

/** @param {ArrayLike<number>} values */
export const column = (values) => tensor(Float32Array.from(values), [values.length, 1]);

/** @param {ArrayLike<number>} values */
const mean = (values) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** @param {Fit} fit @param {Params} params @param {any} random */
export function begin(fit, params, random) {
  const { walkers, batch, noise, source } = params;
  const theta = places[params.placement].of(fit, params, random).map(column);
  theta.forEach(({ data }, k) => {
    data[0] = params[`start${k}`];
  });
  const all = everything();
  return {
    fit,
    random,
    theta,
    path: theta.map(({ data }) => [data[0]]),
    every: 1,
    step: 0,
    /** Steps that each walker has made: one that has reached the tolerance rests. */
    steps: new Float32Array(walkers),
    all,
    /** What the first step sees; a fixed set is the same for all walkers and all steps. */
    seen: source === 'all' ? all : samples(random, { walkers: 1, batch, noise }),
    slope: slopeOf(fit),
    cost: costOf(fit),
    relief: costOf(fit),
    /** Landscapes as they were last drawn. @type {Map<string, {key: string, grid: any}>} */
    drawn: new Map(),
  };
}

/** One step of every walker: θ ← θ − η ∂C/∂θ. @param {Walk} walk @param {Params} params */
export function advance(walk, params) {
  const { theta, steps, random } = walk;
  const { walkers, batch, noise } = params;
  const rate = schedules[params.schedule].rate(params.rate, walk.step, params.t1);
  if (params.source === 'fresh') walk.seen = samples(random, { walkers, batch, noise });
  const { costs, gradient } = walk.slope(theta, walk.seen);
  const walks = costs.data.map((cost) => Number(!(params.stop && cost < params.tolerance)));

  walk.theta = theta.map(({ data }, k) =>
    column(data.map((at, i) => at - walks[i] * rate * gradient[k].data[i])),
  );
  walks.forEach((one, i) => {
    steps[i] += one;
  });
  walk.step += 1;
  if (walks[0]) remember(walk);

  const exact = walk.cost(walk.theta, walk.all).data;
  const first = walk.theta.map(({ data }, k) => [`θ${'₀₁₂'[k]}`, data[0]]);
  return {
    cost: mean(exact),
    'batch cost': mean(costs.data),
    ...Object.fromEntries(first),
    found: mean(exact.map((cost) => Number(cost < walk.fit.found))),
    ...(params.stop && { walking: mean(walks), steps: mean(steps) }),
  };
}

/** @param {Walk} walk */
function remember(walk) {
  if (walk.step % walk.every === 0) {
    walk.path.forEach((at, k) => {
      at.push(walk.theta[k].data[0]);
    });
  }
  if (walk.path[0].length <= LONGEST) return;
  walk.path = walk.path.map((at) => at.filter((_, i) => i % 2 === 0));
  walk.every *= 2;
}
