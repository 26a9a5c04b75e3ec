// An ensemble of numbers seen as a physicist sees it: moments, their standard errors, a histogram.

const BINS = 60;

/** The mean of a power. @param {Float32Array} values @param {number} power */
export const moment = (values, power) =>
  values.reduce((sum, value) => sum + value ** power, 0) / values.length;

/** The standard error of that mean. @param {Float32Array} values @param {number} power */
export const standardError = (values, power) =>
  Math.sqrt(Math.max(moment(values, 2 * power) - moment(values, power) ** 2, 0) / values.length);

/**
 * The density of the values, and a Gaussian of the mean and mean square that theory gives.
 * @param {Float32Array} values
 * @param {{mean: number, square: number}} theory
 */
export function histogram(values, { mean, square }) {
  const half = 4 * Math.sqrt(moment(values, 2) + 1e-12);
  const width = (2 * half) / BINS;
  const density = new Float32Array(BINS);
  for (const value of values) {
    density[Math.floor((value + half) / width)] += 1 / (values.length * width);
  }
  const x = Float32Array.from(density, (_, i) => (i + 0.5) * width - half);
  const sigma = Math.max(Math.sqrt(Math.max(square - mean ** 2, 0)), width / 2);
  const height = 1 / (sigma * Math.sqrt(2 * Math.PI));
  const gauss = x.map((at) => height * Math.exp(-(((at - mean) / sigma) ** 2) / 2));
  return [
    { name: 'walkers', style: 'steps', x, y: density },
    { name: 'Gaussian of theory’s mean and variance', style: 'dashed', x, y: gauss },
  ];
}
