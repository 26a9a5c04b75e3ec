// Layers applied to numbers, without a network. A layer that stands in no network gets a graph for the time
// of the call and keeps the values of its weights; another computes in its own.

import { single } from './batch.js';
import { shapeText } from './errors.js';
import { GraphFunction } from './function.js';
import { Graph } from './graph.js';
import { Mode } from './mode.js';
import { provide } from './provided.js';
import { freshSeed, Stream } from './random.js';
import { seedOf } from './seeds.js';
import { isPlainTensor, makeTensor, toTensor } from './tensor.js';

/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** What computes a layer on inputs of some shapes. @typedef {{graph: Graph, fn: GraphFunction, outputs: number[]}} Made */

/** For layers in a network, by what comes in. @type {WeakMap<Layer, Map<string, Made>>} */
const made = new WeakMap();

/** @param {Layer} layer @param {Graph} graph @param {readonly Tensor[]} xs @param {boolean} training @returns {Made} */
function make(layer, graph, xs, training) {
  const mode = new Mode(training);
  const inputs = xs.map(({ shape }) => graph.input(`${layer.name}/x`, shape));
  const outputs = [layer.nodesFrom(graph, inputs, mode)].flat();
  const fn = GraphFunction.of(graph, inputs, outputs);
  fn.assign(mode.updates);
  return { graph, fn, outputs };
}

/** @param {Made} how @param {readonly Tensor[]} xs @returns {Tensor[]} */
function run({ fn, outputs }, xs) {
  fn.setShapes(xs.map(({ shape }) => shape));
  xs.forEach(({ data }, i) => {
    fn.write(i, data);
  });
  fn.run();
  return outputs.map((node) => makeTensor(fn.shapeOf(node), fn.view(node).slice()));
}

/** In the layer's own graph: what was made once stays. @param {Layer} layer @param {readonly Tensor[]} xs @param {boolean} training */
function runHere(layer, xs, training) {
  const graph = /** @type {Graph} */ (layer.graph);
  const known = made.get(layer) ?? new Map();
  made.set(layer, known);
  const frozen = layer.leaves.map(({ trainable }) => trainable).join();
  const key = `${xs.map(({ shape }) => shapeText(shape))} ${training} ${frozen}`;
  if (known.get(key)?.graph !== graph) known.set(key, make(layer, graph, xs, training));
  return run(known.get(key), xs);
}

/** In a graph that goes when it is done. @template T @param {Layer} layer @param {(graph: Graph) => T} body @returns {T} */
function aside(layer, body) {
  const graph = new Graph();
  const seed = freshSeed();
  graph.seed(seedOf([layer], seed));
  try {
    layer.enter(graph, new Stream(seed));
    return body(graph);
  } finally {
    layer.unbuild({ keep: true });
    graph.release();
  }
}

/** One tensor, or those of a list: arrays, too, where the layer takes several. @param {Layer} layer @param {any} inputs @returns {Tensor[]} */
const tensorsOf = (layer, inputs) =>
  Array.isArray(inputs) && (layer.joins || inputs.every(isPlainTensor))
    ? inputs.map((one) => toTensor(one, layer.name))
    : [toTensor(inputs, layer.name)];

/**
 * @param {Layer} layer
 * @param {any} inputs tensors, one or a list
 * @param {{training?: boolean} | null} [given]
 * @returns {any} tensors, one or a list
 */
function applyAtOnce(layer, inputs, given) {
  const training = given?.training ?? false;
  const xs = tensorsOf(layer, inputs);
  layer.checkCount(xs.length);
  for (const { data } of xs) layer.checkInput(data);
  layer.settle(xs.map(({ shape }) => shape));
  if (layer.graph) return single(runHere(layer, xs, training));
  return single(aside(layer, (graph) => run(make(layer, graph, xs, training), xs)));
}

/** @param {Layer} layer that knows what comes in */
const drawWeights = (layer) => aside(layer, () => {});

/** @param {Layer} layer @param {readonly import('./graph.js').OpenShape[]} shapes */
function buildAtOnce(layer, shapes) {
  layer.settle(shapes);
  if (!layer.graph) drawWeights(layer);
}

provide({ applyAtOnce, buildAtOnce, drawWeights });
