// Named arrays as a .npz file, as np.savez writes it: a zip file of .npy files. Written: float32,
// stored, in the order given. Read: stored or deflated, any numbers.

import { EngineError } from '../errors.js';
import { makeTensor } from '../tensor.js';
import { npyTable, valuesOf } from './tables.js';
import { readZip, writeZip } from './zip.js';

/** @typedef {import('../tensor.js').Tensor} Tensor */
/** @typedef {import('./safetensors.js').NamedArray} NamedArray */

/** @param {NamedArray} array */
function writeNpy({ shape, data }) {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${sizes}), }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64; // so the values are aligned, as NumPy's
  const file = new Uint8Array(length + data.byteLength);
  const head = `\x93NUMPY\x01\x00..${text.padEnd(length - 11)}\n`;
  file.set(Array.from(head, (sign) => sign.charCodeAt(0)));
  new DataView(file.buffer).setUint16(8, length - 10, true);
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), length);
  return file;
}

/** @param {readonly NamedArray[]} arrays @returns {Uint8Array<ArrayBuffer>} */
export const writeNpz = (arrays) =>
  writeZip(arrays.map((array) => ({ name: `${array.name}.npy`, bytes: writeNpy(array) })));

/**
 * @param {Uint8Array} bytes
 * @param {string} where who asks, for the sentence
 * @returns {Promise<Map<string, Tensor>>} in the file's order
 */
export async function readNpz(bytes, where) {
  const tensors = new Map();
  for (const { name, bytes: file } of await readZip(bytes, where)) {
    if (!name.endsWith('.npy'))
      throw new EngineError(`the .npz file holds '${name}', which is no array`, { where });
    const entry = npyTable(file, where);
    tensors.set(name.slice(0, -4), makeTensor(entry.shape, valuesOf(file, entry)));
  }
  return tensors;
}
