// All weights of a model as one file, and back: safetensors or NumPy's .npz, named as the layers
// name them ('dense/kernel'), in the order of getWeights.

import { checkOptions, describe, EngineError, shapeText } from './errors.js';
import { readNpz, writeNpz } from './io/npz.js';
import { readSafetensors, writeSafetensors } from './io/safetensors.js';
import { toBytes } from './io/tables.js';
import { Nested } from './nested.js';
import { Wrapper } from './wrapper.js';

/** @typedef {import('./container.js').Container} Container */
/** @typedef {import('./tensor.js').Tensor} Tensor */

/**
 * The weights of layers by name, those of layers within one under its name.
 * @param {readonly import('./layer.js').Layer[]} layers @param {string} path of the models around them
 * @returns {{name: string, weight: import('./weights.js').Weight}[]}
 */
const walk = (layers, path) =>
  layers.flatMap((layer) => {
    const inside = `${path}${layer.name}/`;
    if (layer instanceof Nested) return walk(layer.network().layers, inside);
    if (layer instanceof Wrapper) return walk(layer.inner, inside);
    return layer.weights.map((weight) => {
      const own = weight.name.slice(weight.name.lastIndexOf('/') + 1);
      return { name: inside + own, weight };
    });
  });

/**
 * All weights in the order of getWeights, with the names that files give them.
 * @param {Container} net @param {string} where
 * @returns {(import('./io/safetensors.js').NamedArray & {weight: import('./weights.js').Weight})[]}
 */
export function namedWeights(net, where) {
  const named = walk(net.network(where).layers, '');
  const twice = named.find(({ name }, i) => named.findIndex((one) => one.name === name) < i);
  if (twice) throw new EngineError(`two weights are named '${twice.name}'`, { where });
  const values = net.getWeights();
  if (values.length !== named.length)
    throw new EngineError('a layer stands in the model and in a model within it: no file says so', {
      where,
    });
  return named.map(({ name, weight }, i) => ({ name, weight, ...values[i] }));
}

/**
 * @param {Container} net
 * @param {{format?: 'safetensors' | 'npz'}} options
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function saveWeights(net, options) {
  checkOptions('saveWeights', options, ['format']);
  const { format = 'safetensors' } = options;
  const weights = namedWeights(net, 'saveWeights');
  if (format === 'safetensors') return writeSafetensors(weights, {});
  if (format === 'npz') return writeNpz(weights);
  throw new EngineError(`format must be 'safetensors' or 'npz', not ${describe(format)}`, {
    where: 'saveWeights',
  });
}

/** By number where np.savez named them arr_0, arr_1, …; else as they stand. @param {Map<string, Tensor>} tensors */
function inOrder(tensors) {
  const numbers = [...tensors.keys()].map((name) => /^arr_(\d+)$/.exec(name)?.[1]);
  if (numbers.includes(undefined)) return [...tensors.values()];
  return numbers.map((_, i) => /** @type {Tensor} */ (tensors.get(`arr_${i}`)));
}

/**
 * The tensors that a model needs, in its order.
 * @param {Map<string, Tensor>} tensors
 * @param {readonly {name: string, shape: readonly number[]}[]} needed
 * @param {boolean} isOrdered whether the file's order means something
 * @param {string} where
 */
export function pick(tensors, needed, isOrdered, where) {
  if (tensors.size !== needed.length)
    throw new EngineError(
      `the file holds ${tensors.size} arrays where the model has ${needed.length} weights`,
      { code: 'shape', where },
    );
  const missing = needed.find(({ name }) => !tensors.has(name));
  if (missing && !isOrdered) throw new EngineError(`the file has no '${missing.name}'`, { where });
  const ordered = missing ? inOrder(tensors) : needed.map(({ name }) => tensors.get(name));
  return needed.map(({ name, shape }, i) => {
    const tensor = ordered[i];
    if (tensor?.shape.join() === shape.join()) return tensor;
    const got = tensor ? shapeText(tensor.shape) : 'nothing';
    throw new EngineError(`the file has ${got} for ${name}, which needs ${shapeText(shape)}`, {
      code: 'shape',
      where,
    });
  });
}

/** A zip file begins with an entry or, when it is empty, with its end. @param {Uint8Array} bytes */
const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Sets all weights from a file, or none of them.
 * @param {Container} net
 * @param {import('./io/tables.js').FileBytes} file
 */
export async function loadWeights(net, file) {
  const where = 'loadWeights';
  const bytes = toBytes(file, where);
  net.network(where);
  const tensors = isZip(bytes)
    ? await readNpz(bytes, where)
    : readSafetensors(bytes, where).tensors;
  const own = new Map([...tensors].filter(([name]) => !name.startsWith('optimizer/')));
  net.setWeights(pick(own, namedWeights(net, where), isZip(bytes), where));
}
