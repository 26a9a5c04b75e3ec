// What was traced as statements of Python: a variable for each node, in the order in which they can run.

import { engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { GraphFunction } from '../function.js';
import { isWritten, OPERATORS } from './operators.js';
import { literal } from './python.js';

/** @typedef {import('../graph.js').Graph} Graph */
/** @typedef {import('./operators.js').Words} Words */

const CONSTANT = -3;

/** The shortest text of a float32. @param {number} value */
function number(value) {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '(-float("inf"))';
  let text = String(value);
  for (let digits = 1; digits < 10; digits++) {
    text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) break;
  }
  const float = /[.e]/.test(text) ? text : `${text}.0`;
  return value < 0 || Object.is(value, -0) ? `(${float})` : float;
}

/** @param {Graph} graph @param {number} node */
function constant(graph, node) {
  const fn = GraphFunction.of(graph, [], [node]);
  try {
    fn.setShapes([]);
    fn.run();
    const [shape, values] = [fn.shapeOf(node), [...fn.view(node)].map(number)];
    if (shape.length === 0) return values[0];
    return `np.array([${values.join(', ')}], "float32").reshape(${literal(shape)})`;
  } finally {
    fn.dispose();
  }
}

/** All nodes that these depend on, in order. @param {Graph} graph @param {readonly number[]} roots */
function needed(graph, roots) {
  const seen = new Set(roots);
  for (const node of seen) for (const input of graph.inputsOf(node)) seen.add(input);
  return [...seen].sort((a, b) => a - b);
}

/**
 * @param {Graph} graph
 * @param {readonly number[]} outputs
 * @param {Map<number, string>} names of inputs and weights
 * @param {Words} words
 * @param {{where: string, who: string}} about for the sentence
 * @returns {string[]} statements; the last one returns the outputs
 */
export function statements(graph, outputs, names, words, { where, who }) {
  const texts = new Map(names);
  const taken = new Set(names.values());
  /** @type {string[]} */
  const lines = [];
  for (const node of needed(graph, outputs)) {
    const op = graph.opOf(node);
    if (texts.has(node)) continue;
    if (!op) {
      if (engine().wasm.nb_node_op(graph.pointer, node) === CONSTANT)
        texts.set(node, constant(graph, node));
      continue;
    }
    const inputs = graph.inputsOf(node);
    const values = op.params.map(({ name }, i) => [
      name,
      engine().wasm.nb_node_param(graph.pointer, node, i),
    ]);
    const params = Object.fromEntries(values);
    if (!isWritten(op.name, params, inputs.length))
      throw new EngineError(
        `${who} uses the operator '${op.name}', which cannot be written in Python`,
        { where },
      );
    const xs = inputs.map((input) => String(texts.get(input)));
    const shapes = inputs.map((input) => graph.shape(input));
    let name = `v${lines.length + 1}`;
    while (taken.has(name)) name += '_';
    taken.add(name);
    lines.push(`${name} = ${OPERATORS[op.name](words, xs, params, shapes)}`);
    texts.set(node, name);
  }
  const results = outputs.map((node) => texts.get(node)).join(', ');
  const last = lines.at(-1)?.split(' = ') ?? [];
  if (last[0] === results) return [...lines.slice(0, -1), `return ${last.slice(1).join(' = ')}`];
  return [...lines, `return ${results}`];
}
