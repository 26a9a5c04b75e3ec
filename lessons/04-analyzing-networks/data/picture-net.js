// The network that becomes a picture, as the course's notebook 03_MultiLayer_ImageCompression has it:
// two inputs, the place; hidden layers; one output, the grey value there. All neurons are sigmoids,
// weights begin as 5/√n · N(0,1) with n inputs of the neuron, biases as 0.

import { layers, model, optimizers, sequential } from 'nabla';
import { at } from './picture.js';

/** @typedef {import('./picture.js').Picture} Picture */
/** @typedef {import('../../../bindings/index.js').Stream} Stream */
/** @typedef {import('../../../bindings/index.js').Tensor} Tensor */

/**
 * What the neurons of the last hidden layer say at some places, one row a place, and what the output makes
 * of it.
 * @typedef {{said: Float32Array, weights: Float32Array, bias: number, count: number, units: number}} Look
 */

/** The notebook descends C = ½⟨(y − t)²⟩, the engine its loss ⟨(y − t)²⟩; Adam does not notice a factor. */
const engineRate = (/** @type {string} */ optimizer, /** @type {number} */ rate) =>
  optimizer === 'adam' ? rate : rate / 2;

export class PictureNet {
  /** @type {{steps: number, where: Tensor, look: Look} | null} */
  #seen = null;
  steps = 0;

  /**
   * @param {object} how
   * @param {number[]} how.hidden  units of each hidden layer
   * @param {string} how.optimizer  'sgd' or 'adam'
   * @param {number} how.rate
   * @param {number} [how.scale]  of the first weights
   * @param {Stream} random
   */
  constructor({ hidden, optimizer, rate, scale = 5 }, random) {
    const activation = 'sigmoid';
    this.net = sequential({
      layers: [...hidden, 1].map((units, i) =>
        layers.dense({ units, activation, ...(i === 0 && { inputShape: [2] }) }),
      ),
      seed: random.next(),
    });
    this.net.compile({
      optimizer: (optimizer === 'adam' ? optimizers.adam : optimizers.sgd)(
        engineRate(optimizer, rate),
      ),
      loss: 'meanSquaredError',
    });
    this.net.setWeights(
      this.net.getWeights().map((weight) => {
        const { shape } = weight;
        if (shape.length < 2) return weight;
        return random.normal({ shape, stddev: scale / Math.sqrt(shape[0]) });
      }),
    );
    /** The same up to its last hidden layer. */
    this.below = model({
      inputs: this.net.inputs,
      outputs: this.net.layers[hidden.length - 1].output,
    });
    this.optimizer = optimizer;
    this.random = random;
  }

  /** @param {number} rate */
  set rate(rate) {
    this.net.optimizer.learningRate = engineRate(this.optimizer, rate);
  }

  /** A step on fresh places of a picture. @param {Picture} picture @param {number} batch @returns {number} ½⟨(y − t)²⟩ before it */
  learn(picture, batch) {
    this.steps += 1;
    const x = this.random.uniform({ shape: [batch, 2] });
    return this.net.trainOnBatch(x, at(picture, x)) / 2;
  }

  /** Into the last hidden layer; the same object until the next step. @param {Tensor} where @returns {Look} */
  lookAt(where) {
    if (this.#seen?.steps === this.steps && this.#seen.where === where) return this.#seen.look;
    const [kernel, bias] = this.net.getWeights().slice(-2);
    const { data: said, shape } = this.below.predict(where);
    const [count, units] = shape;
    const look = { said, weights: kernel.data, bias: bias.data[0], count, units };
    this.#seen = { steps: this.steps, where, look };
    return look;
  }

  dispose() {
    this.below.dispose();
    this.net.dispose();
  }
}
