// The course's curve, sin 4x + x² + 1 at points from −1 to 1, and a kernel of three numbers on it. As
// there, what lies beyond an end is taken from the other one.

/** @param {number} points */
export function curve(points) {
  const x = Float64Array.from({ length: points }, (_, i) => -1 + (2 * i) / (points - 1));
  return { x, f: x.map((at) => Math.sin(4 * at) + at * at + 1) };
}

/** @param {Float64Array} f @param {number[]} kernel  left, middle, right */
export const convolved = (f, [left, middle, right]) =>
  f.map((here, i) => {
    const [before, after] = [f[(i + f.length - 1) % f.length], f[(i + 1) % f.length]];
    return left * before + middle * here + right * after;
  });

/** The second derivative, −16 sin 4x + 2. @param {number} x */
export const curvature = (x) => -16 * Math.sin(4 * x) + 2;
