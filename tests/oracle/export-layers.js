// export-layers.js - further networks for export-cases.js: together they have every layer, optimizer and
// setting that can be written for JAX. Noise has no width, so that all losses agree.
import {
  input,
  layers,
  losses,
  model,
  optimizers,
  regularizers,
  schedules,
  tensor,
} from '../../bindings/index.js';
import { chain } from './export-chain.js';
import { fractions } from './fractions.js';

const classes = (/** @type {number[]} */ numbers, /** @type {number} */ count) =>
  tensor(numbers.map((k) => Array.from({ length: count }, (_, i) => Number(i === k))));

const l = layers;
const { reLU, leakyReLU, elu, softmax, prelu, activation } = layers;

/** @type {Record<string, {make: () => any, x: any, y: any, jax?: boolean}>} */
export const LAYER_CASES = {
  cells: {
    make: () =>
      chain(
        optimizers.rmsprop({ learningRate: 0.01, momentum: 0.5 }),
        'logCosh',
        [
          l.lstm({
            units: 3,
            inputShape: [4, 2],
            recurrentActivation: 'hardSigmoid',
            goBackwards: true,
            returnSequences: true,
          }),
          l.gru({ units: 3, resetAfter: false, returnSequences: true, activation: 'leakyRelu' }),
          l.gru({ units: 2, useBias: false, returnSequences: true, dropout: 0 }),
          l.simpleRNN({ units: 2, goBackwards: true }),
          l.dense({ units: 1, activation: 'softsign' }),
        ],
        'cells',
      ),
    x: [fractions([3, 4, 2], 41)],
    y: [fractions([3, 1], 43)],
    jax: true,
  },
  enlarged: {
    make: () =>
      chain(
        optimizers.adagrad({ learningRate: 0.05, clipnorm: 0.25 }),
        'meanAbsoluteError',
        [
          l.conv2dTranspose({
            filters: 3,
            kernelSize: 3,
            strides: 2,
            padding: 'same',
            inputShape: [3, 2, 2],
          }),
          l.batchNormalization({ momentum: 0.9 }),
          prelu({ sharedAxes: [1, 2] }),
          l.conv2dTranspose({ filters: 2, kernelSize: [3, 2], strides: 1, activation: 'tanh' }),
          l.upSampling2d({ size: [2, 1] }),
          l.upSampling2d({ size: 2, interpolation: 'bilinear' }),
          l.averagePooling2d({ poolSize: 3, strides: 2, padding: 'same' }),
          l.conv2d({ filters: 3, kernelSize: 2, dilationRate: 2, useBias: false }),
          l.globalAveragePooling2d(),
          l.batchNormalization({ center: false, trainable: false }),
        ],
        'enlarged',
      ),
    x: [fractions([4, 3, 2, 2], 47)],
    y: [fractions([4, 3], 53)],
    jax: true,
  },
  words: {
    make: () =>
      chain(
        optimizers.adamw({ learningRate: 0.01 }),
        'sparseCategoricalCrossentropy',
        [
          l.embedding({ inputDim: 7, outputDim: 4, inputShape: [6] }),
          l.layerNormalization({ axis: [1, 2] }),
          l.conv1d({ filters: 3, kernelSize: 3, padding: 'causal', activation: 'mish' }),
          l.layerNormalization({ scale: false }),
          l.upSampling1d({ size: 2 }),
          l.maxPooling1d({ poolSize: 2 }),
          l.averagePooling1d({ poolSize: 3, strides: 2, padding: 'same' }),
          l.permute({ dims: [2, 1] }),
          l.globalMaxPooling1d({ keepdims: true }),
          l.flatten(),
          l.repeatVector({ n: 2 }),
          l.reshape({ targetShape: [2, 3] }),
          l.globalAveragePooling1d(),
          l.dense({
            units: 5,
            kernelRegularizer: regularizers.l1l2({ l1: 0.01, l2: 0.02 }),
            biasRegularizer: 'l2',
          }),
          softmax(),
        ],
        'words',
      ),
    x: [tensor([0, 6, 2, 3, 1, 1, 5, 4, 3, 2, 1, 0, 6, 6, 6, 0, 0, 2], [3, 6])],
    y: [tensor([[1], [0], [4]])],
    jax: true,
  },
  joined: {
    make() {
      const [a, b] = [input({ shape: [3], name: 'a' }), input({ shape: [3], name: 'b' })];
      const both = [a, l.dense({ units: 3, name: 'still', trainable: false }).apply(b)];
      const merged = ['add', 'subtract', 'multiply', 'average', 'maximum', 'minimum'].map((kind) =>
        /** @type {any} */ (l)[kind]().apply(both),
      );
      const cosine = l.dot({ axes: 1, normalize: true }).apply([a, b]);
      const wide = l.dense({ units: 4 }).apply(l.concatenate().apply([...merged, cosine]));
      const square = l.reshape({ targetShape: [2, 2] }).apply(wide);
      const product = l.dot({ axes: [2, 1] }).apply([square, square]);
      const shaped = [reLU({ maxValue: 2, negativeSlope: 0.1 }), leakyReLU(), elu({ alpha: 0.5 })];
      const noisy = [l.dropout({ rate: 0 }), l.gaussianNoise({ stddev: 0 })];
      const more = [l.gaussianDropout({ rate: 0 }), l.alphaDropout({ rate: 0 }), l.flatten()];
      const gelu = activation({ activation: 'gelu' });
      const end = [...shaped, ...noisy, ...more, gelu].reduce((x, one) => one.apply(x), product);
      const net = model({
        inputs: [a, b],
        outputs: [end, l.dense({ units: 2, activation: 'softmax' }).apply(end)],
        name: 'joined',
      });
      const learningRate = schedules.exponentialDecay({
        initialLearningRate: 0.1,
        decaySteps: 2,
        decayRate: 0.5,
      });
      net.compile({
        optimizer: optimizers.sgd({ learningRate, momentum: 0.9, nesterov: true }),
        loss: [losses.huber({ delta: 0.3 }), 'kullbackLeiblerDivergence'],
        lossWeights: [2, 1],
      });
      return net;
    },
    x: [fractions([4, 3], 59), fractions([4, 3], 61)],
    y: [fractions([4, 4], 67), classes([0, 1, 1, 0], 2)],
    jax: true,
  },
  yes: {
    make: () =>
      chain(
        optimizers.adamax({
          learningRate: schedules.cosineDecay({ initialLearningRate: 0.1, decaySteps: 7 }),
          globalClipnorm: 0.5,
        }),
        losses.binaryCrossentropy({ labelSmoothing: 0.1 }),
        [
          l.dense({ units: 4, activation: 'selu', inputShape: [3] }),
          l.dense({ units: 2, activation: 'sigmoid' }),
        ],
        'yes',
      ),
    x: [fractions([5, 3], 79)],
    y: [tensor([0, 1, 1, 0, 1, 1, 0, 0, 1, 0], [5, 2])],
    jax: true,
  },
};
