// Operators as Python writes them, in NumPy's words: jax.numpy and keras.ops have the same, and the few that
// differ are `Words`. What is not here (windows of images, gradients, a step, whose derivative is our own)
// cannot be exported.

/**
 * Modules of arrays and of activations, and what is called differently.
 * @typedef {{np: string, nn: string, training: string, erf: string, cast: (x: string, type: string) => string}} Words
 */
/** @typedef {readonly (number | null)[]} Shape */
/** @typedef {Record<string, number>} Params */
/** @typedef {(words: Words, xs: string[], params: Params, shapes: Shape[]) => string} Writer */

/** @type {Words} */
export const JAX = {
  np: 'jnp',
  nn: 'nn',
  training: 'train',
  erf: 'jax.lax.erf',
  cast: (x, type) => `jnp.asarray(${x}, "${type}")`,
};
/** @type {Words} */
export const KERAS = {
  np: 'keras.ops',
  nn: 'keras.ops',
  training: 'training',
  erf: 'keras.ops.erf',
  cast: (x, type) => `keras.ops.cast(${x}, "${type}")`,
};

/** @param {string} sign @returns {Writer} */
const between =
  (sign) =>
  (_, [a, b]) =>
    `${a} ${sign} ${b}`;
/** @param {string} name @returns {Writer} */
const called =
  (name) =>
  ({ np }, xs) =>
    `${np}.${name}(${xs.join(', ')})`;
/** @param {string} name @param {(params: Params) => string} [more] @returns {Writer} */
const activation =
  (name, more = () => '') =>
  ({ nn }, [x], params) =>
    `${nn}.${name}(${x}${more(params)})`;
/** 1 where it holds, else 0. @param {string} name @returns {Writer} */
const holds =
  (name) =>
  ({ np }, [a, b]) =>
    `${np}.where(${np}.${name}(${a}, ${b}), 1.0, 0.0)`;

/** @param {number} mask @param {Shape} shape */
const axesIn = (mask, shape) => [...shape.keys()].filter((axis) => (mask >> axis) & 1);
/** @param {readonly number[]} values */
const tuple = (values) => `(${values.join(', ')}${values.length === 1 ? ',' : ''})`;

/** @param {string} name @returns {Writer} */
const reduction =
  (name) =>
  ({ np }, [x], { axes, keep_dims: keeps }, [shape]) =>
    `${np}.${name}(${x}, axis=${tuple(axesIn(axes, shape))}${keeps ? ', keepdims=True' : ''})`;

/** The engine's numbers of activations (activation.h). @type {(((x: string, nn: string, alpha: number) => string))[]} */
const FUSED = [
  (x) => x,
  (x, nn) => `${nn}.relu(${x})`,
  (x, nn, alpha) => `${nn}.leaky_relu(${x}, ${alpha})`,
  (x, nn, alpha) => `${nn}.elu(${x}, ${alpha})`,
  (x, nn) => `${nn}.sigmoid(${x})`,
  (x, nn) => `${nn}.tanh(${x})`,
  (x, nn) => `${nn}.softplus(${x})`,
  (x, nn) => `${nn}.hard_sigmoid(${x})`,
];

/** From begin on; size -1 to the end, -1 - k without the last k. @param {number} begin @param {number} size */
function range(begin, size) {
  const end = size < 0 ? size + 1 : begin + size;
  return `${begin || ''}:${end || (size === 0 ? 0 : '')}`;
}

/** @param {number} axis @param {Shape} shape */
const from0 = (axis, { length }) => (axis < 0 ? axis + length : axis);

