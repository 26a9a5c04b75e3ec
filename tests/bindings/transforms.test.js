// transforms.test.js - jvp, vjp, hvp, jacobian, hessian: against derivatives worked out by hand,
// against torch.func, and against differences; in trees, in compile and in each other.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  compile,
  EngineError,
  grad,
  hessian,
  hvp,
  jacobian,
  jvp,
  ops,
  tensor,
  vjp,
} from '../../bindings/index.js';
import { difference, readFixture } from '../oracle/fixture.js';
import { near } from './near.js';

/** @typedef {import('../../bindings/tensor.js').Tensor} Tensor */

const cube = (/** @type {any} */ x) => ops.mul(ops.square(x), x);

test('jvp along a direction: numbers, tensors, trees', () => {
  const [y, dy] = jvp(ops.sin, [0.3], [2]);
  near([y, dy], [Math.sin(0.3), 2 * Math.cos(0.3)]);
  const f = (/** @type {any} */ { a, b }, /** @type {any} */ c) => ({
    y: ops.mul(a, b),
    z: [ops.sum(ops.square(c)), 3],
  });
  const [value, along] = jvp(
    f,
    [{ a: 2, b: tensor([1, 2]) }, tensor([3, 4])],
    [{ a: 1, b: tensor([0, 1]) }, tensor([1, 2])],
  );
  assert.deepEqual(value, { y: tensor([2, 4]), z: [25, 3] });
  assert.deepEqual(along, { y: tensor([1, 4]), z: [22, 0] });
});

test('vjp gives the value and a pullback that can be used again', () => {
  const f = (/** @type {any} */ x, /** @type {any} */ y) => [ops.mul(x, y), ops.sum(x)];
  const [value, pullback] = vjp(f, tensor([1, 2]), tensor([3, 4]));
  assert.deepEqual(value, [tensor([3, 8]), 3]);
  assert.deepEqual(pullback([tensor([1, 10]), 0]), [tensor([3, 40]), tensor([1, 20])]);
  assert.deepEqual(pullback([tensor([0, 0]), 5]), [tensor([5, 5]), tensor([0, 0])]);
});

test('hvp: one argument and two', () => {
  const x = tensor([1, 2]);
  assert.deepEqual(
    hvp((x) => ops.sum(cube(x)), [x], [tensor([1, 10])]),
    tensor([6, 120]),
  );
  const f = (/** @type {any} */ x, /** @type {any} */ y) => ops.mul(ops.square(x), y);
  assert.equal(hvp(f, [2, 3], [1, 1]), 2 * 3 + 2 * 2); // f_xx v + f_xy w
});

test('jacobian and hessian have all derivatives in their places', () => {
  const x = tensor([1, 2, 3]);
  const f = (/** @type {any} */ x) => ops.mul(x, ops.sum(x)); // J = sum(x) I + x 1^T
  assert.deepEqual(jacobian(f)(x).array(), [
    [7, 1, 1],
    [2, 8, 2],
    [3, 3, 9],
  ]);
  const w = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const product = (/** @type {any} */ w, /** @type {any} */ x) => w.matmul(x);
  const column = x.reshape([3, 1]);
  assert.deepEqual(jacobian(product)(w, column).shape, [2, 1, 2, 3]);
  const [byW, byX] = jacobian(product, { argnums: [0, 1] })(w, column);
  assert.deepEqual([...byW.data], [1, 2, 3, 0, 0, 0, 0, 0, 0, 1, 2, 3]);
  assert.deepEqual(byX.reshape([2, 3]), w);
  const h = hessian(({ a, b }) => ops.mul(ops.square(a), b))({ a: 2, b: 3 });
  assert.deepEqual(h, { a: { a: 6, b: 4 }, b: { a: 4, b: 0 } });
});

test('many rows', () => {
  const x = tensor(Float32Array.from({ length: 200 }, (_, i) => i / 200));
  const j = jacobian(ops.tanh)(x);
  const want = Float32Array.from({ length: 200 * 200 }, (_, k) =>
    k % 201 === 0 ? 1 - Math.tanh(x.data[k / 201]) ** 2 : 0,
  );
  near(j.data, want);
});

test('in each other, in grad and in compile', () => {
  near(grad((x) => jvp(ops.sin, [x], [1])[1])(0.3), -Math.sin(0.3));
  near(grad((x) => vjp(ops.sin, x)[1](ops.mul(x, x))[0])(0.3), 0.6 * Math.cos(0.3) - 0.09 * Math.sin(0.3)); // biome-ignore format: one formula
  near(jvp((x) => jvp(ops.sin, [x], [1])[1], [0.3], [2])[1], -2 * Math.sin(0.3));
  near(jvp((x) => grad((y) => ops.mul(x, cube(y)))(x), [2], [1])[1], 36); // (3 x³)' = 9 x²
  let traced = 0;
  const along = compile((x, v) => {
    traced += 1;
    return [jvp(ops.tanh, [x], [v])[1], hvp((x) => ops.sum(cube(x)), [x], [v])];
  });
  for (const v of [1, 3]) {
    const [dy, product] = along(tensor([0.5]), tensor([v]));
    near(dy.data, [v * (1 - Math.tanh(0.5) ** 2)]);
    near(product.data, [3 * v]);
  }
  assert.equal(traced, 1);
  along.dispose();
});

