// data.js - what a step costs and what it is given: shapes through the layers, products and sums, and
// batches that every contestant gets alike.

/** @typedef {import('./workloads.js').Workload} Workload */
/** @typedef {import('./workloads.js').LayerSpec} LayerSpec */

/** What a layer makes of one row's shape, and its products a row. @typedef {{shape: number[], products: number}} Passed */

const product = (/** @type {readonly number[]} */ sizes) => sizes.reduce((a, b) => a * b, 1);

/** @type {Record<string, (layer: LayerSpec, shape: number[]) => Passed>} */
const passes = {
  dense: ({ units }, shape) => ({
    shape: [...shape.slice(0, -1), units],
    products: product(shape) * units,
  }),
  conv2d({ filters, kernelSize: k, padding }, [h, w, channels]) {
    const less = padding === 'valid' ? k - 1 : 0;
    const shape = [h - less, w - less, filters];
    return { shape, products: product(shape) * k * k * channels };
  },
  averagePooling2d: ({ poolSize: p }, [h, w, c]) => ({
    shape: [Math.floor(h / p), Math.floor(w / p), c],
    products: 0,
  }),
  maxPooling2d: (layer, shape) => passes.averagePooling2d(layer, shape),
  upSampling2d: ({ size: [a, b] }, [h, w, c]) => ({ shape: [h * a, w * b, c], products: 0 }),
  flatten: (_layer, shape) => ({ shape: [product(shape)], products: 0 }),
  lstm: ({ units }, [t, inputs]) => ({
    shape: [t, units],
    products: t * 4 * units * (inputs + units),
  }),
  embedding: ({ outputDim }, [t]) => ({ shape: [t, outputDim], products: 0 }),
  globalAveragePooling1d: (_layer, [, c]) => ({ shape: [c], products: 0 }),
};

/** Each layer with the shape that comes in and what it makes of it. @param {Workload} workload */
export function walk({ input, layers }) {
  let shape = input;
  return layers.map((layer) => {
    const passed = passes[layer.type](layer, shape);
    const step = { layer, from: shape, ...passed };
    ({ shape } = passed);
    return step;
  });
}

/**
 * Products and sums of one step: for each weight and row 2 forward, and for learning 2 for its gradient
 * and 2 for that of its input, which the first layer does not need (a recurrent one needs it of its own
 * state). Convolutions are counted as direct ones. Biases, activations, pooling are not counted.
 * @param {Workload | import('./workloads.js').Product} workload
 */
export function operations(workload) {
  if (workload.kind === 'matmul') return 2 * workload.n ** 3;
  const { batch, kind } = workload;
  const steps = walk(workload);
  const all = steps.reduce((sum, { products }) => sum + products, 0);
  const [first] = steps;
  const spared =
    first.layer.type === 'lstm' ? product(first.from) * 4 * first.layer.units : first.products;
  return 2 * batch * (kind === 'train' ? 3 * all - spared : all);
}

/** Whether the outputs are probabilities, one for each class. @param {Workload} workload */
export const isClassifying = ({ layers }) => layers[layers.length - 1].activation === 'softmax';

/** Whether the inputs are numbers of words, below this; else null. @param {Workload} workload @returns {number | null} */
export const vocabulary = ({ layers: [first] }) =>
  first.type === 'embedding' ? first.inputDim : null;

/**
 * Numbers that everybody gets the same: a plain linear congruential stream in [-1, 1).
 * @param {number} n @param {number} [seed]
 */
export function numbers(n, seed = 1) {
  const values = new Float32Array(n);
  let state = seed >>> 0;
  for (let i = 0; i < n; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = state / 2 ** 31 - 1;
  }
  return values;
}

/** A batch: inputs, targets (one hot after a softmax), the targets' classes. @param {Workload} workload */
export function data(workload) {
  const { input, batch } = workload;
  const output = walk(workload).at(-1)?.shape ?? [];
  const classCount = output[output.length - 1];
  const [inputs, outputs] = [batch * product(input), batch * product(output)];
  const words = vocabulary(workload);
  const x = words ? numbers(inputs).map((v) => Math.floor(((v + 1) / 2) * words)) : numbers(inputs);
  const classes = Int32Array.from({ length: outputs / classCount }, (_, i) => (7 * i) % classCount);
  const isClasses = isClassifying(workload);
  const y = isClasses ? new Float32Array(outputs) : numbers(outputs, 2);
  if (isClasses)
    classes.forEach((kind, i) => {
      y[i * classCount + kind] = 1;
    });
  return { x, y, xShape: [batch, ...input], yShape: [batch, ...output], isClasses, classes };
}
