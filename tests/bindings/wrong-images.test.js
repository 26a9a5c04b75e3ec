// wrong-images.test.js - wrong layers on images and sequences: see wrong-use.js.
import { input, layers, model, sequential } from '../../bindings/index.js';
import { any, checkAll } from './wrong-use.js';

const { maxPooling1d, maxPooling2d, averagePooling2d, globalMaxPooling2d, upSampling2d } = layers;

/** @param {any} layer */
const alone = (layer) => sequential({ layers: [layer] });

/** A model of words that is gone afterwards. @param {(net: any) => unknown} use */
function withWords(use) {
  const table = layers.embedding({ inputDim: 3, outputDim: 1, inputShape: [2] });
  const net = sequential({ layers: [table, layers.flatten()] });
  try {
    net.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
    return use(net);
  } finally {
    net.dispose();
  }
}

checkAll({
  pooling: {
    'a window of 0': [
      () => maxPooling2d({ poolSize: 0 }),
      /max_pooling2d: poolSize must be a whole number from 1 to 65535 or a list of 2, not 0/,
    ],
    'a window of half a pixel': [() => maxPooling1d({ poolSize: 2.5 }), /poolSize .* not 2\.5/],
    'a window as a word': [() => maxPooling1d({ poolSize: any('2') }), /poolSize .* not '2'/],
    'a huge window': [() => maxPooling2d({ poolSize: [2, 1e9] }), /not \[2, 1000000000\]/],
    'three sizes for two axes': [
      () => maxPooling2d({ poolSize: [2, 2, 2] }),
      /poolSize .* not \[2, 2, 2\]/,
    ],
    'strides NaN': [() => maxPooling2d({ strides: NaN }), /strides .* not NaN/],
    'an unknown padding': [
      () => averagePooling2d({ padding: 'full' }),
      /average_pooling2d: there is no padding 'full'; it knows valid, same/,
    ],
    'padding in pixels': [() => averagePooling2d({ padding: any(1) }), /padding .* not 1/],
    'channels first': [
      () => maxPooling2d({ dataFormat: 'channelsFirst' }),
      /max_pooling2d: dataFormat must be 'channelsLast', not 'channelsFirst'/,
    ],
    'channels first, globally': [
      () => globalMaxPooling2d({ dataFormat: 'channels_first' }),
      /global_max_pooling2d: dataFormat must be 'channelsLast'/,
    ],
    'options null': [
      () => globalMaxPooling2d(any(null)),
      /global_max_pooling2d: takes an object of options, not null/,
    ],
    'a sequence for an image': [
      () => alone(maxPooling2d({ inputShape: [4, 4] })),
      /max_pooling2d: got shape \[null, 4, 4\] and needs \[batch, height, width, channels\]/,
    ],
    'a window larger than the image': [
      () => alone(maxPooling2d({ poolSize: 3, inputShape: [4, 2, 1] })),
      /max_pooling2d: an axis of 2 is shorter than windows of 3: use padding 'same'/,
    ],
  },
  embedding: {
    'no word': [
      () => withWords((words) => words.predict([[0, 3]])),
      /embedding: got 3 and needs whole numbers from 0 to 2/,
    ],
    'no word, in a model within a model': [
      () =>
        withWords((words) => {
          const inputs = input({ shape: [2] });
          const outer = model({ inputs, outputs: words.apply(inputs) });
          try {
            return outer.predict([[3, 0]]);
          } finally {
            outer.dispose();
          }
        }),
      /embedding: got 3 and needs whole numbers from 0 to 2/,
    ],
    'a word NaN': [
      () => withWords((words) => words.predict([[0, NaN]])),
      /embedding: got NaN and needs/,
    ],
    'half a word': [
      () => withWords((words) => words.trainOnBatch([[0.5, 1]], [[0, 0]])),
      /embedding: got 0.5/,
    ],
    masks: [
      () => layers.embedding({ inputDim: 2, outputDim: 1, maskZero: true }),
      /maskZero is not/,
    ],
    'no sizes': [() => layers.embedding(any({ inputDim: 3 })), /outputDim must be a positive/],
  },
  normalisation: {
    'an axis that is the batch': [
      () => alone(layers.batchNormalization({ axis: 0, inputShape: [2] })),
      /batch_normalization: there is no axis 0 beside the batch in shape \[null, 2\]/,
    ],
    'an open axis': [
      () => alone(layers.layerNormalization({ axis: 1, inputShape: [null, 2] })),
      /layer_normalization: got shape \[null, null, 2\] and needs a known size of axis 1/,
    ],
    'a momentum of 2': [() => layers.batchNormalization({ momentum: 2 }), /momentum must be/],
    'an axis as a word': [
      () => alone(layers.layerNormalization({ axis: any('last'), inputShape: [2] })),
      /axis must be a whole number, not 'last'/,
    ],
  },
  margins: {
    'three axes of padding': [
      () => layers.zeroPadding2d({ padding: [1, 2, 3] }),
      /zero_padding2d: padding must be a number, .* not \[1, 2, 3\]/,
    ],
    'negative padding': [
      () =>
        layers.zeroPadding2d({
          padding: [
            [1, -2],
            [0, 0],
          ],
        }),
      /zero_padding2d: padding must be a whole number from 0 .* not \[1, -2\]/,
    ],
    'padding as a word': [() => layers.zeroPadding1d({ padding: any('same') }), /not 'same'/],
    'cropping NaN': [() => layers.cropping1d({ cropping: [0, NaN] }), /cropping .* not \[0, NaN\]/],
    'nothing left': [
      () =>
        alone(
          layers.cropping2d({
            cropping: [
              [1, 1],
              [0, 0],
            ],
            inputShape: [2, 3, 1],
          }),
        ),
      /cropping2d: cannot take 1 and 1 from an axis of 2/,
    ],
    'nothing left of an open axis': [
      () => {
        const net = alone(layers.cropping1d({ cropping: 2, inputShape: [null, 1] }));
        try {
          net.predict([[[1], [2]]]);
        } finally {
          net.dispose();
        }
      },
      /is not within axis 1/,
    ],
    'a sequence padded as an image': [
      () => alone(layers.zeroPadding2d({ inputShape: [4, 4] })),
      /zero_padding2d: got shape \[null, 4, 4\] and needs/,
    ],
    'channels first': [
      () => layers.zeroPadding2d(any({ dataFormat: 'channelsFirst' })),
      /zero_padding2d: dataFormat must be/,
    ],
  },
  upsampling: {
    'a size of 0': [() => upSampling2d({ size: 0 }), /up_sampling2d: size must be .* not 0/],
    'an unknown interpolation': [
      () => upSampling2d({ interpolation: 'cubic' }),
      /up_sampling2d: there is no interpolation 'cubic'; it knows nearest, bilinear/,
    ],
  },
});
