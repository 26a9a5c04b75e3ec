// ops-edges.test.js - where functions of NumPy would lose digits, overflow or meet infinities; input that is
// too large or no number; holes in lists. Expected values are those of JAX.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { compile, grad, hessian, ops, random, tensor } from '../../bindings/index.js';
import { near } from './near.js';

const any = (/** @type {any} */ value) => value;

test('the second derivatives of a power at the exponents 0 and 1', () => {
  const second = hessian((/** @type {any} */ [a, b]) => ops.pow(a, b));
  near(
    second([2, 0])
      .flat()
      .map((/** @type {any} */ x) => x.data?.[0] ?? x),
    [0, 0.5, 0.5, Math.LN2 ** 2],
  );
  const mixed = (/** @type {number} */ a) =>
    grad((/** @type {any} */ b) => grad((/** @type {any} */ x) => ops.pow(x, b))(a));
  near(mixed(2)(0), 0.5);
  near(mixed(2)(1), 1 + Math.LN2);
  for (const a of [0, 2, -2, Infinity]) near(grad((/** @type {any} */ x) => ops.pow(x, 0))(a), 0);
  near(grad((/** @type {any} */ x) => ops.pow(x, 1))(0), 1);
});

test('sinh and cosh keep digits at 0 and are finite up to 88', () => {
  const x = [1e-8, 1e-4, 0.01, -0.7, 0.999, 1, 1.001, -3, 88];
  const relative = (/** @type {any} */ got, /** @type {(x: number) => number} */ f) =>
    near(
      Array.from(got.data, (y, i) => y / f(Math.fround(x[i]))),
      x.map(() => 1),
      2e-5,
    );
  relative(ops.sinh(x), Math.sinh);
  relative(ops.cosh(x), Math.cosh);
  relative(grad((/** @type {any} */ v) => ops.sum(ops.sinh(v)))(tensor(x)), Math.cosh);
  assert.ok(Number.isFinite(ops.sinh([89]).data[0]) && Number.isFinite(ops.cosh([89]).data[0]));
  relative(grad((/** @type {any} */ v) => ops.sum(ops.cosh(v)))(tensor(x)), Math.sinh);
});

test('infinities in logSumExp and round', () => {
  const rows = [
    [Infinity, 1],
    [-Infinity, -Infinity],
    [-Infinity, Infinity],
    [-Infinity, 2],
  ];
  assert.deepEqual(ops.logSumExp(rows, 1).array(), [Infinity, -Infinity, Infinity, 2]);
  const list = [Infinity, -Infinity, 2.5, -1.5, 3, NaN];
  assert.deepEqual(ops.round(list).array(), [Infinity, -Infinity, 2, -2, 3, NaN]);
});

test('a hole in a list is no array', () => {
  // biome-ignore lint/suspicious/noSparseArray: that is the question
  const holes = (/** @type {any} */ x) => any([x, , x]);
  const x = tensor([1, 2]);
  const hole = /undefined is not a tensor/;
  for (const call of [ops.concat, ops.stack]) {
    assert.throws(() => call(holes(x)), hole);
    assert.throws(() => compile((/** @type {any} */ v) => call(holes(v)))(x), hole);
  }
  assert.throws(() => grad((/** @type {any} */ v) => ops.sum(holes(v)))(1), hole);
});

test('what no memory holds is refused, and the engine goes on', () => {
  for (const shape of [[2 ** 30], [2 ** 29 + 1], [1e5, 1e5], [2 ** 31]])
    assert.throws(() => random.stream(1).uniform({ shape }), { name: 'EngineError' });
  assert.throws(() => random.stream(1).permutation(2 ** 40), Error);
  assert.deepEqual(ops.add(1, 2).array(), 3);
});

test('what is no number is named', () => {
  const refused = /** @type {[() => any, RegExp][]} */ ([
    [() => tensor(any({ shape: [2], data: ['a', 'b'] })), /'a' stands where a number is needed/],
    [() => tensor(any(new BigInt64Array(2))), /0 stands where a number is needed/],
    [() => ops.conv1d(ops.ones([1, 3, 3, 1]), [[[1]]]), /conv1d: x has shape .* and needs 3 axes/],
    [() => ops.full([2], any('a')), /full: value must be a number, not 'a'/],
    [() => ops.full([2], any(undefined)), /full: value must be a number, not undefined/],
    [() => ops.oneHot([0, 1], any(NaN)), /oneHot: depth must be a positive whole number/],
    [() => ops.transpose([[1]], any(1)), /transpose: the order must be a list of axes, not 1/],
    [() => grad(ops.sin, { argnums: NaN })(1), /argnums names argument NaN of 1/],
    [() => grad(ops.sin, any({ argnums: null }))(1), /argnums names argument null of 1/],
    [() => Object.assign(random.stream(1), { state: [1, 2, 3, 4, 5] }), /state must be four words/],
  ]);
  for (const [call, sentence] of refused) assert.throws(call, sentence);
});
