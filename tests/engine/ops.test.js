// ops.test.js - every operator of the catalogue against PyTorch: values, gradients and shapes, on the
// engine.wasm that ships and with both sets of kernels. The cases: tests/oracle/fixtures/ops/NAME.json.
import assert from 'node:assert/strict';
import test from 'node:test';
import { engine, load, memory } from '../../bindings/engine.js';
import { GraphFunction } from '../../bindings/function.js';
import { Graph } from '../../bindings/graph.js';
import { difference, floats, readFixture } from '../oracle/fixture.js';

const SEED = 7; // of the stream that random operators draw from

/** values: 'any' where only the shape is used. @typedef {{shape: number[], values: (number | string)[] | 'any'}} ArrayRecord */

await load();

/** The product of sizes. @param {readonly number[]} shape */
const sizeOf = (shape) => shape.reduce((product, size) => product * size, 1);

/** A shape with -1 for a size left open. @param {number[]} shape */
const opened = (shape) => shape.map((size) => (size < 0 ? null : size));

/**
 * The gradients of sum(dy y), as nodes.
 * @param {Graph} graph @param {number} y @param {number} dy @param {number[]} xs
 * @returns {number[]}
 */
function gradientNodes(graph, y, dy, xs) {
  const { wasm, heap } = engine();
  return heap.staged(() => {
    const nodes = heap.putInts(xs);
    const out = heap.space(4 * xs.length);
    const status = wasm.nb_gradient(graph.pointer, y, dy, xs.length, nodes, out);
    assert.equal(status, 0, heap.text(wasm.nb_error()));
    return [...heap.i32(out, xs.length)];
  });
}

/**
 * Runs one case.
 * @param {Graph} graph
 * @param {string} name of the operator
 * @param {any} record
 * @returns {{shape: number[], output: Float32Array, gradients: Float32Array[]}}
 */
function run(graph, name, record) {
  /** @type {ArrayRecord[]} */
  const arrays = record.inputs;
  const shapes = arrays.map(({ shape }) => shape);
  const declared = (record.declared ?? shapes).map(opened);
  const xs = declared.map((/** @type {number[]} */ shape, /** @type {number} */ i) =>
    graph.input(`x${i}`, shape),
  );
  const y = graph.apply(name, xs, record.params);
  const dy = record.gradients ? [graph.input('dy', graph.shape(y))] : [];
  const dxs = record.gradients ? gradientNodes(graph, y, dy[0], xs) : [];
  const fn = GraphFunction.of(graph, [...xs, ...dy], [y, ...dxs]);
  fn.setShapes([...shapes, ...dy.map(() => record.output.shape)]);
  arrays.forEach(({ values, shape }, i) => {
    fn.write(i, values === 'any' ? new Float32Array(sizeOf(shape)) : floats(values));
  });
  if (record.gradients) fn.write(arrays.length, floats(record.dy));
  fn.run();
  const result = {
    shape: fn.shapeOf(y),
    output: fn.view(y).slice(),
    gradients: dxs.map((dx) => fn.view(dx).slice()),
  };
  fn.dispose();
  return result;
}

/** @param {ReturnType<typeof run>} got @param {any} record */
function compare(got, { title, inputs, output, gradients = [] }) {
  assert.deepEqual(got.shape, output.shape, `${title}: the output's shape`);
  assert.equal(difference(got.output, output.values, output), null, `${title}: the output`);
  gradients.forEach((/** @type {any} */ want, /** @type {number} */ i) => {
    const { values, ...tolerance } =
      want === 'zero' ? { values: Array(sizeOf(inputs[i].shape)).fill(0) } : want;
    const apart = difference(got.gradients[i], values, tolerance);
    assert.equal(apart, null, `${title}: the gradient of input ${i}`);
  });
}

/**
 * A random operator: only the values of the distribution, about as often as they should.
 * @param {Float32Array} output @param {any} record
 */
function compareDistribution(output, { title, distribution }) {
  const { values, probabilities, deviations } = distribution;
  let counted = 0;
  floats(values).forEach((value, i) => {
    if (values.indexOf(values[i]) < i) return;
    const p = values.reduce(
      (/** @type {number} */ sum, /** @type {number} */ v, /** @type {number} */ j) =>
        sum + (v === values[i] ? probabilities[j] : 0),
      0,
    );
    const count = output.filter((v) => v === value).length;
    const spread = Math.sqrt(output.length * p * (1 - p));
    const apart = Math.abs(count - output.length * p);
    assert.ok(apart <= deviations * spread, `${title}: ${count} of ${output.length} are ${value}`);
    counted += count;
  });
  assert.equal(counted, output.length, `${title}: other values than ${values}`);
}

/**
 * A random operator: mean, deviation, and how many lie within one deviation.
 * @param {Float32Array} output @param {any} record
 */
function compareNormal(output, { title, normal }) {
  const { mean, stddev, deviations } = normal;
  const n = output.length;
  const average = output.reduce((sum, v) => sum + v, 0) / n;
  const spread = Math.sqrt(output.reduce((sum, v) => sum + (v - average) ** 2, 0) / n);
  const within = output.filter((v) => Math.abs(v - mean) <= stddev).length / n;
  const share = stddev > 0 ? 0.682689 : 1;
  const apart = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ d) =>
    assert.ok(Math.abs(a - b) <= (deviations * d) / Math.sqrt(n), `${title}: ${a}, not ${b}`);
  apart(average, mean, stddev);
  apart(spread, stddev, stddev / Math.SQRT2);
  apart(within, share, Math.sqrt(share * (1 - share)));
}

for (const [simd, kernels] of ['plain', 'SIMD'].entries())
  for (const { name } of engine().catalogue.opList)
    test(`${name}, ${kernels} kernels`, () => {
      const { wasm } = engine();
      const fixture = readFixture(`ops/${name}`);
      assert.ok(fixture.cases.length > 0, `${name} has no case`);
      wasm.nb_kernels_use(simd);
      for (const record of fixture.cases) {
        const graph = new Graph();
        graph.seed(SEED);
        const got = run(graph, name, record);
        graph.release();
        if (record.distribution) compareDistribution(got.output, record);
        else if (record.normal) compareNormal(got.output, record);
        else compare(got, record);
      }
      wasm.nb_kernels_use(1);
      assert.equal(memory().objects, 0);
    });

test('the comparison notices a wrong digit, a wrong sign, a NaN and a missing value', () => {
  const { output, gradients } = readFixture('ops/tanh').cases[1];
  for (const { values, ...tolerance } of [output, gradients[0]]) {
    const right = floats(values);
    assert.equal(difference(right, values, tolerance), null);
    const wrong = [
      right.map((v) => v * 1.00001),
      right.map((v) => -v),
      right.map(() => NaN),
      right.slice(1),
    ];
    for (const changed of wrong) assert.notEqual(difference(changed, values, tolerance), null);
  }
});
