// The path from inputs to outputs: which layers stand on it, in which order, and their nodes in a
// graph. Layers that are built already bring their graph along, so that a part of a network shares
// its weights; all others are built in it.

import { describe, EngineError } from './errors.js';
import { Graph } from './graph.js';
import { InputLayer } from './layers/input.js';
import { Mode } from './mode.js';
import { SymbolicTensor } from './symbolic.js';

/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {{nodes: Map<SymbolicTensor, number>, mode: Mode}} Run what the layers made of one mode */

/**
 * All values that the outputs need, in an order in which they can be computed.
 * @param {readonly SymbolicTensor[]} outputs
 * @returns {SymbolicTensor[]}
 */
function inOrder(outputs) {
  /** @type {Set<SymbolicTensor>} */
  const seen = new Set();
  /** @type {SymbolicTensor[]} */
  const order = [];
  /** @param {SymbolicTensor} value */
  const visit = (value) => {
    if (seen.has(value)) return;
    seen.add(value);
    value.inputs.forEach(visit);
    order.push(value);
  };
  outputs.forEach(visit);
  return order;
}

/** @param {string} what @param {unknown} given @returns {SymbolicTensor[]} */
function symbols(what, given) {
  const list = [given].flat();
  for (const one of list)
    if (!(one instanceof SymbolicTensor))
      throw new EngineError(
        `${what} must be what input() or a layer's apply gave, not ${describe(one)}`,
        { where: 'model' },
      );
  return /** @type {SymbolicTensor[]} */ (list);
}

/**
 * The one graph of the layers that are built already, or a new one.
 * @param {readonly Layer[]} layers
 */
function graphOf(layers) {
  const graphs = new Set(layers.flatMap(({ graph }) => graph ?? []));
  if (graphs.size > 1)
    throw new EngineError('the layers belong to two models that were made apart; join them first', {
      where: 'model',
    });
  for (const graph of graphs) return graph.pointer && graph.retain();
  return new Graph();
}

/**
 * Gives names to layers that have none, as Keras counts: dense, dense_1, ...
 * @param {readonly Layer[]} layers
 */
function nameAll(layers) {
  const taken = new Set();
  for (const { hasName, name } of layers) {
    if (hasName && taken.has(name))
      throw new EngineError(`two layers are named '${name}'`, { where: 'model' });
    if (hasName) taken.add(name);
  }
  for (const layer of layers) {
    if (layer.hasName) continue;
    let name = layer.kind;
    for (let count = 1; taken.has(name); count++) name = `${layer.kind}_${count}`;
    taken.add(name);
    layer.setName(name);
  }
}

export class Network {
  /** By mode and by what was frozen: frozen layers may act otherwise. @type {Map<string, Run>} */
  #runs = new Map();
  /** @type {number[] | null} */
  #targets = null;

  /**
   * @param {object} parts
   * @param {unknown} parts.inputs   symbolic, one or a list
   * @param {unknown} parts.outputs  symbolic, one or a list
   * @param {import('./random.js').Stream} parts.stream  for initial weights
   * @param {number} parts.seed      for dropout
   */
  constructor({ inputs, outputs, stream, seed }) {
    this.inputs = symbols('inputs', inputs);
    this.outputs = symbols('outputs', outputs);
    this.values = inOrder(this.outputs);
    this.layers = [...new Set(this.values.map(({ layer }) => layer))];
    this.#checkInputs();
    nameAll(this.layers);
    this.graph = /** @type {Graph} */ (graphOf(this.layers));
    const fresh = this.layers.filter(({ graph }) => !graph);
    try {
      if (fresh.length === this.layers.length) this.graph.seed(seed);
      for (const layer of fresh) layer.build(this.graph, stream);
    } catch (error) {
      for (const layer of fresh) layer.unbuild();
      this.graph.release();
      throw error;
    }
  }

  #checkInputs() {
    for (const { layer } of this.inputs)
      if (!(layer instanceof InputLayer))
        throw new EngineError(`what '${layer.name}' gives is not an input: use input()`, {
          where: 'model',
        });
    for (const value of this.values)
      if (value.inputs.length === 0 && !this.inputs.includes(value))
        throw new EngineError(
          `the outputs depend on input '${value.layer.name}', which is not among the inputs`,
          { where: 'model' },
        );
  }

  /** Layers that data comes in through. @returns {InputLayer[]} */
  get inputLayers() {
    return this.inputs.map(({ layer }) => /** @type {InputLayer} */ (layer));
  }

  /** The graph's nodes of the inputs. */
  get inputNodes() {
    for (const layer of this.inputLayers) if (!layer.graph) layer.build(this.graph);
    return this.inputLayers.map(({ node }) => node);
  }

  /** Nodes of the targets that a loss is measured against, shaped as the outputs. */
  get targetNodes() {
    this.#targets ??= this.outputs.map(({ layer, shape }) =>
      this.graph.input(`${layer.name}/target`, shape),
    );
    return this.#targets;
  }

  /** @param {boolean} training @returns {Run} */
  #run(training) {
    const key = [training, ...this.layers.map(({ trainable }) => trainable)].join();
    const known = this.#runs.get(key);
    if (known) return known;
    /** @type {Map<SymbolicTensor, number>} */
    const nodes = new Map();
    const mode = new Mode(training);
    for (const value of this.values) {
      const ids = value.inputs.map((input) => Number(nodes.get(input)));
      const node = value.layer.call(this.graph, ids, mode);
      if (!ids.includes(node)) this.graph.setName(node, value.layer.name);
      nodes.set(value, node);
    }
    this.#runs.set(key, { nodes, mode });
    return { nodes, mode };
  }

  /** The graph's node of every value. @param {boolean} training whether dropout acts */
  nodes(training) {
    return this.#run(training).nodes;
  }

  /** What weights become after a run. @param {boolean} training @returns {ReadonlyMap<number, number>} */
  updates(training) {
    return this.#run(training).mode.updates;
  }

  /** The graph's nodes of the outputs. @param {boolean} training */
  outputNodes(training) {
    const nodes = this.nodes(training);
    return this.outputs.map((output) => Number(nodes.get(output)));
  }
}
