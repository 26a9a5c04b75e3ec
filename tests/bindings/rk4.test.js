// rk4.test.js - differential equations: closed forms, the order of the error, masks, gradients
// through a solution, the two ways of writing f, and what is refused.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { compile, EngineError, grad, ops, random, rk4, tensor } from '../../bindings/index.js';
import { near } from './near.js';

/** @typedef {import('../../bindings/tensor.js').Tensor} Tensor */

/** x' = v, v' = -x @param {Float64Array} y @param {number} _ @param {Float64Array} dy */
const oscillator = (y, _, dy) => {
  for (let i = 0; i < y.length; i += 2) [dy[i], dy[i + 1]] = [y[i + 1], -y[i]];
};

test('a harmonic oscillator, every step of a batch, time last', () => {
  const path = rk4(oscillator, [[1, 0], [0, 2], [3, 0]], { tSpan: [0, 2], steps: 50 }); // biome-ignore format: rows
  assert.deepEqual(path.shape, [3, 2, 50]);
  const at = (/** @type {number} */ i) => ((i + 1) * 2) / 50;
  const want = [
    [1, Math.cos],
    [-1, Math.sin],
    [2, Math.sin],
    [2, Math.cos],
    [3, Math.cos],
    [-3, Math.sin],
  ];
  want.forEach(([scale, f], row) => {
    const own = path.data.subarray(row * 50, row * 50 + 50);
    near(
      own,
      Float64Array.from(own, (_, i) => Number(scale) * /** @type {any} */ (f)(at(i))),
      1e-6,
    );
  });
});

test('the error is of fourth order', () => {
  /** @param {number} steps */
  const error = (steps) => {
    const path = rk4(oscillator, [1, 0], { tSpan: [0, 8], steps });
    return Math.abs(path.data[steps - 1] - Math.cos(8));
  };
  const order = Math.log2(error(16) / error(32));
  assert.ok(Math.abs(order - 4) < 0.25, `order ${order}`);
});

test('time is where it should be: cubic in t is exact', () => {
  const cubic = (/** @type {any} */ _, /** @type {any} */ t) => ops.mul(4, ops.pow(t, 3));
  const plain = (/** @type {any} */ _, /** @type {number} */ t, /** @type {any} */ dy) => {
    dy[0] = 4 * t ** 3;
  };
  for (const f of [cubic, plain]) {
    near(
      rk4(f, 1, { tSpan: [1, 3], steps: 4 }).data,
      [1.5, 2, 2.5, 3].map((t) => t ** 4),
    );
    near(rk4(f, 81, { tSpan: [3, 1], steps: 1 }).data, [1]);
  }
});

test('operators and plain numbers give the same', () => {
  const y0 = random.stream(1).normal({ shape: [5, 2] });
  const f = (/** @type {Tensor} */ y) => {
    const [x, v] = [ops.slice(y, [0, 0], [-1, 1]), ops.slice(y, [0, 1], [-1, 1])];
    return ops.concat([v, ops.neg(x)], 1);
  };
  const options = /** @type {const} */ ({ tSpan: [0, 3], steps: 20 });
  near(rk4(f, y0, options).data, rk4(oscillator, y0, options).data, 3e-6);
});

/** Particles in a star; state [batch, 2 (x, v), particles] (course.md 2.0-F). */
function star(/** @type {number[]} */ k, /** @type {number[]} */ d, /** @type {number[]} */ m) {
  const n = k.length;
  return (
    /** @type {Float64Array} */ y,
    /** @type {number} */ _,
    /** @type {Float64Array} */ dy,
  ) => {
    for (let at = 0; at < y.length; at += 2 * n) {
      let pull = -k[0] * y[at];
      for (let j = 0; j < n; j++) {
        dy[at + j] = y[at + n + j];
        const coupling = j === 0 ? 0 : d[j] * (y[at] - y[at + j]);
        pull -= coupling;
        dy[at + n + j] = (coupling - k[j] * y[at + j]) / m[j];
      }
      dy[at + n] = pull / m[0];
    }
  };
}

test('coupled oscillators keep their energy', () => {
  const [k, d, m] = [[1, 1.3, 0.7], [0, 0.1, 0.1], [2, 1, 1]]; // biome-ignore format: a table
  const steps = 1000;
  const path = rk4(star(k, d, m), random.stream(2).normal({ shape: [4, 2, 3] }), { tSpan: [0, 100], steps }); // biome-ignore format: one call
  const energy = (/** @type {number} */ b, /** @type {number} */ i) => {
    const value = (/** @type {number} */ what, /** @type {number} */ j) => path.data[((b * 2 + what) * 3 + j) * steps + i]; // biome-ignore format: an index
    return [0, 1, 2].reduce((sum, j) => sum + m[j] * value(1, j) ** 2 / 2 + k[j] * value(0, j) ** 2 / 2 + d[j] * (value(0, j) - value(0, 0)) ** 2 / 2, 0); // biome-ignore format: a formula
  };
  for (let b = 0; b < 4; b++) near(energy(b, steps - 1) / energy(b, 0), 1, 1e-4);
});

