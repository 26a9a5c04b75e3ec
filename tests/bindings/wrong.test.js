// wrong.test.js - wrong use, case by case: the sentence names who complains, what it got and what it
// needs; and the network is afterwards what it was before.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  EngineError,
  input,
  layers,
  loadModel,
  model,
  optimizers,
  random,
  sequential,
  tensor,
} from '../../bindings/index.js';

const { dense } = layers;
/** Whatever the types forbid. @type {any} */
const any = (/** @type {unknown} */ value) => value;

const net = sequential({
  layers: [dense({ units: 4, inputShape: [3], name: 'first' }), dense({ units: 2, name: 'last' })],
  seed: 1,
});
net.compile({ optimizer: 'sgd', loss: 'mse', metrics: ['accuracy'] });
const plain = sequential({ layers: [dense({ units: 1, inputShape: [1] })], seed: 1 });
const weightless = sequential({ layers: [layers.flatten({ inputShape: [2] })] });
weightless.compile({ loss: 'mse' });
const [x, y] = [tensor([[1, 2, 3]]), tensor([[1, 2]])];

/** @type {Record<string, Record<string, [() => unknown, RegExp]>>} */
const cases = {
  layers: {
    'a typo in an option': [
      () => dense(any({ unit: 3 })),
      /dense: there is no option 'unit'; it knows units, activation/,
    ],
    'a typo in a named layer': [
      () => dense(any({ units: 1, bias: 1, name: 'a' })),
      /no option 'bias'/,
    ],
    'no options': [() => any(dense)(), /dense: takes an object of options, not undefined/],
    'no units': [
      () => dense(any({})),
      /dense: units must be a positive whole number, not undefined/,
    ],
    'units 0': [
      () => dense({ units: 0, name: 'out' }),
      /out: units must be a positive whole number, not 0/,
    ],
    'units NaN': [() => dense({ units: NaN }), /units .* not NaN/],
    'an unknown activation': [
      () => dense({ units: 1, activation: 'reluu' }),
      /dense: there is no activation 'reluu'; it knows linear, relu, /,
    ],
    'an unknown initializer': [
      () => dense({ units: 1, kernelInitializer: 'xavier' }),
      /no initializer 'xavier'; it knows constant, glorotNormal/,
    ],
    'a dropout rate of 1': [
      () => layers.dropout({ rate: 1 }),
      /dropout: rate must lie in \[0, 1\), not 1/,
    ],
    'an input shape that is none': [
      () => dense({ units: 1, inputShape: any(3) }),
      /dense: inputShape must be a list .* not 3/,
    ],
    'a size below zero': [() => dense({ units: 1, inputShape: [-3] }), /inputShape .* not \[-3\]/],
    'weights of a wrong shape': [
      () => sequential({ layers: [dense({ units: 1, inputShape: [2], weights: [[[1]], [0]] })] }),
      /dense: weights has shape \[1, 1\] for kernel, which needs \[2, 1\]/,
    ],
    'a target shape that does not fit': [
      () => sequential({ layers: [layers.reshape({ targetShape: [4], inputShape: [3] })] }),
      /reshape: got shape \[null, 3\], whose rows do not fill targetShape \[4\]/,
    ],
  },
  models: {
    'no input shape': [
      () => sequential({ layers: [dense({ units: 1 })] }),
      /dense: the first layer of a sequential model needs inputShape/,
    ],
    'a list for options': [
      () => sequential(any([])),
      /sequential: takes an object of options, not an array of 0/,
    ],
    'no layer': [
      () => sequential({ layers: [any({})] }),
      /sequential: a layer is made by layers, not an object/,
    ],
    'a negative seed': [
      () => sequential({ seed: -1 }),
      /seed must be a whole number from 0 up, not -1/,
    ],
    'an input that is not named': [
      () =>
        model({ inputs: [], outputs: dense({ units: 1 }).apply(input({ shape: [1], name: 'x' })) }),
      /depend on input 'x', which is not among/,
    ],
    'no symbol': [
      () => model({ inputs: any(3), outputs: any(4) }),
      /model: inputs must be what input\(\)/,
    ],
    'apply to numbers': [
      () => dense({ units: 1 }).apply(any([[1]])),
      /dense: apply takes what input\(\) or another layer gave/,
    ],
    'shapes that cannot be added': [
      () => layers.add().apply([input({ shape: [1] }), input({ shape: [2] })]),
      /add: got shapes \[null, 1\] and \[null, 2\], which must be equal/,
    ],
    'a shared layer on another shape': [
      () => {
        const shared = dense({ units: 1, name: 'shared' });
        shared.apply(input({ shape: [1] }));
        shared.apply(input({ shape: [2] }));
      },
      /shared: is shared, but its input of shape \[null, 2\] needs kernel \[2, 1\]/,
    ],
    'two layers of one name': [
      () =>
        sequential({
          layers: [dense({ units: 1, inputShape: [1], name: 'a' }), dense({ units: 1, name: 'a' })],
        }),
      /two layers are named 'a'/,
    ],
    'a layer that is not there': [
      () => net.getLayer('middle'),
      /no layer 'middle'; there are first, last/,
    ],
    'a layer added that does not fit': [
      () => plain.add(layers.reshape({ targetShape: [2] })),
      /reshape: got shape \[null, 1\]/,
    ],
  },
  compile: {
    'an unknown loss': [
      () => net.compile({ loss: 'meanSquareError' }),
      /compile: there is no loss 'meanSquareError'; it knows meanSquaredError/,
    ],
    'no loss': [() => net.compile(any({ optimizer: 'sgd' })), /compile: needs a loss/],
    'an unknown optimizer': [
      () => net.compile({ optimizer: 'adagrad', loss: 'mse' }),
      /no optimizer 'adagrad'; it knows sgd, adam/,
    ],
    'an unknown metric': [
      () => net.compile({ loss: 'mse', metrics: ['acuracy'] }),
      /no metric 'acuracy'; it knows accuracy/,
    ],
    'an unknown option': [
      () => net.compile(any({ loss: 'mse', optimiser: 'sgd' })),
      /no option 'optimiser'/,
    ],
    'a negative rate': [
      () => optimizers.sgd({ learningRate: -0.1 }),
      /sgd: learningRate must be a number of at least 0 .* not -0.1/,
    ],
    'a rate that is no number': [
      () => optimizers.adam({ learningRate: NaN }),
      /adam: learningRate .* not NaN/,
    ],
    'a rate set later': [
      () => {
        net.optimizer.learningRate = any('fast');
      },
      /sgd: learningRate .* not 'fast'/,
    ],
    'a typo in an optimizer': [
      () => optimizers.adam(any({ lr: 1 })),
      /adam: there is no option 'lr'; it knows learningRate, beta1/,
    ],
    'training before it': [
      () => plain.trainOnBatch([1], [1]),
      /trainOnBatch: sequential must be compiled first/,
    ],
    'measuring before it': [
      () => plain.evaluate([1], [1]),
      /evaluate: sequential must be compiled first/,
    ],
    'a loss that throws': [
      () =>
        net.compile({
          loss: () => {
            throw new EngineError('mine');
          },
        }),
      /mine/,
    ],
    'a loss on shapes that do not fit': [
      () =>
        net.compile({
          loss: any((/** @type {any} */ t, /** @type {any} */ p) => t.matmul(p).matmul([[1]])),
        }),
      /matmul/,
    ],
  },
  data: {
    'too few features': [
      () => net.trainOnBatch([[1, 2]], y),
      /first: x has shape \[1, 2\]; needed is \[batch, 3\]/,
    ],
    'a row instead of rows': [
      () => net.predict([1, 2, 3]),
      /first: x has shape \[3\]; needed is \[batch, 3\]/,
    ],
    'targets too narrow': [
      () => net.trainOnBatch(x, [[1]]),
      /last: y has shape \[1, 1\]; needed is \[batch, 2\]/,
    ],
    'more targets than rows': [
      () =>
        net.trainOnBatch(x, [
          [1, 2],
          [3, 4],
        ]),
      /last: y has 2 rows of shape \[2, 2\] where x has 1/,
    ],
    'ragged rows': [
      () =>
        net.predict([
          [1, 2, 3],
          [1, 2],
        ]),
      /first: x: the rows are not equally long/,
    ],
    'no rows': [
      () => net.predict({ shape: [0, 3], data: [] }),
      /first: x has no rows: shape \[0, 3\]/,
    ],
    'no data': [() => net.predict(any(undefined)), /first: x: undefined is not a tensor/],
    'nothing to train': [
      () => weightless.trainOnBatch([[1, 2]], [[1, 2]]),
      /no weights that can be trained/,
    ],
  },
  weights: {
    'too few': [
      () => net.setWeights(net.getWeights().slice(1)),
      /setWeights: got an array of 3; needed is a list of 4 tensors/,
    ],
    'a wrong shape, though the first fit': [
      () =>
        net.setWeights([
          ...net
            .getWeights()
            .slice(0, 3)
            .map(({ shape }) => ({
              shape,
              data: new Float32Array(99).slice(
                0,
                shape.reduce((a, b) => a * b),
              ),
            })),
          [1],
        ]),
      /last: setWeights has shape \[1\] for last\/bias, which needs \[2\]/,
    ],
    'of a layer': [
      () => net.layers[0].setWeights([[[1]]]),
      /first: setWeights has 1 tensors and needs 2/,
    ],
  },
  options: {
    'batch size 0': [
      () => net.predict(x, { batchSize: 0 }),
      /predict: batchSize must be a positive whole number, not 0/,
    ],
    'batch size NaN': [
      () => net.evaluate(x, y, { batchSize: NaN }),
      /evaluate: batchSize .* not NaN/,
    ],
    'Python’s spelling': [
      () => net.fit(x, y, any({ batch_size: 1 })),
      /fit: there is no option 'batch_size'; it knows epochs/,
    ],
    'a batch of 1.5': [() => net.fit(x, y, { batchSize: 1.5 }), /fit: batchSize .* not 1.5/],
    'negative epochs': [() => net.fit(x, y, { epochs: -1 }), /fit: epochs .* not -1/],
    'a split of 1': [
      () => net.fit(x, y, { validationSplit: 1 }),
      /fit: validationSplit must lie in \[0, 1\)/,
    ],
    'a negative split': [() => net.fit(x, y, { validationSplit: -0.1 }), /fit: validationSplit/],
    'a split that leaves nothing': [
      () => net.fit(x, y, { validationSplit: 0.5 }),
      /0.5 of 1 rows does not/,
    ],
    'a typo in a callback': [
      () => net.fit(x, y, { callbacks: any({ onEpochend() {} }) }),
      /callbacks: there is no option 'onEpochend'/,
    ],
    'validation data that do not fit': [
      () => net.fit(x, y, { validationData: [[[1]], [[1]]] }),
      /first: x has shape \[1, 1\]/,
    ],
    'a random number without bounds': [
      () => random.stream(1).integers(any({})),
      /integers: high must be/,
    ],
    'a negative deviation': [
      () => random.stream(1).normal({ stddev: -1 }),
      /normal: stddev must be/,
    ],
    'weights that add up to nothing': [
      () => random.stream(1).categorical({ weights: [0, 0] }),
      /categorical: the weights add up to 0/,
    ],
  },
  saved: {
    'no JSON': [() => loadModel('{'), /loadModel: the saved model is damaged/],
    'something else': [
      () => loadModel(any({ format: 'other' })),
      /loadModel: this is not a saved model/,
    ],
    nothing: [() => loadModel(any(null)), /loadModel: this is not a saved model/],
  },
};

/** Everything about a network that an error could spoil. */
const state = () => [net, plain].map((one) => JSON.stringify(one.save()));

for (const [group, table] of Object.entries(cases))
  for (const [what, [call, sentence]] of Object.entries(table))
    test(`${group}: ${what}`, async () => {
      const before = state();
      await assert.rejects(
        async () => call(),
        (error) => {
          assert.ok(error instanceof EngineError, String(error));
          assert.match(error.message, sentence);
          assert.match(error.code, /^(shape|param|memory|state|derive)$/);
          return true;
        },
      );
      assert.deepEqual(state(), before);
      assert.equal(net.predict(x).shape[1], 2);
    });

test('what has seen every error can still be disposed', () => {
  for (const one of [net, plain, weightless]) one.dispose();
});
