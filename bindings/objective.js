// What a step reports, as nodes of rank 0: the loss, its parts where there are several outputs, the metrics.

import { weighed } from './given-weights.js';
import { numberOf, partsOf } from './measures.js';
import { penalties } from './penalty.js';
import { during, Trace } from './trace.js';

/**
 * @param {import('./network.js').Network} network
 * @param {object} how
 * @param {boolean} how.training
 * @param {readonly any[]} how.losses  of each output
 * @param {readonly number[]} how.lossWeights
 * @param {readonly import('./measures.js').Measure[]} how.measures
 * @param {readonly import('./weights.js').Weight[]} how.weights  that are trained
 * @param {readonly number[]} how.targets  nodes, as those of the weights of rows, if there are any
 * @param {readonly number[]} how.rows
 * @returns {number[]} nodes
 */
export function objective(network, how) {
  const { training, losses, lossWeights, measures } = how;
  const trace = new Trace(network.graph);
  const tracers = (/** @type {readonly number[]} */ nodes) => nodes.map((n) => trace.tracer(n));
  const predicted = tracers(network.outputNodes(training));
  const [targets, rows] = [tracers(how.targets), tracers(how.rows)];
  return during(trace, () => {
    const each = losses.map((f, i) =>
      numberOf(
        rows[i] ? weighed(f, targets[i], predicted[i], rows[i]) : f(targets[i], predicted[i]),
      ),
    );
    const weighted = each.map((loss, i) =>
      lossWeights[i] === 1 ? loss : loss.mul(lossWeights[i]),
    );
    weighted.push(...penalties(trace, how.weights), ...tracers(network.losses(training)));
    const total = weighted.reduce((sum, loss) => sum.add(loss));
    const measured = measures.flatMap((one) =>
      partsOf(one).map((f) => numberOf(f(targets[one.output], predicted[one.output]))),
    );
    const parts = each.length > 1 ? each : [];
    return [total, ...parts, ...measured].map((value) => trace.node(value, 'compile'));
  });
}