test('masked components follow the given trajectory, the others feel it', () => {
  const steps = 40;
  const jump = Float32Array.from({ length: steps }, (_, i) => (i < 20 ? 0 : 1));
  const trajectory = tensor([...jump, ...new Array(steps).fill(9)], [2, steps]);
  const follow = (/** @type {Float64Array} */ y, /** @type {number} */ _, /** @type {Float64Array} */ dy) => {
    [dy[0], dy[1]] = [5, y[0] - y[1]]; // the first is masked: its slope is not its course
  }; // biome-ignore format: one line
  const ofOps = (/** @type {Tensor} */ y) => ops.stack([5, ops.sub(ops.slice(y, 0, 1), ops.slice(y, 1, 1)).squeeze()]); // biome-ignore format: one line
  const options = /** @type {any} */ ({ tSpan: [0, 8], steps, mask: [0, 1], trajectory });
  const path = rk4(follow, [0, 0], options);
  assert.deepEqual(path.data.subarray(0, steps), jump);
  assert.ok(path.data[2 * steps - 1] > 0.9 && path.data[2 * steps - 1] < 2);
  near(rk4(ofOps, [0, 0], options).data, path.data, 1e-5);
  const traced = compile((/** @type {any} */ y) => rk4(ofOps, y, options));
  near(traced(tensor([0, 0])).data, path.data, 1e-5);
  traced.dispose();
});

test('a gradient goes through the solution', () => {
  const rate = 0.7; // y' = -rate y: d y(1) / d rate = - e^-rate
  const end = (/** @type {any} */ rate, /** @type {any} */ y0) => {
    const path = rk4((/** @type {Tensor} */ y) => ops.neg(ops.mul(rate, y)), y0, {
      tSpan: [0, 1],
      steps: 8,
    });
    return ops.sum(ops.slice(path, [7], [1]));
  };
  near(grad(end)(rate, 1), -Math.exp(-rate), 1e-5);
  near(grad(end, { argnums: 1 })(rate, 1), Math.exp(-rate), 1e-5);
});

const ok = /** @type {const} */ ({ tSpan: [0, 1], steps: 2 });
const wrong = /** @type {[string, () => unknown, RegExp][]} */ ([
  ['no function', () => rk4(/** @type {any} */ (1), 1, ok), /rk4: takes a function/],
  ['no steps', () => rk4(oscillator, [1, 0], /** @type {any} */ ({ tSpan: [0, 1] })), /steps must be/],
  ['half a step', () => rk4(oscillator, [1, 0], { ...ok, steps: 0.5 }), /steps must be .* 0\.5/],
  ['no span', () => rk4(oscillator, [1, 0], /** @type {any} */ ({ steps: 2 })), /tSpan is \[from, to\], not undefined/],
  ['an endless span', () => rk4(oscillator, [1, 0], { tSpan: [0, Infinity], steps: 2 }), /tSpan must be a number/],
  ['an unknown option', () => rk4(oscillator, [1, 0], /** @type {any} */ ({ ...ok, dt: 1 })), /'dt'/],
  ['a mask alone', () => rk4(oscillator, [1, 0], { ...ok, mask: [1, 0] }), /a mask needs a trajectory/],
  ['a mask too short', () => rk4(oscillator, [1, 0], { ...ok, mask: [1], trajectory: [[1]] }), /mask has shape \[1\], it needs \[2\]/],
  ['a trajectory too short', () => rk4(oscillator, [1, 0], { ...ok, mask: [1, 0], trajectory: [[1], [2]] }), /trajectory has shape \[2, 1\], it needs \[2, 2\]/],
  ['a slope of another shape', () => rk4((/** @type {Tensor} */ y) => ops.sum(y), [1, 0], ok), /gave shape \[\] for a y of shape \[2\]/],
  ['five axes', () => rk4(oscillator, [[[[[1]]]]], ok), /no axis left/],
]); // biome-ignore format: a table
for (const [what, call, sentence] of wrong)
  test(`refused: ${what}`, () => {
    assert.throws(call, (error) => error instanceof EngineError && sentence.test(error.message));
  });
