// linalg.test.js - eigh and pca: residuals, a spectrum in closed form, its bits, and what is refused.
// engine/eigh_test.c has the algorithm's own tests.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { EngineError, eigh, ops, pca, random, tensor } from '../../bindings/index.js';
import { near } from './near.js';

test('eigh: values ascending, vectors in columns', () => {
  const { values, vectors } = eigh([
    [2, 1],
    [1, 2],
  ]);
  near(values.data, [1, 3]);
  const r = Math.SQRT1_2;
  near(vectors.data, [r, r, -r, r]);
  assert.deepEqual(eigh([[-4]]), { values: tensor([-4]), vectors: tensor([[1]]) });
});

test('eigh: A V = V W, and V is orthogonal', () => {
  const n = 30;
  const half = random.stream(1).normal({ shape: [n, n] });
  const a = half.add(half.transpose());
  const { values, vectors } = eigh(a);
  near(a.matmul(vectors).data, vectors.mul(values).data, 2e-5);
  near(vectors.transpose().matmul(vectors).data, ops.oneHot([...Array(n).keys()], n).data, 2e-6);
});

test('eigh: float64 comes in as it is', () => {
  const tiny = 2 ** -40; // 1 + tiny is 1 in float32
  const data = Float64Array.of(1, tiny, tiny, 1 + tiny);
  const { values, vectors } = eigh({ shape: [2, 2], data });
  near(values.data, [1, 1]);
  near(vectors.data, [0.8506508, 0.5257311, -0.5257311, 0.8506508], 1e-4); // of [[0, 1], [1, 1]]
});

test('eigh: the same bits as natively (tests/engine/eigh_test.c)', () => {
  const n = 24;
  const half = random.stream(3).uniform({ shape: [n, n] });
  const { values, vectors } = eigh(half.add(half.transpose()));
  let hash = 2166136261; // FNV-1a
  for (const { data } of [values, vectors])
    for (const byte of new Uint8Array(data.buffer, 0, 4 * data.length))
      hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  assert.equal(hash, 0x8b0e0431);
});

test('pca finds the axes of a tilted cloud', () => {
  const normal = random.stream(2).normal({ shape: [4000, 2] });
  const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
  const rows = normal.mul([3, 0.5]).matmul([[c, s], [-s, c]]).add([10, -4]); // biome-ignore format: a matrix
  const { components, explainedVariance, mean } = pca(rows);
  near(components.data, [c, s, -s, c], 0.02);
  near(explainedVariance.div([9, 0.25]).data, [1, 1], 0.1);
  near(mean.data, [10, -4], 0.1);
  const reduced = rows.sub(mean).matmul(components.transpose());
  near(ops.mean(ops.square(reduced), 0).mul(4000 / 3999).data, explainedVariance.data, 1e-4);
  assert.deepEqual(pca(rows, { nComponents: 1 }).components, ops.slice(components, 0, 1));
});

const wrong = /** @type {[string, () => unknown, RegExp][]} */ ([
  ['not square', () => eigh([[1, 2]]), /eigh: a square matrix is needed, not shape \[1, 2\]/],
  ['a number', () => eigh(3), /a square matrix is needed, not shape \[\]/],
  ['too few numbers', () => eigh({ shape: [2, 2], data: new Float64Array(3) }), /square matrix/],
  ['nothing', () => eigh({ shape: [0, 0], data: [] }), /eigh: a matrix of 0 rows/],
  ['NaN', () => eigh([[1, NaN], [NaN, 1]]), /eigh: element \[0, 1\] is nan/],
  ['not symmetric', () => eigh([[1, 2], [3, 1]]), /not symmetric: element \[1, 0\] is 3, \[0, 1\] is 2/],
  ['one row', () => pca([[1, 2]]), /pca: 2 rows or more are needed/],
  ['components too many', () => pca([[1, 2], [3, 4]], { nComponents: 3 }), /2 features have no 3/],
  ['an unknown option', () => pca([[1], [2]], /** @type {any} */ ({ n: 1 })), /'n'/],
]); // biome-ignore format: a table
for (const [what, call, sentence] of wrong)
  test(`refused: ${what}`, () => {
    assert.throws(call, (error) => error instanceof EngineError && sentence.test(error.message));
  });
