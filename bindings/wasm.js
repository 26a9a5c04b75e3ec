// Floor 0: from bytes to a running instance of engine.wasm, in Node, a worker or a page, and the
// typed list of what it exports. engine/nb.h is the manual of these functions.

import { EngineError } from './errors.js';

/**
 * Pointers, handles and nodes are numbers; 0 is no pointer, below zero is a status.
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {() => void} _initialize
 * @property {(bytes: number) => number} nb_alloc
 * @property {(pointer: number) => void} nb_dealloc
 * @property {() => number} nb_error
 * @property {() => number} nb_op_count
 * @property {(name: number) => number} nb_op_find
 * @property {(op: number) => number} nb_op_name
 * @property {(op: number) => number} nb_op_formula
 * @property {(op: number) => number} nb_op_min_inputs
 * @property {(op: number) => number} nb_op_max_inputs
 * @property {(op: number) => number} nb_op_param_count
 * @property {(op: number, param: number) => number} nb_op_param_name
 * @property {(op: number, param: number, which: number) => number} nb_op_param_bound
 * @property {() => number} nb_optimizer_count
 * @property {(name: number) => number} nb_optimizer_find
 * @property {(optimizer: number) => number} nb_optimizer_name
 * @property {(optimizer: number) => number} nb_optimizer_formula
 * @property {(optimizer: number) => number} nb_optimizer_param_count
 * @property {(optimizer: number, param: number) => number} nb_optimizer_param_name
 * @property {(optimizer: number, param: number, which: number) => number} nb_optimizer_param_bound
 * @property {() => number} nb_graph_new
 * @property {(graph: number) => void} nb_graph_free
 * @property {(graph: number, seed: number) => void} nb_graph_seed
 * @property {(graph: number) => number} nb_graph_random
 * @property {(graph: number, name: number, rank: number, dims: number) => number} nb_input
 * @property {(graph: number, name: number, rank: number, dims: number) => number} nb_weight
 * @property {(graph: number, rank: number, dims: number, values: number) => number} nb_constant
 * @property {(graph: number, op: number, nIn: number, ids: number, params: number) => number} nb_apply
 * @property {(graph: number, y: number, dy: number, n: number, xs: number, dxs: number) => number} nb_gradient
 * @property {(graph: number) => number} nb_node_count
 * @property {(graph: number, node: number, name: number) => number} nb_set_name
 * @property {(graph: number, node: number) => number} nb_node_name
 * @property {(graph: number, name: number) => number} nb_find
 * @property {(graph: number, node: number) => number} nb_node_op
 * @property {(graph: number, node: number) => number} nb_node_input_count
 * @property {(graph: number, node: number, i: number) => number} nb_node_input
 * @property {(graph: number, node: number, i: number) => number} nb_node_param
 * @property {(graph: number, node: number) => number} nb_node_rank
 * @property {(graph: number, node: number) => number} nb_node_dims
 * @property {(graph: number, weight: number) => number} nb_weight_values
 * @property {(graph: number) => number} nb_weight_total
 * @property {(graph: number, nIn: number, ins: number, nOut: number, outs: number, keep: number) => number} nb_function_new
 * @property {(fn: number) => void} nb_function_free
 * @property {(fn: number, dims: number) => number} nb_function_shape
 * @property {(fn: number, i: number) => number} nb_function_input
 * @property {(fn: number) => number} nb_run
 * @property {(fn: number, weight: number, node: number) => number} nb_function_assign
 * @property {(fn: number, node: number) => number} nb_function_value
 * @property {(fn: number, node: number) => number} nb_function_dims
 * @property {(fn: number) => number} nb_function_bytes
 * @property {(graph: number, nIn: number, ins: number, nOut: number, outs: number, nWeights: number, weights: number, optimizer: number) => number} nb_trainer_new
 * @property {(trainer: number) => void} nb_trainer_free
 * @property {(trainer: number, keep: number) => number} nb_trainer_keep
 * @property {(trainer: number) => number} nb_trainer_function
 * @property {(trainer: number, param: number, value: number) => number} nb_trainer_set
 * @property {(trainer: number, n: number, rates: number) => number} nb_trainer_rates
 * @property {(trainer: number, param: number) => number} nb_trainer_get
 * @property {(trainer: number) => number} nb_train_step
 * @property {(trainer: number, node: number) => number} nb_trainer_gradient
 * @property {(trainer: number, slot: number) => number} nb_trainer_slot
 * @property {(trainer: number) => number} nb_trainer_updates
 * @property {(trainer: number, updates: number) => void} nb_trainer_set_updates
 * @property {(nRows: number, nArrays: number, ranks: number, dims: number) => number} nb_data_new
 * @property {(data: number) => void} nb_data_free
 * @property {(data: number, i: number) => number} nb_data_array
 * @property {(data: number) => number} nb_data_order
 * @property {(data: number, position: number) => void} nb_data_seek
 * @property {(trainer: number, data: number, batch: number, steps: number, rng: number, results: number) => number} nb_train
 * @property {(rng: number, seed: number, stream: number) => void} nb_rng_seed
 * @property {(rng: number) => number} nb_rng_next
 * @property {(rng: number, n: number, low: number, high: number, out: number) => void} nb_rng_uniform
 * @property {(rng: number, n: number, mean: number, stddev: number, truncated: number, out: number) => void} nb_rng_normal
 * @property {(rng: number, n: number, low: number, high: number, out: number) => void} nb_rng_integers
 * @property {(rng: number, n: number, nClasses: number, weights: number, out: number) => number} nb_rng_categorical
 * @property {(rng: number, n: number, values: number) => void} nb_rng_shuffle
 * @property {(rng: number, rows: number, cols: number, gain: number, out: number) => number} nb_rng_orthogonal
 * @property {(rng: number, n: number, scale: number, mode: number, distribution: number, fanIn: number, fanOut: number, out: number) => number} nb_rng_scaled
 * @property {(n: number, matrix: number, values: number) => number} nb_eigh
 * @property {(bytes: number, size: number, fileSize: number, arrays: number, capacity: number) => number} nb_read_safetensors
 * @property {(bytes: number, size: number, fileSize: number, array: number) => number} nb_read_npy
 * @property {(bytes: number, size: number, entries: number, capacity: number) => number} nb_read_zip
 * @property {(simd: number) => void} nb_kernels_use
 * @property {() => number} nb_live_objects
 * @property {() => number} nb_live_bytes
 */

