// A class of Flax, and what is said where there can be none.

import { EngineError } from '../errors.js';
import { indented } from './python.js';

/** @param {string} name of a layer @param {string} what @returns {never} */
export function refuse(name, what) {
  throw new EngineError(`layer '${name}' ${what}, which cannot be written for Flax`, {
    where: 'toJax',
  });
}

/** The modules' gates are one array. @param {string} name @param {any} config of a recurrent layer or cell */
export function checkGates(name, { recurrent_activation: gate }) {
  if (/softmax$/.test(gate ?? '')) refuse(name, `has gates with ${gate}`);
}

/** A module whose body is written line by line. @param {string} name @param {readonly string[]} args @param {readonly string[]} lines */
export const moduleText = (name, args, lines) => `class ${name}(nn.Module):
    @nn.compact
    def __call__(self, ${args.join(', ')}, train=False):
${indented(lines, 2)}
`;
