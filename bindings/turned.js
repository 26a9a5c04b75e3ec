// A sequence from its last step to its first. The engine has no operator for it, but a recurrent one that runs
// backwards and only copies, h = x I + h 0, gives just that, of any length, and has a gradient.

import { fusedParams } from './activations.js';
import { SIMPLE_RNN } from './cells.js';

/**
 * @param {import('./graph.js').Graph} graph
 * @param {number} x a node, [batch, steps, features]
 * @param {import('./mode.js').Mode} mode
 * @returns {number} a node
 */
export function turned(graph, x, { training }) {
  const n = Number(graph.shape(x)[2]);
  const [identity, zeros] = [new Float32Array(n * n), new Float32Array(n * n)];
  for (let i = 0; i < n; i++) identity[i * n + i] = 1;
  const weights = [identity, zeros].map((values) => graph.constant([n, n], values));
  const inputs = [x, ...weights, graph.constant([n], new Float32Array(n))];
  const params = {
    cell: SIMPLE_RNN.number,
    ...fusedParams({ fused: 0 }),
    backwards: 1,
    record: Number(training),
  };
  const record = graph.apply('recurrent', inputs, params);
  return graph.apply(SIMPLE_RNN.op, [record, ...inputs], params);
}
