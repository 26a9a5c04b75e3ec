// Judges a gradient that a visitor wrote in plain arrays against the engine's, and says which part is
// wrong and by which factor, if it is one.

/** @typedef {typeof import('../../../bindings/index.js')} Nabla */
/** @typedef {{w: number[][], b: number[]}} Layer  w[from][to] */
/** @typedef {(layers: Layer[], x: number[][], t: number[][]) => Layer[]} Gradient */
/** @typedef {import('../../../bindings/worker/exercise.js').Verdict} Verdict */

/** How far apart two float32 calculations may be, beside the largest number. */
const CLOSE = 1e-4;
const BATCHES = [1, 5, 8];
const SIZES = [2, 4, 3, 1];

/** Rows of a tensor. @param {{shape: readonly number[], data: Float32Array}} tensor @returns {number[][]} */
const rows = ({ shape: [count, width], data }) =>
  Array.from({ length: count }, (_, i) => [...data.subarray(i * width, (i + 1) * width)]);

/** A sigmoid network and a batch, with random numbers. @param {Nabla} nabla @param {number} batch */
function problem({ random }, batch) {
  const stream = random.stream(batch);
  const drawn = (/** @type {number[]} */ shape) => stream.uniform({ shape, low: -1, high: 1 });
  const layers = SIZES.slice(1).map((units, i) => ({
    w: drawn([SIZES[i], units]),
    b: drawn([units]),
  }));
  return { layers, x: drawn([batch, 2]), t: drawn([batch, 1]) };
}

/** @param {Nabla} nabla @param {ReturnType<typeof problem>} given @returns {Layer[]} */
function engineGradient({ ops, grad }, { layers, x, t }) {
  const cost = (/** @type {any[]} */ net) => {
    const y = net.reduce((below, { w, b }) => ops.sigmoid(below.matmul(w).add(b)), x);
    return ops.mean(ops.square(y.sub(t))).mul(0.5);
  };
  const gradient = /** @type {any[]} */ (/** @type {any} */ (grad(cost)(layers)));
  return gradient.map(({ w, b }) => ({ w: rows(w), b: [...b.data] }));
}

/** @param {Nabla} nabla @param {Gradient | undefined} gradient the visitor's @returns {Verdict} */
export function judgeGradient(nabla, gradient) {
  const fail = (/** @type {string} */ feedback) => ({ passed: false, feedback });
  if (typeof gradient !== 'function') return fail('There must be an exported function “gradient”.');
  for (const batch of BATCHES) {
    const given = problem(nabla, batch);
    const exact = engineGradient(nabla, given);
    const plain = given.layers.map(({ w, b }) => ({ w: rows(w), b: [...b.data] }));
    const mine = gradient(plain, rows(given.x), rows(given.t));
    if (!Array.isArray(mine) || mine.length !== exact.length)
      return fail(`gradient must give a list of ${exact.length} layers here, each {w, b}.`);
    for (let n = exact.length - 1; n >= 0; n--)
      for (const part of /** @type {const} */ (['b', 'w'])) {
        const wrong = difference(mine[n]?.[part], exact[n][part]);
        if (wrong) return fail(`With a batch of ${batch}, ${part} of layer ${n + 1}: ${wrong}`);
      }
  }
  const tried = BATCHES.join(', ');
  return {
    passed: true,
    feedback: `Every slope agrees with the engine’s, for batches of ${tried} examples.`,
  };
}

/** What is wrong, or nothing. @param {any} mine @param {number[] | number[][]} exact */
function difference(mine, exact) {
  const a = [mine].flat(2);
  const b = [exact].flat(2);
  if (a.length !== b.length) return `there are ${a.length} numbers, it needs ${b.length}.`;
  const at = a.findIndex((value) => typeof value !== 'number' || !Number.isFinite(value));
  if (at >= 0) return `number ${at + 1} is ${a[at]}, not a finite number.`;
  const largest = Math.max(...b.map(Math.abs));
  const off = (/** @type {number} */ scale) =>
    Math.max(...a.map((value, i) => Math.abs(value - scale * b[i])));
  if (off(1) <= CLOSE * largest) return '';
  const factor =
    a.reduce((sum, value, i) => sum + value * b[i], 0) / b.reduce((sum, v) => sum + v * v, 0);
  if (Math.abs(factor) > 0.01 && off(factor) <= CLOSE * largest * Math.abs(factor))
    return `every slope is ${Number(factor.toPrecision(4))} times the engine’s.`;
  const worst = a.reduce(
    (most, value, i) => (Math.abs(value - b[i]) > Math.abs(a[most] - b[most]) ? i : most),
    0,
  );
  const shown = (/** @type {number} */ value) => value.toPrecision(4);
  return `number ${worst + 1} is ${shown(a[worst])}, the engine has ${shown(b[worst])}.`;
}
