// What is drawn upon the picture of one neuron: its weights as an arrow, and the line z = 0.

import { EDGE } from './plane.js';

/**
 * The weights as an arrow from the origin, and the two ends of the line z = 0.
 * @param {import('../../../bindings/worker/demo.js').Params} params
 */
export function marksOf({ w1, w2, b }) {
  const arrow = { name: 'weights', x: [0, w1], y: [0, w2], joined: true };
  const length = Math.hypot(w1, w2);
  if (length === 0 || Math.abs(b) / length > EDGE) return [arrow].map(columns);
  const foot = [(-b * w1) / length ** 2, (-b * w2) / length ** 2];
  const reach = [-1, 1].map((sign) => (sign * Math.sqrt(EDGE ** 2 - (b / length) ** 2)) / length);
  const line = {
    name: 'z = 0',
    x: reach.map((t) => foot[0] - t * w2),
    y: reach.map((t) => foot[1] + t * w1),
    joined: true,
  };
  return [arrow, line].map(columns);
}

/** @param {{name: string, x: number[], y: number[], joined: boolean}} marks */
const columns = ({ x, y, ...rest }) => ({
  ...rest,
  x: Float32Array.from(x),
  y: Float32Array.from(y),
});
