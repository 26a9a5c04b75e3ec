// jaxjs.js - jax-js 0.1.25 as a contestant on its WebAssembly back end: one jitted function is a whole
// training step, as its own examples write it. Images are [n, c, h, w], as its convolution wants them.
// In Node it has one thread, since there is no Worker.
import { data, numbers, vocabulary, walk } from './data.js';
import { forward, weightShapes } from './jaxjs-layers.js';

/** @typedef {import('./workloads.js').Workload} Workload */
/** @typedef {import('./ours.js').Contestant} Contestant */
/** @typedef {import('./ours.js').Timed} Timed */
/** An array of jax-js: whoever takes it consumes it; `.ref` keeps it. @typedef {any} Value */

/** A step of 4.6e9 took 45 s, with its compilation before it of a minute. */
const MOST_OPERATIONS = 2e8;
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-7];

/** Small numbers, layer by layer. @param {any} jax @param {Workload} workload @returns {Value[][]} */
const initial = ({ numpy }, workload) =>
  walk(workload).map(({ layer, from }, i) =>
    (weightShapes[layer.type]?.(layer, from) ?? []).map((shape) => {
      const size = shape.reduce((a, b) => a * b);
      const values = numbers(size, i + 1).map((v) => v / Math.sqrt(size));
      return numpy.array(values).reshape(shape);
    }),
  );

/** @param {any} jax @param {Workload} workload @returns {(weights: Value[][], x: Value) => Value} logits or values */
const model = (jax, { layers }) => {
  const last = layers[layers.length - 1];
  return (weights, x) =>
    layers.reduce((value, layer, i) => {
      const isEnd = layer === last && layer.type === 'dense' && layer.activation === 'softmax';
      const plain = isEnd ? { ...layer, activation: 'linear' } : layer;
      return forward[layer.type](jax, plain, weights[i], value);
    }, x);
};

/** @param {any} jax @param {Workload} workload */
function batchOf({ numpy }, workload) {
  const { x, y, xShape, yShape, isClasses } = data(workload);
  const rows = numpy.array(x).reshape(xShape);
  const xs = xShape.length === 4 ? numpy.moveaxis(rows, 3, 1) : rows;
  const ys = numpy.array(y).reshape(yShape);
  return { xs, ys: yShape.length === 4 && !isClasses ? numpy.moveaxis(ys, 3, 1) : ys, isClasses };
}

/** One update as one jitted function. @param {any} jax @param {Workload} workload @param {boolean} isClasses */
function updating(jax, workload, isClasses) {
  const { numpy: np, nn, tree, jit, valueAndGrad } = jax;
  const run = model(jax, workload);
  const lossOf = (
    /** @type {Value[][]} */ weights,
    /** @type {Value} */ x,
    /** @type {Value} */ y,
  ) =>
    isClasses
      ? nn.logSoftmax(run(weights, x)).mul(y).sum(-1).mean().mul(-1)
      : np.square(run(weights, x).sub(y)).mean();
  const { rate, optimizer } = workload;
  return jit((/** @type {any} */ state, /** @type {Value} */ x, /** @type {Value} */ y) => {
    const [loss, gradient] = valueAndGrad(lossOf)(tree.ref(state.weights), x, y);
    loss.dispose();
    if (optimizer === 'sgd')
      return {
        weights: tree.map(
          (/** @type {Value} */ w, /** @type {Value} */ g) => w.sub(g.mul(rate)),
          state.weights,
          gradient,
        ),
      };
    const blend = (/** @type {number} */ beta, /** @type {any} */ old, /** @type {any} */ fresh) =>
      tree.map(
        (/** @type {Value} */ a, /** @type {Value} */ b) => a.mul(beta).add(b.mul(1 - beta)),
        old,
        fresh,
      );
    const m = blend(BETA1, state.m, tree.ref(gradient));
    const squares = tree.map((/** @type {Value} */ g) => np.square(g), gradient);
    const v = blend(BETA2, state.v, squares);
    const weights = tree.map(
      (/** @type {Value} */ w, /** @type {Value} */ a, /** @type {Value} */ b) =>
        w.sub(a.mul(rate).div(np.sqrt(b).add(EPSILON))),
      state.weights,
      tree.ref(m),
      tree.ref(v),
    );
    return { weights, m, v };
  });
}

/** @param {any} jax @param {Workload} workload @returns {Timed | null} */
function training(jax, workload) {
  const { tree, numpy: np, blockUntilReady } = jax;
  const { xs, ys, isClasses } = batchOf(jax, workload);
  const update = updating(jax, workload, isClasses);
  const weights = initial(jax, workload);
  const zeros = () => tree.map((/** @type {Value} */ w) => np.zerosLike(w), tree.ref(weights));
  let state = workload.optimizer === 'adam' ? { weights, m: zeros(), v: zeros() } : { weights };
  return {
    async run(n) {
      for (let i = 0; i < n; i++) state = update(state, xs.ref, ys.ref);
      await blockUntilReady(tree.ref(state));
    },
    dispose() {
      tree.dispose([state, xs, ys]);
      update.dispose?.();
    },
  };
}

/** @param {any} jax @param {Workload} workload @returns {Timed} */
function predicting(jax, workload) {
  const { xs } = batchOf(jax, workload);
  const weights = initial(jax, workload);
  const predict = jax.jit(model(jax, workload));
  return {
    run(n) {
      for (let i = 0; i < n; i++) predict(jax.tree.ref(weights), xs.ref).dataSync();
    },
    dispose: () => jax.tree.dispose([weights, xs]),
  };
}

/** @param {any} jax @param {number} n @returns {Timed} */
function multiplying(jax, n) {
  const [a, b] = [1, 2].map((seed) => jax.numpy.array(numbers(n * n, seed)).reshape([n, n]));
  const times = jax.jit(jax.numpy.matmul);
  return {
    async run(count) {
      for (let i = 0; i < count; i++)
        await times(a.ref, b.ref)
          .blockUntilReady()
          .then((/** @type {Value} */ y) => y.dispose());
    },
    dispose: () => jax.tree.dispose([a, b]),
  };
}

/** @param {(name: string) => any} load from where the peers are installed @returns {Promise<Contestant[]>} */
export async function jaxjs(load) {
  const jax = load('@jax-js/jax');
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  return [
    {
      name: 'jax-js',
      most: MOST_OPERATIONS,
      async prepare(workload) {
        if (workload.kind === 'matmul') return multiplying(jax, workload.n);
        const { layers } = /** @type {Workload} */ (workload);
        if (vocabulary(workload) || layers.some(({ type }) => !forward[type])) return null;
        return workload.kind === 'train' ? training(jax, workload) : predicting(jax, workload);
      },
    },
  ];
}
