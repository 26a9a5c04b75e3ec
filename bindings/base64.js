// Float32 values as text (base64 of their little-endian bytes) and back.

import { EngineError } from './errors.js';

const PIECE = 0x8000; // as many arguments as a call surely takes

/** @param {Float32Array} values */
export function encode(values) {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

/**
 * @param {unknown} text
 * @param {number} count how many values there must be
 * @param {string} what for the sentence
 */
export function decode(text, count, what) {
  let raw = '';
  try {
    if (typeof text === 'string') raw = atob(text);
  } catch {
    throw new EngineError(`${what} are not base64`, { where: 'loadModel' });
  }
  if (raw.length !== 4 * count)
    throw new EngineError(`${what} have ${raw.length} bytes where ${4 * count} are needed`, {
      where: 'loadModel',
    });
  return new Float32Array(Uint8Array.from(raw, (char) => char.charCodeAt(0)).buffer);
}
