// Losses and metrics of one's own as functions in Python: traced, and written operator by operator.

import { EngineError } from '../errors.js';
import { Graph } from '../graph.js';
import { numberOf } from '../measures.js';
import { during, Trace } from '../trace.js';
import { identifier } from './python.js';
import { statements } from './traced.js';

/** @typedef {import('../graph.js').OpenShape} OpenShape */
/** What stands in compile's settings for a function without a name. @typedef {{class_name: 'own', f: Function}} OwnForm */

/** @param {Function} f @returns {OwnForm} */
export const ownForm = (f) => ({ class_name: 'own', f });

/**
 * @param {Function} f of targets and predictions @param {readonly [OpenShape, OpenShape]} shapes
 * @param {import('./operators.js').Words} words @param {readonly string[]} args
 * @param {{where: string, who: string}} about
 */
function linesFor(f, shapes, words, args, about) {
  const graph = new Graph();
  try {
    const trace = new Trace(graph);
    const nodes = shapes.map((shape, i) => graph.input(args[i], shape));
    const result = during(trace, () => {
      const [y, p] = nodes.map((node) => trace.tracer(node));
      return trace.node(numberOf(f(y, p)), about.who);
    });
    const names = new Map(nodes.map((node, i) => [node, args[i]]));
    return statements(graph, [result], names, words, about);
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
    linesFor(f, [targets[i].shape, shape], words, args, about),
  );
  if (all.some((lines) => lines.join() !== all[0].join()))
    throw new EngineError(`${about.who} does not do the same on all outputs`, { where });
  return all[0];
}

/** A name that no function of the program has. @param {Function} f @param {readonly string[]} functions */
export function nameOf(f, functions) {
  let name = identifier(f.name || 'own');
  while (functions.some((text) => text.startsWith(`def ${name}(`))) name += '_';
  return name;
}
