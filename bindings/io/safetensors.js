// Named arrays as a safetensors file (Hugging Face): 8 bytes with the size of a JSON header, the
// header, the values. Written: float32, in the order given, the values beginning at a multiple of 8.

import { makeTensor } from '../tensor.js';
import { safetensorsTable, valuesOf } from './tables.js';

/** @typedef {import('../tensor.js').Tensor} Tensor */
/** @typedef {{name: string, shape: readonly number[], data: Float32Array}} NamedArray */

/**
 * @param {readonly NamedArray[]} arrays
 * @param {Record<string, string>} notes for `__metadata__`
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function writeSafetensors(arrays, notes) {
  let at = 0;
  const entries = arrays.map(({ name, shape, data }) => {
    at += data.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [at - data.byteLength, at] }];
  });
  const header = new TextEncoder().encode(
    JSON.stringify(Object.fromEntries([['__metadata__', notes], ...entries])),
  );
  const size = Math.ceil(header.length / 8) * 8;
  const file = new Uint8Array(8 + size + at).fill(32, 8, 8 + size);
  new DataView(file.buffer).setUint32(0, size, true);
  file.set(header, 8);
  at = 8 + size;
  for (const { data } of arrays) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
}

/**
 * @param {Uint8Array} bytes
 * @param {string} where who asks, for the sentence
 * @returns {{tensors: Map<string, Tensor>, notes: Map<string, string>}}
 */
export function readSafetensors(bytes, where) {
  const { arrays, notes } = safetensorsTable(bytes, where);
  const tensors = new Map(
    arrays.map((entry) => [entry.name, makeTensor(entry.shape, valuesOf(bytes, entry))]),
  );
  return { tensors, notes };
}
