// ours.js - Nabla as a contestant: on resident data (fit), batch by batch from JavaScript
// (trainOnBatch), predicting, and multiplying matrices.
import { GraphFunction } from '../../bindings/function.js';
import { Graph } from '../../bindings/graph.js';
import { layers, load, optimizers, sequential, tensor } from '../../bindings/index.js';
import { data, isClassifying, numbers } from './data.js';
import { kerasNet } from './keras.js';

/** @typedef {import('./workloads.js').Workload} Workload */
/**
 * `run` makes n steps and is resolved when they are done, with the seconds if it measures them itself;
 * n is a multiple of `unit`, which is 1 unless given.
 * @typedef {{run(n: number): Promise<number | void> | void, unit?: number, dispose(): void}} Timed
 */
/**
 * `most`: operations on images that take it seconds; of a batch that needs more it gets a part.
 * @typedef {{name: string, most?: number, prepare(workload: any): Promise<Timed | null> | Timed | null}} Contestant
 */

/** Batches that lie in the engine's memory, 4 MB at most; an epoch goes through them all. */
const residentBatches = (/** @type {Workload} */ { input, batch }) =>
  Math.max(1, Math.min(256, Math.floor(2 ** 20 / (batch * input.reduce((a, b) => a * b)))));
/** Products in one run: the call from JavaScript is not what is asked for. */
const CHAIN = 16;

/** @param {Workload} workload */
function network(workload) {
  const net = kerasNet({ sequential, layers }, workload, { seed: 1 });
  const loss = isClassifying(workload) ? 'categoricalCrossentropy' : 'meanSquaredError';
  const optimizer = optimizers[workload.optimizer]({ learningRate: workload.rate });
  net.compile({ optimizer, loss });
  return net;
}

/** @param {Workload} workload */
function batchOf(workload) {
  const { x, y, xShape, yShape } = data(workload);
  return { x: tensor(x, xShape), y: tensor(y, yShape) };
}

/** @param {Workload} workload @returns {Timed} */
function fitting(workload) {
  const net = network(workload);
  const batches = residentBatches(workload);
  const { x, y } = batchOf({ ...workload, batch: workload.batch * batches });
  const options = { batchSize: workload.batch, shuffle: false };
  return {
    async run(steps) {
      await net.fit(x, y, { ...options, epochs: steps / batches });
    },
    unit: batches,
    dispose: () => net.dispose(),
  };
}

/** @param {(net: any, x: any, y: any) => void} step @returns {(workload: Workload) => Timed} */
const stepping = (step) => (workload) => {
  const net = network(workload);
  const { x, y } = batchOf(workload);
  return {
    run(n) {
      for (let i = 0; i < n; i++) step(net, x, y);
    },
    dispose: () => net.dispose(),
  };
};

/** y = a (a (a ... b)) of random matrices with eigenvalues of size 1 at most. @param {number} n @returns {Timed} */
function multiplying(n) {
  const graph = new Graph();
  const [a, b] = [graph.input('a', [n, n]), graph.input('b', [n, n])];
  let y = b;
  for (let i = 0; i < CHAIN; i++) y = graph.apply('matmul', [a, y]);
  const fn = GraphFunction.of(graph, [a, b], [y]);
  fn.setShapes([
    [n, n],
    [n, n],
  ]);
  const scale = Math.sqrt(3 / n);
  fn.write(
    0,
    numbers(n * n).map((v) => v * scale),
  );
  fn.write(1, numbers(n * n, 2));
  return {
    run(count) {
      for (let i = 0; i < count; i += CHAIN) fn.run();
    },
    unit: CHAIN,
    dispose() {
      fn.dispose();
      graph.release();
    },
  };
}

/** @returns {Promise<Contestant[]>} */
export async function ours() {
  await load();
  const trainOnBatch = stepping((net, x, y) => net.trainOnBatch(x, y));
  const predict = stepping((net, x) => net.predictOnBatch(x));
  return [
    {
      name: 'Nabla',
      prepare: (workload) =>
        workload.kind === 'matmul'
          ? multiplying(workload.n)
          : workload.kind === 'train'
            ? fitting(workload)
            : predict(workload),
    },
    {
      name: 'trainOnBatch',
      prepare: (workload) =>
        workload.kind === 'train' && !workload.alone ? trainOnBatch(workload) : null,
    },
  ];
}