/** NB_METHOD in nb.h: what the smaller engines of a page leave out. Asked for, it is a sentence. */
const leftOut = Object.fromEntries(
  ['nb_eigh', 'nb_read_safetensors', 'nb_read_npy', 'nb_read_zip'].map((name) => [
    name,
    () => {
      throw new EngineError(`this engine has no ${name}: load engine.wasm, which has everything`, {
        code: 'state',
      });
    },
  ]),
);

/** @typedef {URL | string | ArrayBuffer | ArrayBufferView<ArrayBuffer> | Response} WasmSource */

// Memory may grow whenever the engine allocates; nothing here keeps a view, so nothing is to do.
const imports = { env: { emscripten_notify_memory_growth() {} } };

/** @param {BufferSource} bytes */
const fromBytes = async (bytes) => (await WebAssembly.instantiate(bytes, imports)).instance;

/**
 * @param {Response} response compiled while it arrives, where the server names its type rightly
 */
async function fromResponse(response) {
  if (!response.ok)
    throw new EngineError(`the server answered ${response.status} for ${response.url}`, {
      code: 'state',
      where: 'load',
    });
  const isWasm = response.headers.get('content-type')?.startsWith('application/wasm');
  if (!isWasm) return fromBytes(await response.arrayBuffer());
  return (await WebAssembly.instantiateStreaming(response, imports)).instance;
}

/** @param {URL} url */
async function fromUrl(url) {
  if (url.protocol !== 'file:') return fromResponse(await fetch(url));
  const files = 'node:fs/promises'; // a name that bundlers cannot follow: pages have no such module
  const { readFile } = await import(/* @vite-ignore */ files);
  return fromBytes(await readFile(url));
}

/**
 * @param {WasmSource} source
 * @returns {Promise<Exports>}
 */
export async function instantiate(source) {
  const here = globalThis.location?.href ?? import.meta.url;
  const instance =
    typeof source === 'string' || source instanceof URL
      ? await fromUrl(new URL(source, here))
      : source instanceof Response
        ? await fromResponse(source)
        : await fromBytes(source);
  const exports = /** @type {Exports} */ (
    /** @type {unknown} */ ({ ...leftOut, ...instance.exports })
  );
  exports._initialize();
  return exports;
}