/** @type {Record<string, Writer>} */
export const OPERATORS = {
  add: between('+'),
  sub: between('-'),
  mul: between('*'),
  div: between('/'),
  power: called('power'),
  minimum: called('minimum'),
  maximum: called('maximum'),
  equal: holds('equal'),
  greater: holds('greater'),
  greater_equal: holds('greater_equal'),
  where: ({ np }, [c, a, b]) => `${np}.where(${np}.not_equal(${c}, 0), ${a}, ${b})`,
  neg: (_, [x]) => `-${x}`,
  abs: called('abs'),
  sign: called('sign'),
  square: called('square'),
  sqrt: called('sqrt'),
  exp: called('exp'),
  log: called('log'),
  sin: called('sin'),
  cos: called('cos'),
  floor: called('floor'),
  erf: ({ erf }, [x]) => `${erf}(${x})`,
  zeros_like: called('zeros_like'),
  linear: (_, [x]) => x,
  relu: activation('relu'),
  leaky_relu: activation('leaky_relu', ({ slope }) => `, ${slope}`),
  elu: activation('elu', ({ alpha }) => `, ${alpha}`),
  sigmoid: activation('sigmoid'),
  tanh: activation('tanh'),
  softplus: activation('softplus'),
  hard_sigmoid: activation('hard_sigmoid'),
  softmax: activation('softmax', () => ', axis=-1'),
  log_softmax: activation('log_softmax', () => ', axis=-1'),
  matmul({ np }, xs, { transpose_a: a, transpose_b: b }) {
    const turned = xs.map((x, i) => ([a, b][i] ? `${np}.swapaxes(${x}, -1, -2)` : x));
    return `${np}.matmul(${turned.join(', ')})`;
  },
  dense: ({ np, nn }, [x, w, b], { activation: f, alpha }) =>
    FUSED[f](`${np}.matmul(${x}, ${w})${b ? ` + ${b}` : ''}`, nn, alpha),
  sum: reduction('sum'),
  mean: reduction('mean'),
  max: reduction('max'),
  argmax: ({ np, cast }, [x]) => cast(`${np}.argmax(${x}, axis=-1)`, 'float32'),
  reshape({ np }, [x], { rank, ...sizes }) {
    return `${np}.reshape(${x}, ${tuple(Object.values(sizes).slice(0, rank))})`;
  },
  transpose({ np }, [x], params, [shape]) {
    const given = Object.values(params).slice(0, shape.length);
    const axes = given[0] < 0 ? [...shape.keys()].reverse() : given;
    return `${np}.transpose(${x}, ${tuple(axes)})`;
  },
  slice(_, [x], { axis, begin, size }, [shape]) {
    return `${x}[${':, '.repeat(from0(axis, shape))}${range(begin, size)}]`;
  },
  unslice({ np }, [x], { axis, begin, size }, [shape]) {
    const at = from0(axis, shape);
    const sides = [...shape.keys()].map((i) => (i === at ? tuple([begin, -1 - size]) : '(0, 0)'));
    return `${np}.pad(${x}, (${sides.join(', ')},))`;
  },
  concat: ({ np }, xs, { axis }) => `${np}.concatenate([${xs.join(', ')}], axis=${axis})`,
  gather: ({ np, cast }, [table, index]) => `${np}.take(${table}, ${cast(index, 'int32')}, axis=0)`,
  cumsum({ np }, [x], { axis, reverse }) {
    const sum = (/** @type {string} */ of) => `${np}.cumsum(${of}, axis=${axis})`;
    const flip = (/** @type {string} */ of) => `${np}.flip(${of}, axis=${axis})`;
    return reverse ? flip(sum(flip(x))) : sum(x);
  },
  mse: ({ np }, [a, b]) => `${np}.mean(${np}.square(${a} - ${b}))`,
  cross_entropy: ({ np, nn }, [z, t]) =>
    `-${np}.mean(${np}.sum(${t} * ${nn}.log_softmax(${z}, axis=-1), axis=-1))`,
};

/** What some operators may not be asked for: made by gradients. @param {string} op @param {Params} params @param {number} count of inputs */
export const isWritten = (op, params, count) =>
  Object.hasOwn(OPERATORS, op) &&
  !(op === 'matmul' && params.fold) &&
  !(op === 'unslice' && count > 1);
