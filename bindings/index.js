// Nabla's public names, and nothing else. Keras' words in TensorFlow.js' spelling for networks,
// JAX' for functions.

import './eager.js';
import './files.js';
import './methods.js';
import './row-weights.js';
import './summary.js';
import { adadelta, adagrad, adam, adamax, adamw, rmsprop, sgd } from './optimizers.js';
import { stream } from './random.js';

/** @typedef {import('./fit-options.js').FitOptions} FitOptions */
/** @typedef {import('./fit.js').History} History */
/** @typedef {import('./inspect.js').Inspection} Inspection */
/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./random.js').Stream} Stream */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */

export * as callbacks from './callbacks.js';
export { compile } from './compile.js';
export * as constraints from './constraints.js';
export { dataset } from './dataset.js';
export { load, memory } from './engine.js';
export { EngineError } from './errors.js';
export { model } from './functional.js';
export { grad, valueAndGrad } from './grad.js';
export * as initializers from './initializers.js';
export { hessian, jacobian } from './jacobian.js';
export * as layers from './layers.js';
export { eigh, pca } from './linalg.js';
export { loadModel, modelFromJSON } from './load-model.js';
export * as losses from './loss-names.js';
export * as metrics from './metric-names.js';
export * as ops from './ops.js';
export { registerClass } from './register.js';
export * as regularizers from './regularizers.js';
export { rk4 } from './rk4.js';
export * as schedules from './schedules.js';
export { input, sequential } from './sequential.js';
export { tensor } from './tensor.js';
export { hvp, jvp, vjp } from './transforms.js';

export const optimizers = { adadelta, adagrad, adam, adamax, adamw, rmsprop, sgd };
export const random = { stream };
