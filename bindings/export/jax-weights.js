// What becomes of single weights in a program for JAX: those that stay, those that are penalised, those that a
// constraint moves after every update.

import { EngineError } from '../errors.js';
import { namedWeights } from '../weights-file.js';
import { RENAMED } from './flax-names.js';
import { JAX } from './operators.js';
import { functionLines } from './own-functions.js';
import { indented, literal } from './python.js';

/** @typedef {import('../model.js').Model} Model */

const where = 'toJax';

/** A weight within the parameters: ["dense"]["kernel"]. @param {string} name @param {(text: string) => string} [quoted] */
function keysOf(name, quoted = literal) {
  const path = name.split('/');
  const last = String(path.pop());
  return [...path, RENAMED[last] ?? last].map((one) => `[${quoted(one)}]`).join('');
}

/** A string as Python's repr writes it. @param {string} text */
function repr(text) {
  const plain = text.replaceAll('\\', '\\\\');
  if (plain.includes("'") && !plain.includes('"')) return `"${plain}"`;
  return `'${plain.replaceAll("'", "\\'")}'`;
}

/** The same as jax.tree_util.keystr writes it, in quotes. @param {string} name */
const keyText = (name) => JSON.stringify(keysOf(name, repr));

/** Those that an optimizer changes. @param {Model} model @returns {Set<any>} */
const trainedIn = (model) => new Set(model.training?.weights ?? model.trainableWeights);

/** What regularizers of trained weights add to the loss, as further terms. @param {Model} model */
export const penalties = (model) =>
  namedWeights(model, where)
    .flatMap(({ name, weight }) => {
      const { regularizer } = weight;
      if (!trainedIn(model).has(weight)) return [];
      if (regularizer && !regularizer.name)
        throw new EngineError(`the regularizer of '${name}' is a function: no program has it`, {
          where,
        });
      const { l1 = 0, l2 = 0 } = regularizer?.config ?? {};
      const w = `params${keysOf(name)}`;
      return [
        ...(l1 > 0 ? [` + ${l1} * jnp.sum(jnp.abs(${w}))`] : []),
        ...(l2 > 0 ? [` + ${l2} * jnp.sum(${w} ** 2)`] : []),
      ];
    })
    .join('');

/** The optimizer, of those weights that are trained. @param {Model} model @param {string} optimizer */
export function optimizerLines(model, optimizer) {
  const trained = trainedIn(model);
  const frozen = namedWeights(model, where).flatMap(({ name, weight }) =>
    trained.has(weight) || /moving_\w+$/.test(name) ? [] : [keyText(name)],
  );
  if (frozen.length === 0) return `optimizer = ${optimizer}`;
  return `FROZEN = {
${frozen.map((key) => `    ${key},`).join('\n')}
}


def trained(params):
    def rule(path, _):
        return "no" if jax.tree_util.keystr(path) in FROZEN else "yes"

    return jax.tree_util.tree_map_with_path(rule, params)


optimizer = optax.multi_transform(
    {"yes": ${optimizer}, "no": optax.set_to_zero()}, trained
)`;
}

/** A function `constrained` of all parameters, or nothing where no weight has a constraint. @param {Model} model */
export function constraintLines(model) {
  const trained = new Set(model.training?.weights ?? []);
  const all = namedWeights(model, where).flatMap(
    ({ name, weight: { constraint }, weight, shape }) =>
      constraint && trained.has(weight) ? [{ name, constraint, shape }] : [],
  );
  if (all.length === 0) return '';
  const functions = all.map(({ name, constraint, shape }, i) => {
    const about = { where, who: `the constraint of '${name}'` };
    const lines = functionLines((w) => constraint.apply(w), [shape], ['w'], JAX, about);
    return `def constrain_${i}(w):\n${indented(lines, 1)}\n\n\n`;
  });
  return `${functions.join('')}CONSTRAINTS = {
${all.map(({ name }, i) => `    ${keyText(name)}: constrain_${i},`).join('\n')}
}


def constrained(params):
    def rule(path, w):
        return CONSTRAINTS.get(jax.tree_util.keystr(path), lambda w: w)(w)

    return jax.tree_util.tree_map_with_path(rule, params)


`;
}
