// every-layer.test.js - each exported layer in JSON and in a file: the same outputs, and training goes
// on bit for bit. A layer that has no case here fails.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  input,
  layers,
  loadModel,
  losses,
  metrics,
  model,
  modelFromJSON,
  ops,
  optimizers,
  registerClass,
  regularizers,
  schedules,
} from '../../bindings/index.js';
import { fractions } from '../oracle/fractions.js';

class Scaled extends layers.Layer {
  static className = 'Scaled';
  /** @type {any} */
  factor;
  /** @override */
  build() {
    this.factor = this.addWeight({ name: 'factor', shape: [], initializer: 'ones' });
  }
  /** @override @param {any} x */
  call(x) {
    return ops.mul(x, ops.mul(this.factor, this.getConfig().by));
  }
}
registerClass(Scaled);

const [row, steps, image] = [[6], [4, 3], [4, 6, 2]];

/** What is applied to how many inputs of which shape. @type {Record<string, {shape: number[], count?: number, options?: any}>} options: or a function that gives them */
const CASES = {
  Layer: { shape: row },
  activation: { shape: row, options: { activation: 'hardSilu' } },
  alphaDropout: { shape: row, options: { rate: 0.3 } },
  bidirectional: {
    shape: steps,
    options: () => ({ layer: layers.lstm({ units: 2, returnSequences: true }), mergeMode: 'mul' }),
  },
  averagePooling1d: { shape: steps, options: { poolSize: 2, strides: 1, padding: 'same' } },
  averagePooling2d: { shape: image, options: { poolSize: [2, 3] } },
  batchNormalization: { shape: image, options: { momentum: 0.8, scale: false } },
  conv1d: { shape: steps, options: { filters: 2, kernelSize: 2, padding: 'causal' } },
  conv2d: { shape: image, options: { filters: 2, kernelSize: [2, 3], dilationRate: 2, groups: 2 } },
  conv1dTranspose: {
    shape: steps,
    options: { filters: 2, kernelSize: 3, strides: 2, outputPadding: 1 },
  },
  depthwiseConv1d: { shape: steps, options: { kernelSize: 2, depthwiseConstraint: 'unitNorm' } },
  depthwiseConv2d: { shape: image, options: { kernelSize: 2, depthMultiplier: 2 } },
  separableConv1d: { shape: steps, options: { filters: 2, kernelSize: 2 } },
  separableConv2d: { shape: image, options: { filters: 2, kernelSize: 2, padding: 'same' } },
  conv2dTranspose: { shape: image, options: { filters: 2, kernelSize: 3, strides: 2 } },
  cropping1d: { shape: steps, options: { cropping: [1, 2] } },
  cropping2d: {
    shape: image,
    options: {
      cropping: [
        [1, 0],
        [2, 1],
      ],
    },
  },
  zeroPadding1d: { shape: steps, options: { padding: [1, 2] } },
  zeroPadding2d: {
    shape: image,
    options: {
      padding: [
        [1, 0],
        [2, 1],
      ],
    },
  },
  dense: {
    shape: row,
    options: {
      units: 3,
      activation: 'gelu',
      kernelRegularizer: regularizers.l1l2({ l1: 0.01, l2: 0.02 }),
      activityRegularizer: 'l2',
    },
  },
  dropout: { shape: row, options: { rate: 0.25 } },
  spatialDropout1d: { shape: steps, options: { rate: 0.25 } },
  spatialDropout2d: { shape: image, options: { rate: 0.25 } },
  elu: { shape: row, options: { alpha: 0.5 } },
  embedding: { shape: row, options: { inputDim: 3, outputDim: 2 } },
  flatten: { shape: image },
  gaussianDropout: { shape: row, options: { rate: 0.25 } },
  gaussianNoise: { shape: row, options: { stddev: 0.5 } },
  globalAveragePooling1d: { shape: steps },
  globalAveragePooling2d: { shape: image, options: { keepdims: true } },
  globalMaxPooling1d: { shape: steps, options: { keepdims: true } },
  globalMaxPooling2d: { shape: image },
  gru: { shape: steps, options: { units: 2, resetAfter: false, dropout: 0.2 } },
  layerNormalization: { shape: steps, options: { axis: [1, 2], epsilon: 0.01 } },
  leakyReLU: { shape: row, options: { negativeSlope: 0.1 } },
  lstm: { shape: steps, options: { units: 2, returnSequences: true, goBackwards: true } },
  maxPooling1d: { shape: steps, options: { poolSize: 3, strides: 1 } },
  maxPooling2d: { shape: image, options: { padding: 'same' } },
  periodicPadding1d: { shape: steps, options: { padding: 2 } },
  periodicPadding2d: { shape: image, options: { padding: [1, 2] } },
  permute: { shape: image, options: { dims: [3, 1, 2] } },
  prelu: { shape: image, options: { sharedAxes: [1, 2], alphaInitializer: 'ones' } },
  reLU: { shape: row, options: { maxValue: 0.3, negativeSlope: 0.1, threshold: 0.1 } },
  rnn: {
    shape: steps,
    options: () => ({ cell: layers.lstmCell({ units: 2 }), goBackwards: true }),
  },
  thresholdedReLU: { shape: row, options: { theta: 0.2 } },
  repeatVector: { shape: row, options: { n: 2 } },
  reshape: { shape: row, options: { targetShape: [2, -1] } },
  simpleRNN: { shape: steps, options: { units: 2, returnSequences: true, useBias: false } },
  softmax: { shape: image, options: { axis: 1 } },
  timeDistributed: { shape: steps, options: () => ({ layer: layers.batchNormalization() }) },
  upSampling1d: { shape: steps, options: { size: 3 } },
  upSampling2d: { shape: image, options: { size: [2, 3], interpolation: 'bilinear' } },
  add: { shape: row, count: 3 },
  average: { shape: row, count: 3 },
  concatenate: { shape: steps, count: 2, options: { axis: 1 } },
  dot: { shape: steps, count: 2, options: { axes: 2, normalize: true } },
  maximum: { shape: row, count: 2 },
  minimum: { shape: row, count: 2 },
  multiply: { shape: row, count: 2 },
  subtract: { shape: row, count: 2 },
};
/** A function cannot be saved; an input stands in every case; cells stand in rnn (wrapped-layers.test.js). */
const OTHERS = ['inputLayer', 'lambda', 'gruCell', 'lstmCell', 'simpleRNNCell', 'stackedRNNCells'];

