// A model as a file, as Keras' JSON, as a program.

import { Container } from './container.js';
import { toJax } from './export/jax.js';
import { toKeras } from './export/keras.js';
import { toJSON } from './keras-json.js';
import { save } from './save.js';

/** @typedef {import('./model.js').Model} Model */

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
    return save(this.#self());
  }

  /**
   * The topology as Keras 3 writes it, for JSON.stringify: `keras.models.model_from_json` reads the text,
   * `modelFromJSON` makes a model of it, with new weights.
   */
  toJSON() {
    return toJSON(this.#self());
  }

  /**
   * A program for Keras 3: the same layers, weights and settings, and a loop that trains. Over 50,000
   * weights are read from weights.npz beside it, which `saveWeights({ format: 'npz' })` writes.
   * @returns {string} Python
   * @throws {EngineError} when a layer is none of Keras'
   */
  toKeras() {
    return toKeras(this.#self());
  }

  /**
   * A program for JAX with Flax and Optax, as toKeras writes one for Keras.
   * @returns {string} Python
   * @throws {EngineError} when a layer or setting cannot be written for Flax; it names it
   */
  toJax() {
    return toJax(this.#self());
  }
}
