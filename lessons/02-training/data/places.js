// Where the walkers begin on a cost landscape: for each parameter a list of values, one a walker. The
// first one begins at the start point, where it was put by a click; this is where the others do.

/** @import { Params } from '../../../bindings/worker/demo.js' */
/** @import { Fit } from './fits.js' */

/** How far 'around' is: a standard deviation, as a part of the box. */
const AROUND = 0.05;

/** @type {Record<string, {label: string, of: (fit: Fit, params: Params, random: any) => ArrayLike<number>[]}>} */
export const places = {
  one: {
    label: 'at the start point',
    of: ({ box }, params) => box.map((_, k) => Array(params.walkers).fill(params[`start${k}`])),
  },
  around: {
    label: 'around it',
    of: ({ box }, params, random) =>
      box.map(([low, high], k) => {
        const stddev = AROUND * (high - low);
        return random.normal({ shape: [params.walkers], mean: params[`start${k}`], stddev }).data;
      }),
  },
  random: {
    label: 'anywhere, at random',
    of: ({ box }, { walkers }, random) =>
      box.map(([low, high]) => random.uniform({ shape: [walkers], low, high }).data),
  },
  grid: {
    label: 'on a grid',
    of: ({ box }, { walkers }) => box.map((side, k) => grid(side, k, walkers)),
  },
};

/** Row by row in the plane of the first two parameters, the others in the middle. @param {[number, number]} side @param {number} k @param {number} walkers */
function grid([low, high], k, walkers) {
  const columns = Math.ceil(Math.sqrt(walkers));
  const rows = Math.ceil(walkers / columns);
  return Array.from({ length: walkers }, (_, i) => {
    const part = [((i % columns) + 0.5) / columns, (Math.floor(i / columns) + 0.5) / rows, 0.5][k];
    return low + (high - low) * part;
  });
}
