// Callbacks for `fit`, by Keras' names.

export { Callback } from './callbacks/callback.js';
export { modelCheckpoint, terminateOnNaN } from './callbacks/checkpoint.js';
export { earlyStopping } from './callbacks/early-stopping.js';
export { learningRateScheduler, reduceLROnPlateau } from './callbacks/learning-rate.js';