test('no layer is forgotten', () => {
  const made = /** @type {Record<string, unknown>} */ (layers);
  const named = [...Object.keys(CASES), ...OTHERS].map((name) => made[name]);
  const missing = Object.keys(made).filter((name) => !named.includes(made[name]));
  assert.deepEqual(missing, []);
});

/** @param {string} name */
function build(name) {
  const { shape, count = 1, options = {} } = CASES[name];
  const make = /** @type {any} */ (layers)[name];
  const layer =
    name === 'Layer'
      ? new Scaled({ by: 2 })
      : make(typeof options === 'function' ? options() : options);
  const inputs = Array.from({ length: count }, (_, i) => input({ shape, name: `x${i}` }));
  const before = layers.prelu({ name: 'before' }); // what is trained even if the layer has no weights
  const xs = name === 'embedding' ? inputs : inputs.map((one) => before.apply(one));
  const net = model({ inputs, outputs: layer.apply(count > 1 ? xs : xs[0]), seed: 3 });
  const learningRate = schedules.cosineDecay({ initialLearningRate: 0.1, decaySteps: 9 });
  net.compile({
    optimizer: optimizers.adamw({ learningRate, globalClipnorm: 0.5, weightDecay: 0.01 }),
    loss: losses.huber({ delta: 0.2 }),
    metrics: ['mae', metrics.cosineSimilarity],
  });
  return net;
}

/** @param {string} name @param {any} net @param {number} part */
function batch(name, net, part) {
  const x = net.inputs.map((/** @type {any} */ _, /** @type {number} */ i) => {
    const numbers = fractions([3, ...CASES[name].shape], 7 + 2 * i + part);
    return name === 'embedding' ? numbers.mul(2.9).add(1.5).floor() : numbers;
  });
  return { x, y: fractions([3, ...net.output.shape.slice(1)], 31 + part) };
}

for (const name of Object.keys(CASES))
  test(`${name} in JSON and in a file`, () => {
    const net = build(name);
    const { x, y } = batch(name, net, 0);
    net.trainOnBatch(x, y);
    const same = modelFromJSON(JSON.stringify(net));
    same.setWeights(net.getWeights());
    assert.deepEqual(same.predict(x), net.predict(x));
    assert.deepEqual(same.toJSON(), net.toJSON());
    const back = loadModel(net.save());
    assert.deepEqual(back.predict(x), net.predict(x));
    assert.deepEqual(back.metricsNames.length, net.metricsNames.length);
    for (let part = 1; part < 4; part++) {
      const next = batch(name, net, part);
      assert.deepEqual(back.trainOnBatch(next.x, next.y), net.trainOnBatch(next.x, next.y));
    }
    assert.deepEqual(back.getWeights(), net.getWeights());
    for (const one of [same, back, net]) one.dispose();
  });
