// tfjs.js - TensorFlow.js 4.22 as a contestant, on its WebAssembly back end (SIMD, one thread) and on
// its JavaScript one. Data and weights are resident tensors; one step is optimizer.minimize of the
// model's loss, no slower than its trainOnBatch, which reads the loss back as well.
import { data, numbers, vocabulary } from './data.js';
import { kerasNet } from './keras.js';

/** @typedef {import('./workloads.js').Workload} Workload */
/** @typedef {import('./ours.js').Contestant} Contestant */
/** @typedef {import('./ours.js').Timed} Timed */

/** Convolutions in plain JavaScript: 0.01 to 0.05 GFLOP/s were seen. */
const MOST_OPERATIONS = 5e7;

/**
 * Cross-entropy is taken of the logits, where TensorFlow.js has its fused form.
 * @param {any} tf @param {Workload} workload
 */
function network(tf, workload) {
  const layers = workload.layers.map((layer) =>
    layer.activation === 'softmax' ? { ...layer, activation: 'linear' } : layer,
  );
  return kerasNet(tf, { ...workload, layers });
}

/** @param {any} tf @param {Workload} workload */
function batchOf(tf, workload) {
  const { x, y, xShape, yShape, isClasses } = data(workload);
  const xs = tf.tensor(x, xShape, vocabulary(workload) ? 'int32' : 'float32');
  return { xs, ys: tf.tensor(y, yShape), isClasses };
}

/** @param {any} tf @param {Workload} workload @returns {Timed} */
function training(tf, workload) {
  const net = network(tf, workload);
  const { xs, ys, isClasses } = batchOf(tf, workload);
  const optimizer = tf.train[workload.optimizer](workload.rate);
  const loss = isClasses ? tf.losses.softmaxCrossEntropy : tf.losses.meanSquaredError;
  const weights = net.trainableWeights.map((/** @type {any} */ weight) => weight.val);
  const lossOfBatch = () => loss(ys, net.apply(xs, { training: true }));
  return {
    run(n) {
      for (let i = 0; i < n; i++) optimizer.minimize(lossOfBatch, false, weights);
    },
    dispose() {
      tf.dispose([xs, ys]);
      optimizer.dispose();
      net.dispose();
    },
  };
}

/** @param {any} tf @param {Workload} workload @returns {Timed} */
function predicting(tf, workload) {
  const net = network(tf, workload);
  const { xs, ys } = batchOf(tf, workload);
  return {
    run(n) {
      for (let i = 0; i < n; i++) tf.tidy(() => net.predictOnBatch(xs).dataSync());
    },
    dispose() {
      tf.dispose([xs, ys]);
      net.dispose();
    },
  };
}

/** @param {any} tf @param {number} n @returns {Timed} */
function multiplying(tf, n) {
  const [a, b] = [1, 2].map((seed) => tf.tensor2d(numbers(n * n, seed), [n, n]));
  return {
    run(count) {
      for (let i = 0; i < count; i++) tf.matMul(a, b).dispose();
    },
    dispose: () => tf.dispose([a, b]),
  };
}

/** @param {(name: string) => any} load from where the peers are installed @returns {Promise<Contestant[]>} */
export async function tfjs(load) {
  const tf = load('@tensorflow/tfjs');
  const wasm = load('@tensorflow/tfjs-backend-wasm');
  wasm.setThreadsCount(1);
  tf.enableProdMode(); // no checks of its own numbers
  await tf.ready();
  const contestants = ['wasm', 'cpu'].map((backend) => ({
    name: `TF.js ${backend}`,
    most: backend === 'cpu' ? MOST_OPERATIONS : Infinity,
    /** @param {any} workload */
    async prepare(workload) {
      await tf.setBackend(backend);
      const timed =
        workload.kind === 'matmul'
          ? multiplying(tf, workload.n)
          : workload.kind === 'train'
            ? training(tf, workload)
            : predicting(tf, workload);
      return {
        /** @param {number} n */
        async run(n) {
          if (tf.getBackend() !== backend) await tf.setBackend(backend);
          timed.run(n);
        },
        dispose: timed.dispose,
      };
    },
  }));
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) throw new Error('TF.js finds no SIMD');
  return contestants;
}
