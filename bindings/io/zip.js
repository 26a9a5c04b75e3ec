// Files in one: a zip archive. Written: stored, with UTF-8 names. Read: stored or deflated, checked
// by size and CRC-32; never inflated beyond the size that the directory claims.

import { EngineError } from '../errors.js';
import { zipTable } from './tables.js';

/** @typedef {{name: string, bytes: Uint8Array}} Member */

const MOST_INFLATED = 1 << 28; // bytes of all members together
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const UTF8 = 0x0800; // flag: names are UTF-8
const MIDNIGHT = 0x21; // 1980-01-01, the first day of a zip file: no clock decides

/** CRC-32 (polynomial 0xedb88320) of a byte. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (rest >>> 8) ^ REMAINDERS[(rest ^ byte) & 255];
  return ~rest >>> 0;
}

/** Little-endian. @param {readonly [number, 2 | 4][]} fields number and width @param {Uint8Array} [tail] */
function record(fields, tail = new Uint8Array()) {
  const size = fields.reduce((sum, [, width]) => sum + width, 0);
  const bytes = new Uint8Array(size + tail.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, width] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  bytes.set(tail, at);
  return bytes;
}

/** One after the other. @param {readonly Uint8Array[]} parts @param {number} size of all */
function joined(parts, size) {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {readonly Member[]} members @returns {Uint8Array<ArrayBuffer>} */
export function writeZip(members) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let at = 0;
  const put = (/** @type {Uint8Array} */ bytes) => {
    parts.push(bytes);
    at += bytes.length;
  };
  const directory = members.map(({ name, bytes }) => {
    const text = new TextEncoder().encode(name);
    /** @type {[number, 2 | 4][]} */
    const shared = [
      [20, 2],
      [UTF8, 2],
      [0, 2],
      [0, 2],
      [MIDNIGHT, 2],
      [crc32(bytes), 4],
    ];
    shared.push([bytes.length, 4], [bytes.length, 4], [text.length, 2], [0, 2]);
    const place = at;
    put(record([[LOCAL, 4], ...shared], text));
    put(bytes);
    const rest = /** @type {[number, 2 | 4][]} */ ([
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [place, 4],
    ]);
    return record([[CENTRAL, 4], [20, 2], ...shared, ...rest], text);
  });
  const first = at;
  directory.forEach(put);
  const count = members.length;
  put(
    record([
      [END, 4],
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
      [at - first, 4],
      [first, 4],
      [0, 2],
    ]),
  );
  return joined(parts, at);
}

/**
 * Inflates raw deflate, but not beyond `size` bytes.
 * @param {Uint8Array} bytes @param {number} size
 * @returns {Promise<Uint8Array | null>} null: no deflate, or of another size
 */
async function inflate(bytes, size) {
  const parts = [];
  let rest = size;
  try {
    const source = new Blob([/** @type {any} */ (bytes)]).stream();
    const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return rest === 0 ? joined(parts, size) : null;
      parts.push(value);
      rest -= value.length;
      if (rest >= 0) continue;
      await reader.cancel();
      return null;
    }
  } catch {
    return null;
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {string} where who asks, for the sentence
 * @returns {Promise<Member[]>}
 */
export async function readZip(bytes, where) {
  const entries = zipTable(bytes, where);
  const total = entries.reduce((sum, { inflated }) => sum + inflated, 0);
  if (total > MOST_INFLATED)
    throw new EngineError(`the file would unpack to ${total} bytes, over ${MOST_INFLATED}`, {
      where,
    });
  const members = [];
  for (const { name, isDeflated, offset, size, inflated, crc } of entries) {
    const raw = bytes.subarray(offset, offset + size);
    const data = isDeflated ? await inflate(raw, inflated) : raw;
    if (!data || crc32(data) !== crc)
      throw new EngineError(`'${name}' in the file is damaged`, { where });
    members.push({ name, bytes: data });
  }
  return members;
}
