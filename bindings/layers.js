// The layers by Keras' names, in TensorFlow.js' spelling.

export { CustomLayer as Layer } from './custom-layer.js';
export { activation } from './layers/activation.js';
export { add } from './layers/add.js';
export { alphaDropout } from './layers/alpha-dropout.js';
export { average } from './layers/average.js';
export { batchNormalization } from './layers/batch-normalization.js';
export { bidirectional } from './layers/bidirectional.js';
export { concatenate } from './layers/concatenate.js';
export { conv1dTranspose, conv2dTranspose } from './layers/conv-transpose.js';
export { conv1d } from './layers/conv1d.js';
export { conv2d } from './layers/conv2d.js';
export { cropping1d, cropping2d, cropping2d as cropping2D } from './layers/cropping.js';
export { dense } from './layers/dense.js';
export { depthwiseConv1d, depthwiseConv2d } from './layers/depthwise-conv.js';
export { dot } from './layers/dot.js';
export { dropout, spatialDropout1d, spatialDropout2d } from './layers/dropout.js';
export { embedding } from './layers/embedding.js';
export { flatten } from './layers/flatten.js';
export { gaussianDropout } from './layers/gaussian-dropout.js';
export { gaussianNoise } from './layers/gaussian-noise.js';
export {
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalMaxPooling1d,
  globalMaxPooling1d as globalMaxPool1d,
  globalMaxPooling2d,
  globalMaxPooling2d as globalMaxPool2d,
} from './layers/global-pooling.js';
export { gru } from './layers/gru.js';
export { inputLayer } from './layers/input.js';
export { lambda } from './layers/lambda.js';
export { layerNormalization } from './layers/layer-normalization.js';
export { lstm } from './layers/lstm.js';
export { maximum } from './layers/maximum.js';
export { minimum } from './layers/minimum.js';
export { multiply } from './layers/multiply.js';
export { periodicPadding1d, periodicPadding2d } from './layers/periodic-padding.js';
export { permute } from './layers/permute.js';
export {
  averagePooling1d,
  averagePooling1d as avgPool1d,
  averagePooling1d as avgPooling1d,
  averagePooling2d,
  averagePooling2d as avgPool2d,
  averagePooling2d as avgPooling2d,
  maxPooling1d,
  maxPooling1d as maxPool1d,
  maxPooling2d,
  maxPooling2d as maxPool2d,
} from './layers/pooling.js';
export { elu, leakyReLU, prelu, reLU, softmax, thresholdedReLU } from './layers/rectifiers.js';
export { gruCell, lstmCell, simpleRNNCell } from './layers/recurrent-cells.js';
export { repeatVector } from './layers/repeat-vector.js';
export { reshape } from './layers/reshape.js';
export { rnn } from './layers/rnn.js';
export { separableConv1d, separableConv2d } from './layers/separable-conv.js';
export { simpleRNN } from './layers/simple-rnn.js';
export { stackedRNNCells } from './layers/stacked-rnn-cells.js';
export { subtract } from './layers/subtract.js';
export { timeDistributed } from './layers/time-distributed.js';
export { upSampling1d, upSampling2d } from './layers/up-sampling.js';
export { zeroPadding1d, zeroPadding2d } from './layers/zero-padding.js';
