// A fully connected network and its descent, written with the engine's functions instead of its
// models, so that one thing can be done wrongly on purpose: the course's first notebook on
// backpropagation forgets to divide the hidden layers' weight gradients by the batch size, so with a
// batch of B these weights go B times as far (their biases and the last layer do not).

import { compile, ops, tensor, valueAndGrad } from 'nabla';

/** @typedef {import('../../../bindings/index.js').Tensor} Tensor */
/** @typedef {{w: Tensor, b: Tensor}} Layer */
/** @typedef {(x: Tensor) => Tensor} Activation */

/** @type {Record<string, Activation>} */
const activations = { sigmoid: ops.sigmoid, relu: ops.relu, leakyRelu: ops.leakyRelu };

/** @param {Layer[]} layers @param {Tensor} x @param {Activation} act @returns {Tensor[]} outputs of all layers */
export const forward = (layers, x, act) => {
  /** @type {Tensor[]} */
  const outputs = [];
  for (const { w, b } of layers) outputs.push(act((outputs.at(-1) ?? x).matmul(w).add(b)));
  return outputs;
};

export class Descent {
  /**
   * @param {number[]} sizes of the layers, inputs first
   * @param {string} activation of all layers
   * @param {(shape: number[]) => Tensor} weights draws a kernel
   * @param {(shape: number[]) => Tensor} biases
   */
  constructor(sizes, activation, weights, biases) {
    const act = activations[activation];
    this.layers = sizes.slice(1).map((units, i) => ({
      w: weights([sizes[i], units]),
      b: biases([units]),
    }));
    this.outputs = compile((/** @type {Layer[]} */ layers, /** @type {Tensor} */ x) =>
      forward(layers, x, act),
    );
    // C = ½⟨(y − t)²⟩: its gradient is what the course derives.
    const cost = (
      /** @type {Layer[]} */ layers,
      /** @type {Tensor} */ x,
      /** @type {Tensor} */ t,
    ) =>
      ops
        .mean(ops.square(ops.sub(/** @type {Tensor} */ (forward(layers, x, act).at(-1)), t)))
        .mul(0.5);
    this.costAndGradient = compile(valueAndGrad(cost));
  }

  /**
   * One step downhill. `forget`: leave out the division by the batch size where the notebook does.
   * @param {Tensor} x @param {Tensor} t @param {number} rate @param {boolean} forget
   * @returns {number} ½⟨(y − t)²⟩ before the step
   */
  step(x, t, rate, forget = false) {
    const { value, gradient } = this.costAndGradient(this.layers, x, t);
    const last = this.layers.length - 1;
    this.layers = this.layers.map(({ w, b }, i) => ({
      w: moved(w, gradient[i].w, forget && i < last ? rate * x.shape[0] : rate),
      b: moved(b, gradient[i].b, rate),
    }));
    return value;
  }

  /** The network's outputs, the last layer's. @param {Tensor} x @returns {Tensor} */
  predict(x) {
    return /** @type {Tensor} */ (this.outputs(this.layers, x).at(-1));
  }

  dispose() {
    this.outputs.dispose();
    this.costAndGradient.dispose();
  }
}

/** θ − η ∂C/∂θ. @param {Tensor} from @param {Tensor} gradient @param {number} rate */
const moved = (from, gradient, rate) =>
  tensor(
    from.data.map((value, i) => value - rate * gradient.data[i]),
    from.shape,
  );
