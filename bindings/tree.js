// Nested objects and arrays of tensors and numbers (JAX: pytrees), taken apart into leaves and put
// together again.

import { EngineError } from './errors.js';
import { isPlainTensor } from './tensor.js';

/**
 * What a tree looks like without its numbers. Strings, booleans and nothing are part of the shape.
 * @typedef {{kind: 'leaf', isNumber: boolean} | {kind: 'fixed', value: unknown} |
 *   {kind: 'list', parts: Structure[]} | {kind: 'map', names: string[], parts: Structure[]}} Structure
 */

/** @param {unknown} value */
const isFixed = (value) =>
  value === null || ['undefined', 'string', 'boolean'].includes(typeof value);

/**
 * @param {any} tree
 * @param {any[]} leaves receives the leaves, in order
 * @returns {Structure}
 */
export function takeApart(tree, leaves) {
  if (typeof tree === 'number' || isPlainTensor(tree) || ArrayBuffer.isView(tree)) {
    leaves.push(tree);
    return { kind: 'leaf', isNumber: typeof tree === 'number' };
  }
  if (isFixed(tree)) return { kind: 'fixed', value: tree };
  if (Array.isArray(tree))
    return { kind: 'list', parts: tree.map((part) => takeApart(part, leaves)) };
  if (typeof tree === 'function' || typeof tree.then === 'function')
    throw new EngineError(
      'A traced function takes and gives tensors and numbers, at once: no promises, no functions.',
    );
  const names = Object.keys(tree);
  return { kind: 'map', names, parts: names.map((name) => takeApart(tree[name], leaves)) };
}

/**
 * @param {Structure} structure
 * @param {Iterator<any>} leaves
 * @returns {any}
 */
export function putTogether(structure, leaves) {
  switch (structure.kind) {
    case 'leaf':
      return leaves.next().value;
    case 'fixed':
      return structure.value;
    case 'list':
      return structure.parts.map((part) => putTogether(part, leaves));
    case 'map':
      return Object.fromEntries(
        structure.names.map((name, i) => [name, putTogether(structure.parts[i], leaves)]),
      );
  }
}

/** @param {Structure} structure @returns {string} equal for equal structures */
export function structureKey(structure) {
  switch (structure.kind) {
    case 'leaf':
      return '*';
    case 'fixed':
      return `${JSON.stringify(structure.value)}`;
    case 'list':
      return `[${structure.parts.map(structureKey)}]`;
    case 'map':
      return `{${structure.names.map((name, i) => `${JSON.stringify(name)}:${structureKey(structure.parts[i])}`)}}`;
  }
}
