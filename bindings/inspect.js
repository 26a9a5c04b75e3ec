// The microscope: every number of one update. A trainer that keeps all values makes the very step
// that the next trainOnBatch would make, and the weights are put back.

import { makeTensor } from './tensor.js';
import { readWeights } from './weights.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./tensor.js').Tensor} Tensor */

/**
 * A value of the computation.
 * @typedef {object} InspectedValue
 * @property {number} node         its number; inputs are always smaller
 * @property {string} name         of the layer, weight or operator
 * @property {string | null} op    the operator that made it; null for data, weights and constants
 * @property {string} formula      of that operator, TeX
 * @property {number[]} inputs     nodes
 * @property {Tensor} value
 * @property {number | null} gradient  the node that holds the loss' gradient with respect to it
 */

/**
 * @typedef {object} InspectedWeight
 * @property {string} name
 * @property {Tensor} before
 * @property {Tensor} gradient
 * @property {Tensor} after
 */

/**
 * @typedef {object} Inspection
 * @property {number} loss
 * @property {Record<string, number>} metrics   by key, the loss among them
 * @property {InspectedValue[]} forward         in the order of computation, to the loss and the metrics
 * @property {InspectedValue[]} backward        in the order of computation, to the weights' gradients
 * @property {InspectedWeight[]} weights        what the optimizer does; its formula is `update`
 * @property {string} update                    TeX
 * @property {(name: string) => InspectedValue | undefined} find  the last value of that name
 */

/** All nodes that these depend on, themselves included, in order. @param {Graph} graph @param {readonly number[]} roots */
function ancestors(graph, roots) {
  const seen = new Set(roots);
  for (const node of seen) for (const input of graph.inputsOf(node)) seen.add(input);
  return [...seen].sort((a, b) => a - b);
}

/**
 * @param {import('./network.js').Network} network
 * @param {import('./training.js').Training} training
 * @param {readonly Tensor[]} xs
 * @param {readonly Tensor[]} ys
 * @returns {Inspection}
 */
export function inspect(network, training, xs, ys) {
  const { graph } = network;
  const { weights } = training;
  const values = () => readWeights(graph, weights);
  const trainer = training.makeTrainer();
  const before = values();
  const allBefore = graph.flatWeights.slice();
  try {
    trainer.keep();
    const slots = training.trainer.slots().map((slot) => slot.slice());
    trainer.slots().forEach((slot, i) => {
      slot.set(slots[i]);
    });
    trainer.updates = training.trainer.updates;
    training.stepOn(trainer, xs, ys);
    const after = values();
    graph.flatWeights.set(allBefore); // the forward pass is read as it was computed
    const read = readerOf(graph, trainer);
    const forwardNodes = ancestors(graph, training.results);
    const gradients = weights.map(({ node }) => Number(trainer.gradientOf(node)));
    const isForward = new Set(forwardNodes);
    const forward = forwardNodes.flatMap(read);
    const backward = ancestors(graph, gradients)
      .filter((node) => !isForward.has(node))
      .flatMap(read);
    const numbers = training.report(training.results.map((node) => trainer.fn.scalar(node)));
    return {
      loss: numbers[0],
      metrics: Object.fromEntries(training.keys.map((key, i) => [key, numbers[i]])),
      forward,
      backward,
      weights: weights.map(({ name }, i) => ({
        name,
        before: before[i],
        gradient: read(gradients[i])[0].value,
        after: after[i],
      })),
      update: training.optimizer.formula,
      find: (name) => [...forward, ...backward].findLast((value) => value.name === name),
    };
  } finally {
    trainer.dispose();
  }
}

/**
 * @param {Graph} graph
 * @param {import('./trainer.js').Trainer} trainer
 * @returns {(node: number) => InspectedValue[]} nothing where only a shape was needed
 */
const readerOf = (graph, trainer) => (node) => {
  const { fn } = trainer;
  if (!fn.has(node)) return [];
  const op = graph.opOf(node);
  return [
    {
      node,
      name: graph.nameOf(node),
      op: op?.name ?? null,
      formula: op?.formula ?? '',
      inputs: graph.inputsOf(node),
      value: makeTensor(fn.shapeOf(node), fn.view(node).slice()),
      gradient: trainer.gradientOf(node),
    },
  ];
};
