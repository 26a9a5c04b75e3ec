// layer-kinds.test.js - every kind of layer: made again from its config it is the same, it takes one input,
// and options that are none are refused with a sentence.
import './no-leaks.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { EngineError, input, layers } from '../../bindings/index.js';

/** Whatever the types forbid. @type {any} */
const any = layers;

/** One layer of each kind that takes one input, with a shape of a row it takes. @type {Record<string, [object, number[]]>} */
const KINDS = {
  dense: [{ units: 2 }, [3]],
  conv1d: [{ filters: 2, kernelSize: 1 }, [4, 2]],
  conv2d: [{ filters: 2, kernelSize: 1 }, [4, 4, 2]],
  conv2dTranspose: [{ filters: 2, kernelSize: 1 }, [4, 4, 2]],
  activation: [{ activation: 'relu' }, [3]],
  flatten: [{}, [3, 2]],
  reshape: [{ targetShape: [6] }, [3, 2]],
  permute: [{ dims: [2, 1] }, [3, 2]],
  repeatVector: [{ n: 2 }, [3]],
  dropout: [{ rate: 0.5 }, [3]],
  gaussianNoise: [{ stddev: 1 }, [3]],
  gaussianDropout: [{ rate: 0.5 }, [3]],
  alphaDropout: [{ rate: 0.5 }, [3]],
  embedding: [{ inputDim: 4, outputDim: 2 }, [3]],
  batchNormalization: [{}, [3]],
  layerNormalization: [{ axis: [-1] }, [3]],
  maxPooling1d: [{ poolSize: 2 }, [4, 2]],
  maxPooling2d: [{ poolSize: 2 }, [4, 4, 2]],
  averagePooling1d: [{}, [4, 2]],
  averagePooling2d: [{}, [4, 4, 2]],
  globalMaxPooling1d: [{}, [4, 2]],
  globalMaxPooling2d: [{}, [4, 4, 2]],
  globalAveragePooling1d: [{}, [4, 2]],
  globalAveragePooling2d: [{}, [4, 4, 2]],
  upSampling1d: [{}, [4, 2]],
  upSampling2d: [{}, [4, 4, 2]],
  reLU: [{ maxValue: 6 }, [3]],
  leakyReLU: [{ alpha: 0.1 }, [3]],
  elu: [{}, [3]],
  softmax: [{}, [3]],
  prelu: [{ sharedAxes: [1] }, [3, 2]],
};

for (const [kind, [options, shape]] of Object.entries(KINDS)) {
  test(`${kind}: made again from its config, it is the same`, () => {
    const layer = any[kind]({ ...options, name: 'one', trainable: false, inputShape: shape });
    const config = layer.getConfig();
    const again = any[kind](config);
    assert.deepEqual(again.getConfig(), config);
    assert.equal(again.name, 'one');
    assert.equal(again.trainable, false);
    assert.deepEqual(again.batchInputShape, [null, ...shape]);
    assert.equal(again.getClassName(), layer.getClassName());
    assert.deepEqual(layer.apply(input({ shape })).shape, again.apply(input({ shape })).shape);
  });

  test(`${kind}: one input, neither none nor two, and options that are options`, () => {
    const x = input({ shape });
    for (const wrong of [[], [x, x], undefined, null, 5, [x, null]])
      assert.throws(() => any[kind](options).apply(wrong), EngineError);
    for (const wrong of [null, 5, 'x', [], true, () => 1])
      assert.throws(() => any[kind](wrong), EngineError);
    for (const wrong of [{ batchInputShape: [] }, { inputShape: [0] }, { dtype: 'int32' }])
      assert.throws(() => any[kind]({ ...options, ...wrong }), EngineError);
  });
}
