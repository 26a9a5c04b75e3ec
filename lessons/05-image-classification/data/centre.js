// A drawing made like MNIST's pictures: its ink fitted into 20 × 20 pixels, softened by averaging, and its
// centre of mass put into the middle of 28 × 28.

import { PIXELS, SIDE } from './digits.js';

const BOX = 20;
const FINE = 4; // samples a pixel and direction

/** The smallest box around the ink. @param {Float32Array} drawing */
function boxOf(drawing) {
  const inked = [...drawing.keys()].filter((i) => drawing[i] > 0);
  const columns = inked.map((i) => i % SIDE);
  const rows = inked.map((i) => Math.floor(i / SIDE));
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  return { left, top, width: Math.max(...columns) + 1 - left, height: Math.max(...rows) + 1 - top };
}

/** The ink at a place, 0 outside. @param {Float32Array} drawing @param {number} x @param {number} y */
const ink = (drawing, x, y) =>
  x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 0 : drawing[Math.floor(y) * SIDE + Math.floor(x)];

/** A picture of which the point (x, y) of the drawing is the middle. @param {Float32Array} drawing @param {number} x @param {number} y @param {number} scale pixels of the drawing in one */
function around(drawing, x, y, scale) {
  return Float32Array.from({ length: PIXELS }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < FINE * FINE; k++) {
      const across = (i % SIDE) + ((k % FINE) + 0.5) / FINE - SIDE / 2;
      const down = Math.floor(i / SIDE) + (Math.floor(k / FINE) + 0.5) / FINE - SIDE / 2;
      sum += ink(drawing, x + across * scale, y + down * scale);
    }
    return sum / (FINE * FINE);
  });
}

/** @param {Float32Array} drawing 28 × 28 values from 0 to 1 @returns {Float32Array} as many */
export function centred(drawing) {
  const total = drawing.reduce((sum, value) => sum + value, 0);
  if (total === 0) return drawing;
  let [x, y] = [0, 0];
  for (const [i, value] of drawing.entries()) {
    x += (value * ((i % SIDE) + 0.5)) / total;
    y += (value * (Math.floor(i / SIDE) + 0.5)) / total;
  }
  const { width, height } = boxOf(drawing);
  return around(drawing, x, y, Math.max(width, height) / BOX);
}

/** Strokes of a seven, to begin with. */
export const seven = Float32Array.from({ length: PIXELS }, (_, i) => {
  const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
  const bar = y >= 4 && y <= 7 && x >= 7 && x <= 20;
  const leg = y > 7 && y <= 24 && Math.abs(x - (19 - 0.45 * (y - 7))) < 2;
  return bar || leg ? 1 : 0;
});