test('what a function ignores and what it only passes on', () => {
  assert.deepEqual(
    jvp(() => tensor([1, 2]), [3], [1]),
    [tensor([1, 2]), tensor([0, 0])],
  );
  assert.deepEqual(
    jvp((x) => x, [3], [4]),
    [3, 4],
  );
  assert.deepEqual(vjp((_, y) => y, 1, 2)[1](5), [0, 5]);
  assert.deepEqual(jacobian(() => 3)(tensor([1, 2])), tensor([0, 0]));
});

test('an infinite value does not spoil a direction that is zero', () => {
  const [, dy] = jvp((x, y) => ops.add(ops.log(x), y), [0, 1], [0, 1]);
  assert.ok(Number.isNaN(dy)); // 0 times d log / dx = infinity is not a number, as in JAX
  const [y, pullback] = vjp((x) => [ops.exp(x), x], 1000);
  assert.deepEqual([y, pullback([0, 1])[0]], [[Infinity, 1000], NaN]); // 0 exp(1000), as in JAX
});

test('a network: torch.func', () => {
  const want = readFixture('transforms');
  const read = (/** @type {any} */ { shape, values }) => tensor(Float32Array.from(values), shape);
  const primals = want.primals.map(read);
  const tangents = want.tangents.map(read);
  const f = (/** @type {any} */ w, /** @type {any} */ b, /** @type {any} */ x) =>
    ops.softmax(ops.tanh(x.matmul(w).add(b)).matmul(w.transpose()));
  const number = (/** @type {[any, any, any]} */ ...args) => {
    const y = f(...args);
    return ops.sub(ops.sum(ops.square(y)), ops.mean(ops.log(y)));
  };
  const same = (/** @type {Tensor} */ got, /** @type {any} */ { shape, values }) => {
    assert.deepEqual(got.shape, shape);
    assert.equal(difference(got.data, values, want.tolerance), null);
  };
  const [value, along] = jvp(f, primals, tangents);
  same(value, want.value);
  same(along, want.jvp);
  const pulled = vjp(f, ...primals)[1](read(want.cotangent));
  pulled.forEach((got, i) => void same(got, want.vjp[i]));
  same(hvp(number, primals, tangents), want.hvp);
  same(
    hvp((w) => number(w, primals[1], primals[2]), [primals[0]], [tangents[0]]),
    want.hvpOfOne,
  );
  same(jacobian(f, { argnums: 2 })(...primals), want.jacobian);
  same(hessian(number, { argnums: 1 })(...primals), want.hessian);
});

test('every smooth function of one number: jvp is its difference quotient', () => {
  const names = /** @type {const} */ (['exp', 'log', 'sqrt', 'sin', 'cos', 'tanh', 'sigmoid', 'softplus']); // biome-ignore format: a list
  for (const name of names) {
    const f = (/** @type {number} */ x) => Number(/** @type {any} */ (ops[name])(x).data[0]);
    const [, slope] = jvp(ops[name], [0.7], [1]);
    near(slope, (f(0.7 + 2 ** -7) - f(0.7 - 2 ** -7)) / 2 ** -6, 1e-4);
  }
});

const wrong = /** @type {[string, () => unknown, RegExp][]} */ ([
  ['no function', () => jvp(/** @type {any} */ (1), [1], [1]), /jvp: takes a function/],
  ['no lists', () => jvp(ops.sin, /** @type {any} */ (1), [1]), /jvp: primals is a list .* not 1/],
  ['a tangent too few', () => jvp(ops.add, [1, 2], [1]), /jvp: the tangents are not structured/],
  ['a tangent of another shape', () => jvp(ops.sin, [tensor([1, 2])], [1]), /number 1 of the tangents has shape \[\], of the primals \[2\]/],
  ['a cotangent of another shape', () => vjp(ops.sin, tensor([1, 2]))[1](1), /vjp: number 1 of the cotangents/],
  ['a Hessian of many numbers', () => hvp((x) => x, [tensor([1, 2])], [tensor([1, 2])]), /one number/],
  ['too many axes', () => jacobian((x) => x)(tensor([[[1]]])), /jacobian: .* \[1, 1, 1, 1, 1, 1\], which has more than 5/],
  ['nothing to differentiate', () => jacobian((x) => x)(tensor([])), /has no numbers/],
  ['argnums beyond the arguments', () => jacobian((x) => x, { argnums: 2 })(1), /argument 2 of 1/],
  ['an unknown option', () => hessian((x) => x, /** @type {any} */ ({ argnum: 1 })), /'argnum'/],
  ['a promise', () => jvp(async (x) => x, [1], [1]), /no promises/],
]); // biome-ignore format: a table
for (const [what, call, sentence] of wrong)
  test(`refused: ${what}`, () => {
    assert.throws(call, (error) => error instanceof EngineError && sentence.test(error.message));
  });
