// Backpropagation in matrix form as a program text, for exercises that hide a mistake in it. Rows are
// examples, so a layer's weights are [from][to] and y · w needs no transposition.

/**
 * @param {{delta?: string, hidden?: string}} [wrong]  lines that replace the right ones
 * @returns {string}
 */
export const matrixProgram = ({
  delta = 'times(multiply(delta, transpose(layers[n + 1].w)), slopes(ys[n + 1]))',
  hidden = 'meanProduct(ys[n], delta)',
} = {}) => `const transpose = (a) => a[0].map((_, k) => a.map((row) => row[k]));
const multiply = (a, b) =>
  a.map((row) => b[0].map((_, k) => row.reduce((sum, value, j) => sum + value * b[j][k], 0)));
const times = (a, b) => a.map((row, i) => row.map((value, k) => value * b[i][k]));
const slopes = (y) => y.map((row) => row.map((value) => value * (1 - value)));
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

// The mean over the batch, column by column; and of the products y · δ of all pairs of columns.
const means = (a) => transpose(a).map((column) => column.reduce((p, q) => p + q) / a.length);
const meanProduct = (y, delta) =>
  multiply(transpose(y), delta).map((row) => row.map((value) => value / delta.length));

// The outputs of all layers, one row an example; the inputs come first.
function forward(layers, x) {
  const ys = [x];
  for (const { w, b } of layers) {
    ys.push(multiply(ys.at(-1), w).map((row) => row.map((z, k) => sigmoid(z + b[k]))));
  }
  return ys;
}

// ∂C/∂w and ∂C/∂b of every layer, C = ½⟨(y − t)²⟩.
export function gradient(layers, x, t) {
  const ys = forward(layers, x);
  const last = layers.length - 1;
  const deviation = ys[last + 1].map((row, i) => row.map((y, k) => y - t[i][k]));
  let delta = times(deviation, slopes(ys[last + 1]));
  const result = [];
  result[last] = { w: meanProduct(ys[last], delta), b: means(delta) };
  for (let n = last - 1; n >= 0; n--) {
    delta = ${delta};
    result[n] = { w: ${hidden}, b: means(delta) };
  }
  return result;
}
`;
