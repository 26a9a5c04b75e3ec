// bits.js — the very calls of bits_test.c, on the exports of engine.wasm: the hashes of the weights
// must be those of bits.h in Node and in every browser. Runs in a page as it stands.

/**
 * The hash of one run's weights.
 * @param {any} nb the exports of an engine.wasm instance, initialized
 * @param {string} name as in bits.h, NB_BITS_name
 * @returns {number}
 */
export function bits(nb, name) {
  const [rows, classes, open] = [100, 3, -1];

  /** @param {readonly number[]} values @param {Int32ArrayConstructor | Float64ArrayConstructor} Type */
  const put = (values, Type) => {
    const pointer = nb.nb_alloc(values.length * Type.BYTES_PER_ELEMENT);
    new Type(nb.memory.buffer, pointer, values.length).set(values);
    return pointer;
  };
  const ints = (/** @type {number[]} */ ...values) => put(values, Int32Array);
  const text = (/** @type {string} */ string) => {
    const bytes = new TextEncoder().encode(string);
    const pointer = nb.nb_alloc(bytes.length + 1);
    new Uint8Array(nb.memory.buffer, pointer, bytes.length).set(bytes);
    return pointer;
  };
  const sizeOf = (/** @type {number[]} */ dims) => dims.reduce((size, dim) => size * dim, 1);

  const rng = nb.nb_alloc(16);
  nb.nb_rng_seed(rng, 1, 2);
  const g = nb.nb_graph_new();
  nb.nb_graph_seed(g, 3);
  /** @type {number[]} */
  const weights = [];

  /** @param {string} op @param {number[]} inputs @param {number[] | null} [params] @returns {number} */
  const apply = (op, inputs, params = null) => {
    const values = params ? put(params, Float64Array) : 0;
    return nb.nb_apply(g, nb.nb_op_find(text(op)), inputs.length, ints(...inputs), values);
  };
  /** @param {string} op @param {number} x @param {number[]} dims @param {number[]} params */
  const layer = (op, x, dims, params) => {
    const [inputs, outputs] = [sizeOf(dims.slice(0, -1)), Number(dims.at(-1))];
    const w = nb.nb_weight(g, text('w'), dims.length, ints(...dims));
    const b = nb.nb_weight(g, text('b'), 1, ints(outputs));
    const count = inputs * outputs;
    nb.nb_rng_scaled(rng, count, 1, 2, 0, inputs, outputs, nb.nb_weight_values(g, w));
    weights.push(w, b);
    return apply(op, [x, w, b], params);
  };

  const mlp = (/** @type {number} */ x) => {
    const widths = [7, 19, 16, 9, 13, classes];
    let y = x;
    for (const [i, activation] of [5, 4, 3, 1, 0].entries()) {
      y = layer('dense', y, widths.slice(i, i + 2), [activation, 1]);
      if (i === 1) y = apply('mul', [y, apply('dropout_mask', [y], [0.1])]);
    }
    return y;
  };

  const cnn = (/** @type {number} */ x) => {
    let y = layer('conv2d', x, [3, 3, 2, 12], [1, 1, 1, 1, 1, 1, 1]);
    y = layer('conv2d', y, [5, 5, 12, 12], [5, 1, 1, 1, 1, 1, 1]);
    y = apply('max_pool', [y], [2, 2, 2, 2, 0]);
    y = apply('average_pool', [y], [2, 2, 1, 1, 0, 1]);
    y = layer('conv2d', y, [3, 3, 12, 10], [3, 1, 2, 2, 1, 1, 1]);
    y = apply('reshape', [y], [2, -1, 40, 1, 1, 1]);
    return layer('dense', y, [40, classes], [0, 1]);
  };

  const recurrent = (
    /** @type {string} */ op,
    /** @type {number} */ x,
    /** @type {number[]} */ [gates, inputs, units, biasRows],
    /** @type {number[]} */ params,
  ) => {
    const wide = gates * units;
    const w = nb.nb_weight(g, text('w'), 2, ints(inputs, wide));
    const u = nb.nb_weight(g, text('u'), 2, ints(units, wide));
    const bias = biasRows > 1 ? [biasRows, wide] : [wide];
    const b = nb.nb_weight(g, text('b'), bias.length, ints(...bias));
    nb.nb_rng_scaled(rng, inputs * wide, 1, 2, 0, inputs, wide, nb.nb_weight_values(g, w));
    nb.nb_rng_orthogonal(rng, units, wide, 1, nb.nb_weight_values(g, u));
    weights.push(w, u, b);
    return apply(op, [apply('recurrent', [x, w, u, b], params), x, w, u, b], params);
  };

  const lastStep = (/** @type {number} */ y) => {
    const step = apply('reshape', [apply('slice', [y], [1, -1, 1])], [2, -1, 5, 1, 1, 1]);
    return layer('dense', step, [5, classes], [0, 1]);
  };

  const lstm = (/** @type {number} */ x) => {
    const y = recurrent('lstm', x, [4, 2, 7, 1], [1, 5, 1, 4, 1, 0, 0, 1]);
    return lastStep(recurrent('lstm', y, [4, 7, 5, 1], [1, 5, 1, 4, 1, 1, 0, 1]));
  };

  const gru = (/** @type {number} */ x) => {
    const y = recurrent('gru', x, [3, 2, 7, 2], [2, 5, 1, 4, 1, 0, 0, 1]);
    return lastStep(recurrent('gru', y, [3, 7, 5, 1], [2, 6, 1, 4, 1, 0, 0, 1]));
  };

  /** @type {Record<string, {dims: number[], batch: number, steps: number, build: (x: number) => number}>} */
  const runs = {
    MLP: { dims: [7], batch: 32, steps: 500, build: mlp },
    CNN: { dims: [8, 8, 2], batch: 16, steps: 200, build: cnn },
    LSTM: { dims: [9, 2], batch: 70, steps: 200, build: lstm },
    GRU: { dims: [9, 2], batch: 16, steps: 200, build: gru },
  };

  const { dims, batch, steps, build } = runs[name];
  const x = nb.nb_input(g, text('x'), dims.length + 1, ints(open, ...dims));
  const t = nb.nb_input(g, text('t'), 2, ints(open, classes));
  const loss = apply('cross_entropy', [build(x), t]);
  const adam = nb.nb_optimizer_find(text('adam'));
  const list = ints(...weights);
  const trainer = nb.nb_trainer_new(g, 2, ints(x, t), 1, ints(loss), weights.length, list, adam);
  const data = nb.nb_data_new(rows, 2, ints(dims.length, 1), ints(...dims, classes));
  nb.nb_rng_normal(rng, rows * sizeOf(dims), 0, 1, 0, nb.nb_data_array(data, 0));
  nb.nb_rng_uniform(rng, rows * classes, 0, 1, nb.nb_data_array(data, 1));
  if (nb.nb_train(trainer, data, batch, steps, rng, 0) !== 0) throw new Error('training failed');

  const total = nb.nb_weight_total(g);
  const bytes = new Uint8Array(nb.memory.buffer, nb.nb_weight_values(g, weights[0]), 4 * total);
  let hash = 2166136261; // FNV-1a
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  nb.nb_graph_free(g);
  nb.nb_data_free(data);
  return hash;
}

/** The exports of a fresh instance. @param {BufferSource} wasm */
export async function instantiate(wasm) {
  const { instance } = await WebAssembly.instantiate(wasm, {
    env: { emscripten_notify_memory_growth() {} },
  });
  /** @type {any} */ (instance.exports)._initialize();
  return instance.exports;
}

/** What bits.h says, run by run. @param {string} header @returns {Record<string, number>} */
export const wanted = (header) =>
  Object.fromEntries(
    [...header.matchAll(/NB_BITS_(\w+) (0x[0-9a-f]{8})u/g)].map(([, name, hash]) => [
      name,
      Number(hash),
    ]),
  );
