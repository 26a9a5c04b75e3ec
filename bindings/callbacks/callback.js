// What a callback may do, as TensorFlow.js has it: methods that `fit` calls at certain times. A promise
// is waited for; `this.model.stopTraining = true` ends after the epoch.

/** By key: loss, accuracy, val_loss, … A callback may add to it. @typedef {Record<string, number>} Logs */

export class Callback {
  /** The model that is being trained. @type {any} */
  model = null;

  /** @param {any} model */
  setModel(model) {
    this.model = model;
  }

  /** @returns {unknown} */
  onTrainBegin() {
    return undefined;
  }

  /** @returns {unknown} */
  onTrainEnd() {
    return undefined;
  }

  /** @param {number} _epoch @returns {unknown} */
  onEpochBegin(_epoch) {
    return undefined;
  }

  /** @param {number} _epoch @param {Logs} _logs @returns {unknown} */
  onEpochEnd(_epoch, _logs) {
    return undefined;
  }
}
