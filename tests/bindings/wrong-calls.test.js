// wrong-calls.test.js - wrong data, weights, options and saved models: see wrong-use.js.
import { layers, loadModel, modelFromJSON, random, tensor } from '../../bindings/index.js';
import { any, checkAll, net, plain, weightless, x, y } from './wrong-use.js';

checkAll({
  "Python's spelling": {
    'of an option': [
      () => layers.dense(any({ units: 1, input_shape: [2] })),
      /dense: there is no option 'input_shape'; here it is called inputShape$/,
    ],
    'of a whole text': [() => layers.dense(any('x'.repeat(1000))), /not a long text$/],
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
    'a tensor whose data were exchanged': [
      () => net.predict(Object.assign(tensor([[1, 2, 3]]), { data: new Float32Array(9) })),
      /first: x: 9 values do not fill shape \[1, 3\]/,
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
      /sequential: setWeights has 3 tensors and needs 4/,
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
      /sequential: setWeights has shape \[1\] for last\/bias, which needs \[2\]/,
    ],
    'the right size in a wrong shape': [
      () => net.layers[0].setWeights([new Float32Array(12), [1, 2, 3, 4]]),
      /first: setWeights has shape \[12\] for first\/kernel, which needs \[3, 4\]/,
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
      /fit: there is no option .batch_size.; here it is called batchSize/,
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
    'text for bytes': [
      () => loadModel(any('{')),
      /loadModel: takes the bytes of a file as Uint8Array, not '\{'/,
    ],
    'no bytes': [() => loadModel(new Uint8Array()), /loadModel: safetensors: 0 bytes are too few/],
    'weights alone': [() => loadModel(net.saveWeights()), /loadModel: this file holds no model/],
    'weights of another network': [
      () => net.loadWeights(plain.saveWeights()),
      /loadWeights: the file holds 2 arrays where the model has 4 weights/,
    ],
    'an unknown format': [
      () => net.saveWeights(any({ format: 'h5' })),
      /saveWeights: format must be 'safetensors' or 'npz', not 'h5'/,
    ],
    nothing: [() => loadModel(any(null)), /loadModel: takes the bytes of a file/],
    'no JSON': [() => modelFromJSON('{'), /modelFromJSON: the saved model is damaged/],
    'something else': [
      () => modelFromJSON(any({ format: 'other' })),
      /modelFromJSON: class_name is undefined, not 'Sequential'/,
    ],
  },
});
