// wrong-models.test.js - wrong layers, wrong models, wrong compile: see wrong-use.js.
import { EngineError, input, layers, model, optimizers, sequential } from '../../bindings/index.js';
import { any, checkAll, net, plain } from './wrong-use.js';

const { dense } = layers;

checkAll({
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
    'apply to a text': [
      () => dense({ units: 1 }).apply(any('x')),
      /dense: apply takes what input\(\) or another layer gave, or tensors, not 'x'/,
    ],
    'shapes that cannot be added': [
      () => layers.add().apply([input({ shape: [3] }), input({ shape: [2] })]),
      /add: got shapes \[null, 3\] and \[null, 2\], which do not go together at axis 1/,
    ],
    'batches that cannot be added': [
      () => layers.add().apply([input({ batchShape: [1, 2] }), input({ batchShape: [2, 2] })]),
      /add: got shapes \[1, 2\] and \[2, 2\], which do not go together at axis 0/,
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
      () => net.compile({ optimizer: 'lion', loss: 'mse' }),
      /no optimizer 'lion'; it knows sgd, adam/,
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
});
