// bits.js — the very calls of bits_test.c, on the exports of engine.wasm: the hash of the weights
// must be NB_BITS of bits.h in Node and in every browser. Runs in a page as it stands.

/** @param {any} nb the exports of an engine.wasm instance, initialized @returns {number} */
export function bits(nb) {
  const widths = [7, 19, 16, 9, 13, 3];
  const activations = [5, 4, 3, 1, 0];
  const [rows, features, classes, open] = [100, 7, 3, -1];

  /** @param {number[]} values @param {Int32ArrayConstructor | Float64ArrayConstructor} Type */
  const put = (values, Type) => {
    const pointer = nb.nb_alloc(values.length * Type.BYTES_PER_ELEMENT);
    new Type(nb.memory.buffer, pointer, values.length).set(values);
    return pointer;
  };
  const ints = (/** @type {number[]} */ ...values) => put(values, Int32Array);
  const doubles = (/** @type {number[]} */ ...values) => put(values, Float64Array);
  const text = (/** @type {string} */ string) => {
    const bytes = new TextEncoder().encode(string);
    const pointer = nb.nb_alloc(bytes.length + 1);
    new Uint8Array(nb.memory.buffer, pointer, bytes.length).set(bytes);
    return pointer;
  };
  const op = (/** @type {string} */ name) => nb.nb_op_find(text(name));

  const rng = nb.nb_alloc(16);
  nb.nb_rng_seed(rng, 1, 2);
  const g = nb.nb_graph_new();
  nb.nb_graph_seed(g, 3);
  const x = nb.nb_input(g, text('x'), 2, ints(open, features));
  const t = nb.nb_input(g, text('t'), 2, ints(open, classes));
  const weights = [];
  let y = x;
  for (let i = 0; i < activations.length; i++) {
    const w = nb.nb_weight(g, text('w'), 2, ints(widths[i], widths[i + 1]));
    const b = nb.nb_weight(g, text('b'), 1, ints(widths[i + 1]));
    const count = widths[i] * widths[i + 1];
    nb.nb_rng_scaled(rng, count, 1, 2, 0, widths[i], widths[i + 1], nb.nb_weight_values(g, w));
    y = nb.nb_apply(g, op('dense'), 3, ints(y, w, b), doubles(activations[i], 1));
    weights.push(w, b);
    if (i !== 1) continue;
    const mask = nb.nb_apply(g, op('dropout_mask'), 1, ints(y), doubles(0.1));
    y = nb.nb_apply(g, op('mul'), 2, ints(y, mask), 0);
  }
  const loss = nb.nb_apply(g, op('cross_entropy'), 2, ints(y, t), 0);
  const adam = nb.nb_optimizer_find(text('adam'));
  const trainer = nb.nb_trainer_new(
    g,
    2,
    ints(x, t),
    1,
    ints(loss),
    weights.length,
    ints(...weights),
    adam,
  );
  const data = nb.nb_data_new(rows, 2, ints(1, 1), ints(features, classes));
  nb.nb_rng_normal(rng, rows * features, 0, 1, 0, nb.nb_data_array(data, 0));
  nb.nb_rng_uniform(rng, rows * classes, 0, 1, nb.nb_data_array(data, 1));
  if (nb.nb_train(trainer, data, 32, 500, rng, 0) !== 0) throw new Error('training failed');

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
