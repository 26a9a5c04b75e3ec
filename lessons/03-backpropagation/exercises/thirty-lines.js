// The backward pass of a sigmoid network, written by the visitor.

import { judgeGradient } from '../data/judge-gradient.js';

const start = `const sigmoid = (z) => 1 / (1 + Math.exp(-z));

// Outputs of all layers for one example; ys[0] is the input. w[j][k] leads from j to k.
function forward(layers, x) {
  const ys = [x];
  for (const { w, b } of layers) {
    const below = ys.at(-1);
    ys.push(b.map((bias, k) => sigmoid(below.reduce((z, y, j) => z + y * w[j][k], bias))));
  }
  return ys;
}

// The slopes of C = ½⟨(y − t)²⟩, in the shape of layers: [{ w, b }, …].
export function gradient(layers, xs, ts) {
  const slopes = layers.map(({ w, b }) => ({
    w: w.map((row) => row.map(() => 0)),
    b: b.map(() => 0),
  }));
  xs.forEach((x, s) => {
    const ys = forward(layers, x);
    let delta = ys.at(-1).map((y, k) => (y - ts[s][k]) * y * (1 - y));
    for (let n = layers.length - 1; n >= 0; n--) {
      // 1. Add delta's share to slopes[n].b and slopes[n].w.

      // 2. Carry delta down to the layer below.

    }
  });
  return slopes;
}
`;

/** @type {import('../../../bindings/worker/exercise.js').CodeExercise} */
export default {
  title: 'Backpropagation in thirty lines',
  task:
    'The forward pass and the first delta are there. Write the two missing parts: what delta adds ' +
    'to the slopes of layer n, and how it gets down to the next layer. The slopes are means over ' +
    'the batch.',
  code: start,
  check: ({ exports, nabla }) => judgeGradient(nabla, exports.gradient),
  hint:
    'With below = ys[n]: the slope of w[j][k] is delta[k] * below[j], divided by xs.length. The new ' +
    'delta of unit j is the sum over k of layers[n].w[j][k] * delta[k], times below[j] * (1 - below[j]).',
  solution: start
    .replace(
      "      // 1. Add delta's share to slopes[n].b and slopes[n].w.\n",
      `      const below = ys[n];
      for (const k of delta.keys()) {
        slopes[n].b[k] += delta[k] / xs.length;
        for (const j of below.keys()) slopes[n].w[j][k] += (delta[k] * below[j]) / xs.length;
      }
`,
    )
    .replace(
      '      // 2. Carry delta down to the layer below.\n',
      `      const { w } = layers[n];
      delta = below.map(
        (y, j) => y * (1 - y) * delta.reduce((sum, d, k) => sum + w[j][k] * d, 0),
      );
`,
    ),
};
