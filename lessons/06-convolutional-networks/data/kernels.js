// Kernels by name: as numbers, row by row from the top, and as functions of the place (x to the
// right, y up, in pixels from the middle).

/** @typedef {{values: Float32Array, width: number, height: number}} Kernel  odd width and height */

/** @param {number} size @param {number[]} weights @param {number} [divided] */
const given = (size, weights, divided = 1) => ({
  size: String(size),
  weights: weights.map((weight) => Number((weight / divided).toFixed(4))),
});

/** @param {number} size @param {number} sigma */
function gauss(size, sigma) {
  const weights = sampled((x, y) => Math.exp(-(x * x + y * y) / (2 * sigma * sigma)), size).values;
  return given(
    size,
    [...weights],
    weights.reduce((sum, weight) => sum + weight),
  );
}

/** @param {(x: number, y: number) => number} f @param {number} size @returns {Kernel} */
export function sampled(f, size) {
  const reach = (size - 1) / 2;
  const values = Float32Array.from({ length: size ** 2 }, (_, i) =>
    f((i % size) - reach, reach - Math.floor(i / size)),
  );
  return { values, width: size, height: size };
}

/** A choice of small kernels, each as a preset. */
export const small = {
  edge: { label: 'Slope to the right', set: given(3, [-1, 0, 1, -2, 0, 2, -1, 0, 1], 4) },
  edgeUp: { label: 'Slope upwards', set: given(3, [1, 2, 1, 0, 0, 0, -1, -2, -1], 4) },
  laplace: { label: 'Second difference', set: given(3, [0, 1, 0, 1, -4, 1, 0, 1, 0], 4) },
  same: { label: 'Nothing', set: given(3, [0, 0, 0, 0, 1, 0, 0, 0, 0]) },
  shift: { label: 'Shift by a pixel', set: given(3, [0, 0, 0, 0, 0, 1, 0, 0, 0]) },
  mean: { label: 'Mean of nine', set: given(3, Array(9).fill(1), 9) },
  gauss: { label: 'Gaussian, σ = 1', set: gauss(5, 1) },
  sharpen: { label: 'Sharpen', set: given(3, [0, -1, 0, -1, 5, -1, 0, -1, 0]) },
  gabor: { label: 'Waves in a Gaussian' },
  own: { label: 'Your own' },
};

/** A wave under a Gaussian: what many cells of the visual cortex respond to. @param {{angle: number, wavelength: number, width: number}} params */
export const gabor = ({ angle, wavelength, width }) => {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const wave = (/** @type {number} */ x, /** @type {number} */ y) =>
    Math.sin((2 * Math.PI * (x * cos + y * sin)) / wavelength) *
    Math.exp(-(x * x + y * y) / (2 * width * width));
  const { values, ...size } = sampled(wave, 15);
  const total = values.reduce((sum, value) => sum + Math.abs(value), 0);
  return { ...size, values: values.map((value) => value / total) };
};

const bell = (/** @type {number} */ x, /** @type {number} */ y) =>
  Math.exp(-0.01 * (x * x + y * y));

/** The four kernels of the course's quiz, 21 × 21. @type {Record<string, Kernel>} */
export const quiz = {
  A: sampled((x, y) => Math.sin(0.5 * (x + y)) * bell(x, y), 21),
  B: sampled((x, y) => Math.sin(0.5 * (x - y)) * bell(x, y), 21),
  C: sampled(bell, 21),
  D: sampled((x, y) => Math.cos(0.2 * Math.hypot(x, y)) * bell(x, y), 21),
};
