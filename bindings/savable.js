// A model as a file, as Keras' JSON, as a program, its weights alone as a file. What writes and reads these
// is large, and a page that only trains needs none of it: files.js brings it, and is imported for that.

import { Container } from './container.js';
import { provided } from './provided.js';

/** @typedef {import('./model.js').Model} Model */

/** @param {string} name */
const writer = (name) => provided(name, 'files.js');

export class Savable extends Container {
  /** @returns {any} */
  #self() {
    return this;
  }

  /**
   * Everything as one safetensors file, its bytes: weights, the optimizer's memory, Keras' JSON. `loadModel`
   * brings the model back, and training goes on as if nothing had happened; uncompiled, if a loss or
   * metric has no name.
   */
  save() {
    return writer('save')(this.#self());
  }

  /**
   * The topology as Keras 3 writes it, for JSON.stringify: `keras.models.model_from_json` reads the text,
   * `modelFromJSON` makes a model of it, with new weights.
   */
  toJSON() {
    return writer('toJSON')(this.#self());
  }

  /**
   * A program for Keras 3: the same layers, weights and settings, and a loop that trains. Over 50,000
   * weights are read from weights.npz beside it, which `saveWeights({ format: 'npz' })` writes.
   * @returns {string} Python
   * @throws {EngineError} when a layer is none of Keras'
   */
  toKeras() {
    return writer('toKeras')(this.#self());
  }

  /**
   * A program for JAX with Flax and Optax, as toKeras writes one for Keras.
   * @returns {string} Python
   * @throws {EngineError} when a layer or setting cannot be written for Flax; it names it
   */
  toJax() {
    return writer('toJax')(this.#self());
  }

  /**
   * All weights as a file: safetensors, or a .npz as np.savez writes it. Both name them ('dense/kernel').
   * @param {{format?: 'safetensors' | 'npz'}} [options] 'safetensors' at first
   */
  saveWeights(options = {}) {
    return writer('saveWeights')(this, options);
  }

  /**
   * Sets all weights from a safetensors or .npz file, or none if one does not fit: by name, or in the
   * order of getWeights where a .npz has other names, such as np.savez(f, *model.get_weights()) gives.
   * @param {import('./io/tables.js').FileBytes} file its bytes
   * @returns {Promise<void>}
   */
  loadWeights(file) {
    return writer('loadWeights')(this, file);
  }
}
