// fractions.js - simple numbers for networks whose programs must stay the same.
import { tensor } from '../../bindings/index.js';

/** Numbers in [-0.5, 0.5) that only depend on `step`. @param {number[]} shape @param {number} step */
export function fractions(shape, step) {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Float32Array.from(
    { length: size },
    (_, i) => (((i + 1) * step) % 101) / 101 - 0.5,
  );
  return tensor(values, shape);
}
