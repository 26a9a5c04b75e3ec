// export-own.js - further networks for export-cases.js: layers of one's own, every operator that they can be
// made of, and convolutions of channels that do not see each other.
import { constraints, input, layers as l, model, ops, optimizers } from '../../bindings/index.js';
import { chain } from './export-chain.js';
import { fractions } from './fractions.js';

/** The course's layer on a ring: y[i] = sum over j of w[j] x[i - (j - 1)] (course.md 2.27). */
class Ring extends l.Layer {
  /** @type {any} */ kernel;
  build() {
    this.kernel = this.addWeight({ name: 'kernel', shape: [3], regularizer: 'l2' });
  }
  call(/** @type {any} */ x) {
    const terms = [0, 1, 2].map((j) =>
      ops.mul(ops.roll(x, j - 1, 1), ops.slice(this.kernel, j, 1)),
    );
    return terms.reduce((sum, one) => ops.add(sum, one));
  }
}

/** Two values come in, two leave; one of its weights stays as it is. */
class Exchange extends l.Layer {
  /** @type {any} */ gamma;
  /** @type {any} */ moving;
  build() {
    this.moving = this.addWeight({ name: 'moving_share', shape: [4], trainable: false });
    this.gamma = this.addWeight({ name: 'gamma', shape: [] });
  }
  call(/** @type {any} */ [a, b], /** @type {any} */ { training }) {
    const share = ops.mul(this.gamma, this.moving);
    const moved = training ? ops.mul(share, b) : ops.mul(this.gamma, b);
    return [ops.add(a, moved), ops.sub(b, ops.mul(share, a))];
  }
}

/** Each operator that can be written, on x [batch, 4]. @param {any} x */
function everything(x) {
  const y = ops.reshape(x, [-1, 2, 2]);
  const turned = ops.transpose(ops.matmul(y, y, { transposeA: true }), [0, 2, 1]);
  const wave = ops.add(ops.sin(x), ops.div(ops.cos(x), ops.sqrt(ops.exp(ops.abs(x)))));
  const bent = [ops.relu, ops.leakyRelu, ops.elu, ops.sigmoid, ops.tanh, ops.softplus].map((f) =>
    f(ops.mul(x, 1.5)),
  );
  const shares = ops.mul(ops.softmax(x), ops.logSoftmax(ops.neg(x)));
  const chosen = ops.where(ops.greater(x, 0.1), x, ops.where(ops.equal(x, 0.25), 1, ops.erf(x)));
  const held = ops.mul(ops.greaterEqual(x, 0), ops.clip(ops.hardSigmoid(x), 0.1, 0.9));
  const steps = ops.add(ops.sign(x), ops.mul(ops.floor(ops.mul(x, 3)), 0.1));
  const power = ops.pow(ops.add(ops.square(x), 0.5), 1.5);
  const row = ops.div(ops.sum(x, -1, true), ops.add(ops.max(ops.square(x), [1], true), 1));
  const sums = ops.add(ops.cumsum(x), ops.onesLike(x));
  const picked = ops.gather([0.5, -1, 2, 0.25], ops.argMax(x));
  const dense = ops.dense(
    x,
    [
      [1, 0.5, 0, -1],
      [0, 1, 0.5, 0],
      [0.25, 0, 1, 0],
      [0, -0.5, 0, 1],
    ],
    [0.1, 0, -0.1, 0.2],
    {
      activation: 'tanh',
    },
  );
  const whole = ops.add(
    ops.add(ops.meanSquaredError(x, wave), ops.crossEntropy(x, held)),
    ops.mean(ops.log(ops.add(power, 1))),
  );
  const padded = ops.slice(ops.pad(x, [[0, 0], [1, 2]]), [0, 2], [-1, 4]); // biome-ignore format: pairs
  const all = [wave, ...bent, shares, chosen, held, steps, power, sums, dense, padded];
  const flat = ops.add(ops.reshape(turned, [-1, 4]), ops.mul(row, whole));
  const total = all.reduce((sum, one) => ops.add(sum, ops.mul(one, 0.2)), flat);
  return ops.concat([ops.linear(total), ops.expandDims(picked, 1)], 1);
}

