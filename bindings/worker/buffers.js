// Arrays that travel between worker and page without garbage: what a view shows is copied into
// buffers that the page has finished with, and those are transferred back.

/**
 * What a view may return: numbers, strings, and typed arrays, in plain objects and arrays.
 * @typedef {any} ViewValue
 */

/**
 * All buffers behind the typed arrays of a value.
 * @param {ViewValue} value
 * @returns {ArrayBuffer[]}
 */
export function buffersIn(value) {
  if (ArrayBuffer.isView(value)) return [/** @type {ArrayBuffer} */ (value.buffer)];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(buffersIn);
}

/**
 * Spare buffers, handed out again by size. A size nobody asked for in a round is dropped.
 * @param {ArrayBuffer[]} spare
 */
export function bufferPool(spare) {
  const free = [...spare];
  /** @type {ArrayBuffer[]} */
  const used = [];

  /** @param {number} byteLength */
  const take = (byteLength) => {
    const at = free.findIndex((buffer) => buffer.byteLength === byteLength);
    const buffer = at < 0 ? new ArrayBuffer(byteLength) : free.splice(at, 1)[0];
    used.push(buffer);
    return buffer;
  };

  /**
   * A copy of a value whose typed arrays lie in buffers of the pool.
   * @param {ViewValue} value
   * @returns {ViewValue}
   */
  const copy = (value) => {
    if (ArrayBuffer.isView(value)) {
      const source = /** @type {Float32Array} */ (value);
      const Type = /** @type {Float32ArrayConstructor} */ (source.constructor);
      const target = new Type(take(source.byteLength));
      target.set(source);
      return target;
    }
    if (Array.isArray(value)) return value.map(copy);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)]));
  };

  return { take, copy, used };
}
