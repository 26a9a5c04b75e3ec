// The two costs of a softmax output, and their slopes along the sums z:
//   p_k = e^(z_k / T) / Σ e^(z_j / T)
//   cross-entropy  C = −ln p_c            ∂C/∂z_k = (p_k − t_k) / T
//   quadratic      C = ½ Σ (p_k − t_k)²   ∂C/∂z_k = p_k (e_k − Σ_j p_j e_j) / T,  e = p − t

/** Softmax at a temperature. @param {ArrayLike<number>} z @param {number} [temperature] */
export function softmax(z, temperature = 1) {
  const largest = Math.max(...Array.from(z));
  const powers = Float64Array.from(z, (value) => Math.exp((value - largest) / temperature));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}

/** @param {ArrayLike<number>} z @param {number} right the class that is true @param {number} [temperature] */
export function crossEntropy(z, right, temperature = 1) {
  const p = softmax(z, temperature);
  const slopes = p.map((share, k) => (share - (k === right ? 1 : 0)) / temperature);
  return { cost: -Math.log(p[right]), slopes };
}

/** @param {ArrayLike<number>} z @param {number} right the class that is true @param {number} [temperature] */
export function quadratic(z, right, temperature = 1) {
  const p = softmax(z, temperature);
  const errors = p.map((share, k) => share - (k === right ? 1 : 0));
  const mean = p.reduce((sum, share, k) => sum + share * errors[k], 0);
  const slopes = p.map((share, k) => (share * (errors[k] - mean)) / temperature);
  return { cost: errors.reduce((sum, error) => sum + error * error, 0) / 2, slopes };
}
