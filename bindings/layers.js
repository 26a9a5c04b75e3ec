// The layers by Keras' names, in TensorFlow.js' spelling.

export { activation } from './layers/activation.js';
export { add } from './layers/add.js';
export { concatenate } from './layers/concatenate.js';
export { conv1d } from './layers/conv1d.js';
export { conv2d } from './layers/conv2d.js';
export { conv2dTranspose } from './layers/conv2d-transpose.js';
export { dense } from './layers/dense.js';
export { dropout } from './layers/dropout.js';
export { flatten } from './layers/flatten.js';
export { inputLayer } from './layers/input.js';
export { reshape } from './layers/reshape.js';
