// What a gradient costs: multiplications counted, and times taken, of a forward pass, of forward and
// backward, and of finite differences, for networks 2-n-n-1 of growing width n.

import { compile, ops, tensor, valueAndGrad } from 'nabla';

/** @typedef {import('../../../bindings/index.js').Tensor} Tensor */
/** @typedef {import('../../../bindings/index.js').Stream} Stream */
/** @typedef {{w: Tensor, b: Tensor}[]} Layers */

/** Weights and biases of a network. @param {number[]} sizes */
export const parameterCount = (sizes) =>
  sizes.slice(1).reduce((sum, units, i) => sum + (sizes[i] + 1) * units, 0);

/**
 * Multiplications by weights for one example. Forward: each weight once. Backward: each weight's
 * gradient is one product, and to send δ down takes each weight once more, but for the first layer,
 * below which nobody waits for it.
 * @param {number[]} sizes
 */
export function multiplications(sizes) {
  const layers = sizes.slice(1).map((units, i) => sizes[i] * units);
  const forward = layers.reduce((sum, n) => sum + n);
  const backward = 2 * forward - layers[0];
  return { forward, backward, differences: (parameterCount(sizes) + 1) * forward };
}

/** @param {Layers} layers @param {Tensor} x @param {Tensor} t */
function cost(layers, x, t) {
  const y = layers.reduce((below, { w, b }) => ops.tanh(below.matmul(w).add(b)), x);
  return ops.mean(ops.square(ops.sub(y, t))).mul(0.5);
}

/** Milliseconds of one call: repeated until the clock, which is coarse in browsers, can tell. @param {() => void} call */
function timed(call) {
  const ENOUGH_MS = 8;
  call(); // the first call compiles
  const begin = performance.now();
  let calls = 0;
  while (performance.now() - begin < ENOUGH_MS) {
    call();
    calls += 1;
  }
  return (performance.now() - begin) / calls;
}

/**
 * One network: counts, times in ms, and how far the two gradients are apart beside the largest slope.
 * @param {number} width @param {number} batch @param {Stream} stream
 */
export function measure(width, batch, stream) {
  const sizes = [2, width, width, 1];
  const layers = sizes.slice(1).map((units, i) => ({
    w: stream.normal({ shape: [sizes[i], units], stddev: 1 / Math.sqrt(sizes[i]) }),
    b: stream.normal({ shape: [units], stddev: 0.5 }),
  }));
  const x = stream.normal({ shape: [batch, 2] });
  const t = stream.uniform({ shape: [batch, 1], low: -1, high: 1 });
  const forward = compile(cost);
  const both = compile(valueAndGrad(cost));
  try {
    const { gradient } = both(layers, x, t);
    const begin = performance.now();
    const slopes = differences(layers, (moved) => Number(forward(moved, x, t)));
    const differencesMs = performance.now() - begin;
    return {
      parameters: parameterCount(sizes),
      ...multiplications(sizes),
      apart: apart(slopes, gradient),
      ms: {
        forward: timed(() => forward(layers, x, t)),
        both: timed(() => both(layers, x, t)),
        differences: differencesMs,
      },
    };
  } finally {
    forward.dispose();
    both.dispose();
  }
}

/** (C(θ + ε) − C(θ)) / ε for each θ: N + 1 forward passes. @param {Layers} layers @param {(layers: Layers) => number} costOf */
function differences(layers, costOf) {
  const EPSILON = 2 ** -9;
  const here = costOf(layers);
  return layers.flatMap((layer, l) =>
    /** @type {const} */ (['w', 'b']).map((name) =>
      layer[name].data.map((value, i) => {
        const data = layer[name].data.slice();
        data[i] = value + EPSILON;
        const moved = { ...layer, [name]: tensor(data, layer[name].shape) };
        return (costOf(layers.map((other, k) => (k === l ? moved : other))) - here) / EPSILON;
      }),
    ),
  );
}

/** The largest difference beside the largest slope. @param {Float32Array[]} slopes @param {Layers} gradient */
function apart(slopes, gradient) {
  const exact = gradient.flatMap(({ w, b }) => [w.data, b.data]);
  let most = 0;
  let largest = 0;
  for (const [k, part] of exact.entries())
    for (const [i, value] of part.entries()) {
      most = Math.max(most, Math.abs(slopes[k][i] - value));
      largest = Math.max(largest, Math.abs(value));
    }
  return most / largest;
}
