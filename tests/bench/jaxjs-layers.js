// jaxjs-layers.js - what each kind of layer computes, in the words of jax-js.

/** An array of jax-js: whoever takes it consumes it; `.ref` keeps it. @typedef {any} Value */

/** @param {any} jax @param {string} activation @param {Value} x @returns {Value} */
const activate = ({ nn }, activation, x) => (activation === 'linear' ? x : nn[activation](x));

/** Means or maxima over windows that do not overlap. @param {Value} x @param {number} p */
function windows(x, p) {
  const [n, c, h, w] = x.shape;
  return x.reshape([n, c, h / p, p, w / p, p]);
}

/**
 * What each kind of layer computes from its weights and x; the ones that are missing it cannot run.
 * @type {Record<string, (jax: any, layer: any, weights: Value[], x: Value) => Value>}
 */
export const forward = {
  dense: (jax, { activation }, [w, b], x) =>
    activate(jax, activation, jax.numpy.matmul(x, w).add(b)),
  conv2d(jax, { activation, padding, filters }, [w, b], x) {
    const z = jax.lax.convGeneralDilated(x, w, [1, 1], padding.toUpperCase());
    // The softmax of an action map is over the channels.
    const y = z.add(b.reshape([filters, 1, 1]));
    return activation === 'softmax' ? jax.numpy.moveaxis(y, 1, 3) : activate(jax, activation, y);
  },
  averagePooling2d: (_jax, { poolSize }, _weights, x) => windows(x, poolSize).mean([3, 5]),
  maxPooling2d: (_jax, { poolSize }, _weights, x) => windows(x, poolSize).max([3, 5]),
  upSampling2d(jax, { size: [a, b], interpolation }, _weights, x) {
    if (interpolation !== 'nearest') throw new Error('no bilinear interpolation');
    const [n, c, h, w] = x.shape;
    const spread = jax.numpy.broadcastTo(x.reshape([n, c, h, 1, w, 1]), [n, c, h, a, w, b]);
    return spread.reshape([n, c, h * a, w * b]);
  },
  flatten: (_jax, _layer, _weights, x) => x.reshape([x.shape[0], -1]),
  lstm(jax, { units }, [w, u, b], x) {
    const [n, steps] = x.shape;
    const part = (/** @type {Value} */ z, /** @type {number} */ i) =>
      z.slice([], [i * units, (i + 1) * units]);
    const z = jax.numpy.matmul(x, w).add(b);
    let h = jax.numpy.zeros([n, units]);
    let c = jax.numpy.zeros([n, units]);
    const outputs = [];
    for (let t = 0; t < steps; t++) {
      const gates = z.ref.slice([], t).add(jax.numpy.matmul(h, u.ref));
      const [i, f, o] = [0, 1, 3].map((k) => jax.nn.sigmoid(part(gates.ref, k)));
      const g = jax.numpy.tanh(part(gates, 2));
      c = f.mul(c).add(i.mul(g));
      h = o.mul(jax.numpy.tanh(c.ref));
      outputs.push(h.ref);
    }
    for (const spare of [z, h, c, u]) spare.dispose();
    return jax.numpy.stack(outputs, 1);
  },
};

/** Shapes of a layer's weights. @type {Record<string, (layer: any, from: number[]) => number[][]>} */
export const weightShapes = {
  dense: ({ units }, from) => [[from[from.length - 1], units], [units]],
  conv2d: ({ filters, kernelSize: k }, from) => [[filters, from[2], k, k], [filters]],
  lstm: ({ units }, [, inputs]) => [[inputs, 4 * units], [units, 4 * units], [4 * units]],
};
