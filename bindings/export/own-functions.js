// Functions of one's own in Python: losses, metrics, constraints; traced, and written operator by operator.

import { EngineError } from '../errors.js';
import { Graph } from '../graph.js';
import { numberOf } from '../measures.js';
import { during, Trace } from '../trace.js';
import { identifier, unused } from './python.js';
import { statements } from './traced.js';

/** @typedef {import('../graph.js').OpenShape} OpenShape */
/** What stands in compile's settings for a function without a name. @typedef {{class_name: 'own', f: Function}} OwnForm */

/** @param {Function} f @returns {OwnForm} */
export const ownForm = (f) => ({ class_name: 'own', f });

/**
 * The statements of a function of tensors.
 * @param {(...xs: any[]) => any} f @param {readonly OpenShape[]} shapes of its arguments
 * @param {readonly string[]} args their names
 * @param {import('./operators.js').Words} words
 * @param {{where: string, who: string}} about for the sentence
 * @returns {string[]}
 */
export function functionLines(f, shapes, args, words, about) {
  const graph = new Graph();
  try {
    const trace = new Trace(graph);
    const nodes = shapes.map((shape, i) => graph.input(args[i], shape));
    const made = during(trace, () => f(...nodes.map((node) => trace.tracer(node))));
    const names = new Map(nodes.map((node, i) => [node, args[i]]));
    return statements(graph, [trace.node(made, about.who)], names, words, about);
  } finally {
    graph.release();
  }
}

/**
 * The statements of a loss or metric of one's own; on all outputs they must be alike.
 * @param {OwnForm} form @param {import('../model.js').Model} model
 * @param {import('./operators.js').Words} words @param {readonly [string, string]} args
 * @param {string} where
 * @returns {string[]}
 */
export function ownLines({ f }, model, words, args, where) {
  const about = { where, who: `'${f.name || 'a loss or metric of your own'}'` };
  const targets = model.training?.targets ?? [];
  const all = model.outputs.map(({ shape }, i) =>
    functionLines((y, p) => numberOf(f(y, p)), [targets[i].shape, shape], args, words, about),
  );
  if (all.some((lines) => lines.join() !== all[0].join()))
    throw new EngineError(`${about.who} does not do the same on all outputs`, { where });
  return all[0];
}

/** A name that no function of the program has. @param {Function} f @param {readonly string[]} functions */
export function nameOf(f, functions) {
  return unused(identifier(f.name || 'own'), functions);
}
