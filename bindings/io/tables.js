// Floor 1: what lies where in the bytes of a file. The engine reads the heads (engine/src/io/); here
// its tables become objects, and values become float32.

import { checked, engine } from '../engine.js';
import { describe, EngineError } from '../errors.js';

/** A file's bytes. @typedef {Uint8Array | ArrayBuffer | ArrayBufferView} FileBytes */
/** @typedef {{name: string, dtype: number, columnMajor: boolean, shape: number[], offset: number, size: number}} ArrayEntry */
/** @typedef {{name: string, isDeflated: boolean, offset: number, size: number, inflated: number, crc: number}} ZipEntry */

const MOST_ENTRIES = 4096;
const MOST_HEAD = 1 << 22; // bytes of a file that are looked at for its head
const ARRAY_INTS = 12; // of struct nb_array
const ZIP_INTS = 8; // of struct nb_zip_entry
const NOTES = 11; // NB_NOTES

const KINDS = [
  Float32Array,
  Float64Array,
  Int8Array,
  Int16Array,
  Int32Array,
  BigInt64Array,
  Uint8Array,
  Uint16Array,
  Uint32Array,
  BigUint64Array,
  Uint8Array, // bool
];

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * @param {Uint8Array} bytes
 * @param {string} where
 */
export function textOf(bytes, where) {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new EngineError('a name in the file is not UTF-8', { where });
  }
}

/** @param {unknown} given @param {string} where @returns {Uint8Array} the same bytes, not copied */
export function toBytes(given, where) {
  if (given instanceof ArrayBuffer) return new Uint8Array(given);
  if (ArrayBuffer.isView(given))
    return new Uint8Array(given.buffer, given.byteOffset, given.byteLength); // Node's Buffer is another class
  throw new EngineError(`takes the bytes of a file as Uint8Array, not ${describe(given)}`, {
    where,
  });
}

/**
 * Lets the engine look at the beginning of a file and fill a table.
 * @param {Uint8Array} bytes
 * @param {number} most bytes to be looked at
 * @param {number} ints of the table
 * @param {(head: number, size: number, table: number) => number} read gives the number of entries
 * @param {string} where
 * @returns {{count: number, table: Int32Array}}
 */
function readTable(bytes, most, ints, read, where) {
  const { heap } = engine();
  const size = Math.min(bytes.length, most);
  return heap.staged(() => {
    const head = heap.space(size);
    const place = heap.space(4 * ints);
    heap.u8(head, size).set(bytes.subarray(0, size));
    const count = checked(read(head, size, place), where);
    return { count, table: heap.i32(place, ints).slice() };
  });
}

/** @param {Int32Array} table @param {number} i @param {(at: number, size: number) => string} name */
function arrayAt(table, i, name) {
  const [nameAt, nameSize, dtype, columnMajor, rank, ...rest] = table.subarray(
    i * ARRAY_INTS,
    (i + 1) * ARRAY_INTS,
  );
  const [offset, size] = rest.slice(-2);
  const shape = rest.slice(0, rank);
  return {
    name: name(nameAt, nameSize),
    dtype,
    columnMajor: columnMajor === 1,
    shape,
    offset,
    size,
  };
}

/**
 * The arrays of a safetensors file, and its notes (`__metadata__`).
 * @param {Uint8Array} bytes
 * @param {string} where
 * @returns {{arrays: ArrayEntry[], notes: Map<string, string>}}
 */
export function safetensorsTable(bytes, where) {
  const { wasm } = engine();
  const { count, table } = readTable(
    bytes,
    MOST_HEAD,
    MOST_ENTRIES * ARRAY_INTS,
    (head, size, place) => wasm.nb_read_safetensors(head, size, bytes.length, place, MOST_ENTRIES),
    where,
  );
  const json = (/** @type {number} */ at, /** @type {number} */ size) =>
    JSON.parse(textOf(bytes.subarray(at, at + size), where));
  const entries = Array.from({ length: count }, (_, i) =>
    arrayAt(table, i, (at, size) => json(at - 1, size + 2)),
  );
  const notes = entries.find(({ dtype }) => dtype === NOTES);
  return {
    arrays: entries.filter(({ dtype }) => dtype !== NOTES),
    notes: new Map(notes && Object.entries(json(notes.offset, notes.size))),
  };
}

/** The array of a .npy file. @param {Uint8Array} bytes @param {string} where @returns {ArrayEntry} */
export function npyTable(bytes, where) {
  const { wasm } = engine();
  const { table } = readTable(
    bytes,
    MOST_HEAD,
    ARRAY_INTS,
    (head, size, place) => wasm.nb_read_npy(head, size, bytes.length, place),
    where,
  );
  return arrayAt(table, 0, () => '');
}

/** The directory of a .zip file. @param {Uint8Array} bytes @param {string} where @returns {ZipEntry[]} */
export function zipTable(bytes, where) {
  const { wasm } = engine();
  const { count, table } = readTable(
    bytes,
    bytes.length,
    MOST_ENTRIES * ZIP_INTS,
    (head, size, place) => wasm.nb_read_zip(head, size, place, MOST_ENTRIES),
    where,
  );
  return Array.from({ length: count }, (_, i) => {
    const row = table.subarray(i * ZIP_INTS, (i + 1) * ZIP_INTS);
    const [name, nameSize, method, , offset, size, inflated, crc] = row;
    return {
      name: textOf(bytes.subarray(name, name + nameSize), where),
      isDeflated: method === 8,
      offset,
      size,
      inflated,
      crc: crc >>> 0,
    };
  });
}

/** An array's values as float32, row-major. @param {Uint8Array} bytes @param {ArrayEntry} entry */
export function valuesOf(bytes, { dtype, columnMajor, shape, offset, size }) {
  const raw = new /** @type {any} */ (KINDS[dtype])(bytes.slice(offset, offset + size).buffer);
  const values = raw instanceof Float32Array ? raw : Float32Array.from(raw, Number);
  return columnMajor ? transposed(values, shape) : values;
}

/** From the first index running fastest to the last. @param {Float32Array} values @param {readonly number[]} shape */
function transposed(values, shape) {
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((a, b) => a * b, 1));
  return values.map((_, i) => {
    let [from, rest] = [0, i];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += (rest % shape[axis]) * strides[axis];
      rest = Math.floor(rest / shape[axis]);
    }
    return values[from];
  });
}
