// A kernel moved over a picture, y[i, j] = Σ k[a, b] x[i + a, j + b], as networks do it: the kernel is
// not turned round (mathematicians call this a correlation). The picture goes on beyond its edge at the
// opposite one, so that waves are eigenvectors: F(y) = F(x) · conj F(k).

/** @typedef {{values: Float32Array, width: number, height: number}} Map */

/** @param {number} at @param {number} size */
const around = (at, size) => (at + size) % size;

/** The pixels that the kernel sees about a place. @param {Map} picture @param {number} row @param {number} column @param {Map} kernel */
export function patch(picture, row, column, { width, height }) {
  const top = row - (height - 1) / 2;
  const left = column - (width - 1) / 2;
  return Float32Array.from({ length: width * height }, (_, i) => {
    const y = around(top + Math.floor(i / width), picture.height);
    return picture.values[y * picture.width + around(left + (i % width), picture.width)];
  });
}

/** @param {Map} picture @param {Map} kernel @returns {Map} */
export function convolve(picture, kernel) {
  const { values, width, height } = picture;
  const sums = new Float32Array(values.length);
  kernel.values.forEach((weight, i) => {
    if (weight === 0) return;
    const down = Math.floor(i / kernel.width) - (kernel.height - 1) / 2;
    const right = (i % kernel.width) - (kernel.width - 1) / 2;
    const shift = around(right, width);
    for (let row = 0; row < height; row++) {
      const [to, from] = [row * width, around(row + down, height) * width + shift];
      const wrap = width - shift; // from here on at the other edge
      for (let i = 0; i < wrap; i++) sums[to + i] += weight * values[from + i];
      for (let i = wrap; i < width; i++) sums[to + i] += weight * values[from + i - width];
    }
  });
  return { values: sums, width, height };
}

/** Fourier sums along all rows (`stride` 1) or columns (`stride` n). What is 0 costs nothing: most of a kernel's picture. @param {Float64Array} re @param {Float64Array} im @param {number} n @param {number} stride */
function along(re, im, n, stride) {
  const [cos, sin] = [Math.cos, Math.sin].map((f) =>
    Float64Array.from({ length: n }, (_, k) => f((2 * Math.PI * k) / n)),
  );
  const [outRe, outIm] = [new Float64Array(n * n), new Float64Array(n * n)];
  for (let at = 0; at < n * n; at++) {
    const [a, b] = [re[at], im[at]];
    if (a === 0 && b === 0) continue;
    const i = stride === 1 ? at % n : Math.floor(at / n);
    let to = at - i * stride;
    for (let k = 0, phase = 0; k < n; k++, to += stride) {
      outRe[to] += a * cos[phase] + b * sin[phase];
      outIm[to] += b * cos[phase] - a * sin[phase];
      phase += i;
      if (phase >= n) phase -= n;
    }
  }
  return /** @type {const} */ ([outRe, outIm]);
}

/** To five places: further ones are noise, and differ between browsers. @param {number} value */
export const rounded = (value) => Math.round(value * 1e5) / 1e5;

/**
 * Size of the Fourier components of a square picture, wave number 0 in the middle, first row: the
 * largest upward one.
 * @param {Map} map @returns {Map}
 */
export function spectrum({ values, width: n }) {
  const rows = along(Float64Array.from(values), new Float64Array(n * n), n, 1);
  const [re, im] = along(...rows, n, n);
  const half = n / 2;
  const size = Float32Array.from({ length: n * n }, (_, i) => {
    const up = half - 1 - Math.floor(i / n);
    const at = around(-up, n) * n + around((i % n) - half, n);
    return rounded(Math.sqrt(re[at] ** 2 + im[at] ** 2));
  });
  return { values: size, width: n, height: n };
}

/** A kernel on an empty picture, its middle in the corner: its spectrum is the gain of every wave. @param {Map} kernel @param {number} edge */
export function embedded(kernel, edge) {
  const values = new Float32Array(edge * edge);
  kernel.values.forEach((weight, i) => {
    const row = around(Math.floor(i / kernel.width) - (kernel.height - 1) / 2, edge);
    const column = around((i % kernel.width) - (kernel.width - 1) / 2, edge);
    values[row * edge + column] += weight;
  });
  return { values, width: edge, height: edge };
}
