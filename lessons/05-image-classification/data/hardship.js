// How a network fares when its test pictures get harder: now, and along one of the sliders.

import { PIXELS, SIDE } from './digits.js';
import { harder } from './distort.js';
import { captions, judge } from './judging.js';

const SHOWN = 21;
const EVERY = 50; // steps from one judgement to the next
const PLACES = 7; // along the slider

/** The sliders that can be run along, and where they end. */
export const ends = { noise: 1, right: 10, turn: 90, cover: 20 };
const names = {
  noise: 'noise',
  right: 'shift / pixels',
  turn: 'turn / degrees',
  cover: 'covered square / pixels',
};

/** The same as options. */
export const sliders = Object.fromEntries(
  Object.entries(names).map(([name, label]) => [name, { label }]),
);

/** @typedef {keyof typeof ends} Slider */

/** Along one slider, the others as they stand. @param {any} state @param {any} params */
function along({ net, asked, grain }, params) {
  const slider = /** @type {Slider} */ (params.along);
  const x = Float32Array.from({ length: PLACES }, (_, i) => (ends[slider] * i) / (PLACES - 1));
  const y = x.map((value) => {
    const values = harder(asked.values, { ...params, [slider]: value }, grain);
    return judge(net, { ...asked, values }).accuracy;
  });
  return { name: `along ${names[slider]}`, x, y };
}

/** What the views show, anew when the sliders or the network have moved. @param {any} state @param {any} params */
export function seen(state, params) {
  const key = JSON.stringify([params, Math.floor(state.steps / EVERY)]);
  if (state.key === key) return state.seen;
  const values = harder(state.asked.values, params, state.grain);
  const pictures = { ...state.asked, values };
  const result = judge(state.net, pictures);
  state.key = key;
  state.seen = {
    curve: [
      along(state, params),
      {
        name: 'now',
        x: Float32Array.of(params[params.along]),
        y: Float32Array.of(result.accuracy),
        style: 'points',
      },
    ],
    pictures: {
      values: values.subarray(0, SHOWN * PIXELS),
      width: SIDE,
      height: SIDE,
      count: SHOWN,
      labels: captions(result, pictures, state.names, SHOWN),
    },
  };
  return state.seen;
}
