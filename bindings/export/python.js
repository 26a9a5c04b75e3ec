// What programs in Python are written with: values, names, and weights within the program.

import { EngineError } from '../errors.js';
import { writeNpz } from '../io/npz.js';
import { classNameOf } from '../keras-json.js';
import { namedWeights } from '../weights-file.js';

/** @typedef {import('../model.js').Model} Model */

const MOST_EMBEDDED = 50_000; // values: some 270 kB of text
const RESERVED = new Set(
  `and as assert async await base64 break class continue def del elif else except finally for from global if
  import in io is jax jnp keras lambda loss loss_fn model nn nonlocal not np optax optimizer or params pass
  raise return self train try weights while with x y yield False None True unit alpha_dropout DepthwiseConv GRU LSTM Net
  PReLU SimpleRNN variables PeriodicPadding set_weights within trained constrained`.split(/\s+/),
);

/** A value as Python writes it. @param {any} value @returns {string} */
export function literal(value) {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value))
    return `(${value.map(literal).join(', ')}${value.length === 1 ? ',' : ''})`;
  return JSON.stringify(value);
}

/** A variable's name made of a layer's; other signs become numbers, so that two names stay two. @param {string} name */
export function identifier(name) {
  const code = (/** @type {string} */ sign) => `_${sign.codePointAt(0)?.toString(16)}`;
  const plain = name.replace(/\W/gu, code).replace(/^(?=\d)/, '_');
  return RESERVED.has(plain) ? `${plain}_` : plain;
}

/** A name that no class or function among these texts has. @param {string} wanted @param {readonly string[]} texts */
export function unused(wanted, texts) {
  let name = wanted;
  const isTaken = (/** @type {string} */ text) => /^(?:class|def) (\w+)\(/.exec(text)?.[1] === name;
  while (texts.some(isTaken)) name += '_';
  return name;
}

/** Variables of one function: what each stands for, and a name that no other one has. */
export class Names {
  /** @type {Map<any, string>} */
  #known = new Map();

  /** @param {any} what @param {string} [wanted] if it has none yet */
  of(what, wanted = '') {
    const known = this.#known.get(what);
    if (known !== undefined) return known;
    const taken = new Set(this.#known.values());
    let name = wanted;
    while (taken.has(name)) name += '_';
    this.#known.set(what, name);
    return name;
  }
}

/** The first line of a program. @param {Model} model @param {string} target @param {string} packages */
export const titleLine = ({ name }, target, packages) =>
  `# ${name.replace(/\s+/g, ' ')}, exported from Nabla for ${target}.    pip install ${packages}`;

/** Lines within a function, or one within a class. @param {readonly string[]} lines @param {number} depth */
export const indented = (lines, depth) =>
  lines.map((line) => '    '.repeat(depth) + line).join('\n');

/** @param {Uint8Array} bytes in lines of 100 */
function base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replace(/.{100}/g, '$&\n');
}

/** Keras refuses a slash in a name, and files part by it what is within what. @param {Model} model @param {string} where */
export function checkNames(model, where) {
  for (const { name } of model.network(where).leaves)
    if (name.includes('/'))
      throw new EngineError(`a name with '/', as '${name}', cannot be written in Python`, {
        where,
      });
}

/**
 * Lines that read the weights into a dictionary-like `weights`.
 * @param {Model} model @param {string} where
 */
export function weightLines(model, where) {
  const arrays = namedWeights(model, where);
  const count = arrays.reduce((sum, { data }) => sum + data.length, 0);
  if (count > MOST_EMBEDDED)
    return `# The weights lie beside this program: saveWeights({ format: 'npz' }) writes them.
weights = np.load("weights.npz")`;
  return `# The weights: a .npz file, as np.savez writes it, in base64.
weights = np.load(io.BytesIO(base64.b64decode("""
${base64(writeNpz(arrays))}
""")))`;
}

/** Random numbers of a shape; whole ones below `count` if that is given. @param {readonly (number | null)[]} shape @param {number | null} [count] */
function draw(shape, count) {
  const size = literal([256, ...shape.slice(1).map((one) => one ?? 8)]);
  return count
    ? `random.integers(${count}, size=${size})`
    : `random.normal(size=${size}).astype("float32")`;
}

/** Numbers of the right shapes to begin with: words for an embedding, classes for a sparse loss. @param {Model} model */
export function dataLines(model) {
  const { places } = model.network('data');
  const words = (/** @type {any} */ input) => {
    const reader = places.find(({ inputs }) => inputs[0] === input)?.layer;
    return reader && classNameOf(reader) === 'Embedding' ? reader.config.inputDim : null;
  };
  const xs = model.inputs.map((input) => draw(input.shape, words(input)));
  const ys = model.outputs.map(({ shape }, i) => {
    const target = model.training?.targets[i].shape ?? shape;
    const isSparse = target.join() !== shape.with(0, target[0]).join();
    return draw(target, isSparse ? shape[shape.length - 1] : null);
  });
  const list = (/** @type {readonly string[]} */ all) =>
    all.length === 1 ? all[0] : `(\n        ${all.join(',\n        ')},\n    )`;
  return `    # Put your own data here; these are random numbers of the right shapes.
    random = np.random.default_rng(0)
    x = ${list(xs)}
    y = ${list(ys)}`;
}