/** own: Keras cannot read their JSON. @type {Record<string, {make: () => any, x: any, y: any, jax?: boolean, own?: boolean}>} */
export const OWN_CASES = {
  ring: {
    make() {
      const x = input({ shape: [4], name: 'ring_in' });
      const ring = new Ring();
      const [a, b] = new Exchange().apply([ring.apply(x), ring.apply(ring.apply(x))]);
      const waves = l.lambda((/** @type {any} */ v) => ops.sin(v)).apply(a);
      const joined = l.concatenate().apply([waves, b, new Ring({ name: 'last' }).apply(b)]);
      const net = model({
        inputs: x,
        outputs: l.dense({ units: 2 }).apply(joined),
        name: 'around',
      });
      net.compile({ optimizer: 'adam', loss: 'mse' });
      return net;
    },
    x: [fractions([5, 4], 103)],
    y: [fractions([5, 2], 107)],
    jax: true,
    own: true,
  },
  operators: {
    make: () =>
      chain(
        'adam',
        // Errors above the target count twice.
        (/** @type {any} */ t, /** @type {any} */ p) => {
          const error = ops.sub(p, t);
          return ops.mean(ops.square(ops.where(ops.greater(error, 0), ops.mul(error, 2), error)));
        },
        [l.dense({ units: 4, inputShape: [3] }), l.lambda(everything), l.dense({ units: 2 })],
        'operators',
      ),
    x: [fractions([5, 3], 109)],
    y: [fractions([5, 2], 113)],
    jax: true,
    own: true,
  },
  bounded: {
    make: () =>
      chain(
        optimizers.sgd({ learningRate: 0.2 }),
        'mse',
        [
          l.dense({ units: 4, kernelConstraint: 'unitNorm', inputShape: [3] }),
          l.dense({ units: 3, kernelConstraint: constraints.maxNorm({ maxValue: 0.4, axis: 1 }) }),
          l.dense({
            units: 2,
            kernelConstraint: constraints.minMaxNorm({ minValue: 0.5, rate: 0.5 }),
            biasConstraint: 'nonNeg',
          }),
        ],
        'bounded',
      ),
    x: [fractions([5, 3], 139)],
    y: [fractions([5, 2], 149)],
    jax: true,
  },
  apart: {
    make() {
      const image = input({ shape: [5, 4, 2], name: 'image' });
      const steps = input({ shape: [6, 4], name: 'steps' });
      const small = [
        l.depthwiseConv2d({ kernelSize: [3, 2], depthMultiplier: 2, activation: 'tanh' }),
        l.conv2d({ filters: 4, kernelSize: 2, groups: 2, padding: 'same' }),
        l.separableConv2d({ filters: 3, kernelSize: 2, strides: 2, padding: 'same' }),
        l.globalAveragePooling2d(),
      ].reduce((x, layer) => layer.apply(x), image);
      const line = [
        l.conv1d({ filters: 4, kernelSize: 2, groups: 2, activation: 'relu' }),
        l.depthwiseConv1d({ kernelSize: 2, padding: 'same', dilationRate: 2, useBias: false }),
        l.separableConv1d({ filters: 3, kernelSize: 3, depthMultiplier: 2, activation: 'elu' }),
        l.conv1dTranspose({ filters: 2, kernelSize: 3, strides: 2, padding: 'same' }),
        l.flatten(),
      ].reduce((x, layer) => layer.apply(x), steps);
      const end = l.dense({ units: 1 }).apply(l.concatenate().apply([small, line]));
      const net = model({ inputs: [image, steps], outputs: end, name: 'apart' });
      net.compile({ optimizer: 'adam', loss: 'mse' });
      return net;
    },
    x: [fractions([3, 5, 4, 2], 127), fractions([3, 6, 4], 131)],
    y: [fractions([3, 1], 137)],
    jax: true,
  },
};
