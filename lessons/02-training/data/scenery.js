// What is drawn of a walk: the cost landscape with the walkers on it, and the curves.

import { tensor } from '../../../bindings/index.js';
import { column } from './walk.js';

/** @import { Params } from '../../../bindings/worker/demo.js' */
/** @import { Data } from './descent.js' */
/** @import { Walk } from './walk.js' */

const CURVE = Float32Array.from({ length: 300 }, (_, i) => (8 * i) / 299 - 4);

/**
 * What the first walker sees: a row of numbers of its own, or the row that all share.
 * @param {any} values of a tensor, or 0 @param {number} length
 */
const row = (values, length) =>
  tensor(values.data?.slice(0, length) ?? new Float32Array(length), [1, length]);

/**
 * The cost over two of the parameters, the others as the first walker has them.
 * @param {Walk} walk @param {Data} data @param {[number, number]} plane
 */
function relief({ fit, theta, relief: costs }, data, [across, up]) {
  const [width, height] = fit.cells;
  const [[left, right], [bottom, top]] = [fit.box[across], fit.box[up]];
  const at = theta.map(({ data: [value] }) => new Float32Array(width * height).fill(value));
  for (let i = 0; i < width * height; i++) {
    at[across][i] = left + ((right - left) * ((i % width) + 0.5)) / width;
    at[up][i] = top - ((top - bottom) * (Math.floor(i / width) + 0.5)) / height;
  }
  const { length } = data.weights.data;
  const { data: values } = costs(at.map(column), {
    x: row(data.x, length),
    weights: data.weights,
    noise: row(data.noise, length),
  });
  return {
    values: values.map((cost) => Math.min(cost, fit.ceiling)),
    width,
    height,
    domain: [fit.box[across], fit.box[up]],
  };
}

/**
 * The landscape as a map with the walkers on it. It is computed anew when it changes: as the last
 * step saw it with every step, a section through three parameters with the third.
 * @param {Walk} walk @param {Params} params @param {[number, number]} [plane] of which parameters
 */
export function map(walk, params, plane = [0, 1]) {
  const [across, up] = plane;
  const isSeen = params.landscape === 'seen';
  const others = walk.theta.flatMap(({ data }, k) => (plane.includes(k) ? [] : [data[0]]));
  const key = [...others, isSeen && (params.source === 'fresh' ? walk.step : 'once')].join();
  const kept = walk.drawn.get(plane.join());
  const grid = kept?.key === key ? kept.grid : relief(walk, isSeen ? walk.seen : walk.all, plane);
  walk.drawn.set(plane.join(), { key, grid });

  const at = (/** @type {ArrayLike<number>[]} */ theta) => ({
    x: Float32Array.from(theta[across]),
    y: Float32Array.from(theta[up]),
  });
  return {
    ...grid,
    marks: [
      { name: 'path of the first walker', joined: true, ...at(walk.path) },
      { name: 'walkers', ...at(walk.theta.map(({ data }) => data)) },
      { name: 'truth', ...at(walk.fit.truth.map((value) => [value])) },
    ],
  };
}

/** The truth, the first walker's fit, and the samples it saw last. @param {Walk} walk */
export function curves({ fit, theta, seen }) {
  const { length } = seen.weights.data;
  const [x, noise] = [seen.x, seen.noise].map((values) => row(values, length).data);
  const truth = fit.f(fit.truth, x).data;
  const samples = truth.map((y, i) => y + noise[i]);
  const lines = [
    { name: 'truth', x: CURVE, y: fit.f(fit.truth, CURVE).data },
    {
      name: 'fit',
      x: CURVE,
      y: fit.f(
        theta.map(({ data }) => data[0]),
        CURVE,
      ).data,
    },
  ];
  return length > 100 ? lines : [...lines, { name: 'samples', style: 'points', x, y: samples }];
}
