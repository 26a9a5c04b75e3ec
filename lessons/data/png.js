// Reads the PNG files that the packs are made of: 8 bits a channel, not interlaced, no palette.

import { inflateSync } from 'node:zlib';

/** What a byte is predicted to be, by the filter's number; a: left, b: above, c: above left. */
const predict = [
  () => 0,
  (/** @type {number} */ a) => a,
  (/** @type {number} */ _, /** @type {number} */ b) => b,
  (/** @type {number} */ a, /** @type {number} */ b) => (a + b) >> 1,
  (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c) => {
    const [left, above, corner] = [a, b, c].map((value) => Math.abs(a + b - c - value));
    if (left <= above && left <= corner) return a;
    return above <= corner ? b : c;
  },
];

/**
 * @param {Buffer} file
 * @returns {{width: number, height: number, channels: number, pixels: Uint8Array}}
 */
export function readPng(file) {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = /** @type {Record<number, number>} */ ({ 0: 1, 2: 3 })[file[25]];
  if (file[24] !== 8 || !channels || file[28] !== 0)
    throw new Error('This kind of PNG is not read.');
  const parts = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const body = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(body);
  }
  const lines = inflateSync(Buffer.concat(parts));
  const row = width * channels;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const filter = predict[lines[y * (row + 1)]];
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const a = x >= channels ? pixels[at - channels] : 0;
      const b = y > 0 ? pixels[at - row] : 0;
      const c = x >= channels && y > 0 ? pixels[at - row - channels] : 0;
      pixels[at] = lines[y * (row + 1) + 1 + x] + filter(a, b, c);
    }
  }
  return { width, height, channels, pixels };
}
