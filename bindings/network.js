// The path from inputs to outputs: which layers stand on it, in which order, and their nodes in a
// graph. Layers that are built already bring their graph along, so that a part of a network shares
// its weights; all others are built in it.

import { describe, EngineError } from './errors.js';
import { joinGraphs } from './join.js';
import { layersInOrder, placesInOrder } from './layer-order.js';
import { InputLayer } from './layers/input.js';
import { Mode } from './mode.js';
import { nameAll } from './names.js';
import { penalty } from './penalty.js';
import { seedOf } from './seeds.js';
import { checkLeaving, SymbolicTensor } from './symbolic.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./layer.js').Layer} Layer */
/** @typedef {import('./symbolic.js').Place} Place */
/** @typedef {Map<SymbolicTensor, number>} Nodes */
/** What the layers made of one mode. @typedef {{nodes: Nodes, mode: Mode}} Run */

/** @param {string} message */
const wrong = (message) => new EngineError(message, { where: 'model' });

/** @param {string} what @param {unknown} given @returns {SymbolicTensor[]} */
function symbols(what, given) {
  const list = [given].flat();
  for (const one of list)
    if (!(one instanceof SymbolicTensor))
      throw wrong(`${what} must be what input() or a layer's apply gave, not ${describe(one)}`);
  return /** @type {SymbolicTensor[]} */ (list);
}

export class Network {
  /** By mode and by what was frozen: frozen layers may act otherwise. @type {Map<string, Run>} */
  #runs = new Map();
  /** @type {Map<string, number>} */
  #targets = new Map();
  #onLeave;

  /**
   * @param {object} parts
   * @param {unknown} parts.inputs   symbolic, one or a list
   * @param {unknown} parts.outputs  symbolic, one or a list
   * @param {import('./random.js').Stream} parts.stream  for initial weights
   * @param {number} parts.seed      for dropout
   * @param {() => () => void} parts.onLeave  called before it moves to another graph; what it gives, after
   */
  constructor({ inputs, outputs, stream, seed, onLeave }) {
    this.inputs = symbols('inputs', inputs);
    this.outputs = symbols('outputs', outputs);
    this.places = placesInOrder(this.outputs, this.inputs);
    this.layers = layersInOrder(this.outputs, this.places);
    this.#onLeave = onLeave;
    this.#checkInputs();
    nameAll(this.layers);
    this.graph = joinGraphs(this.layers);
    const fresh = this.layers.filter(({ graph }) => !graph);
    try {
      if (fresh.length === this.layers.length) this.graph.seed(seedOf(this.layers, seed));
      for (const layer of fresh) layer.enter(this.graph, stream);
    } catch (error) {
      for (const layer of fresh) layer.unbuild();
      this.graph.release();
      throw error;
    }
    this.graph.networks.add(this);
  }

  #checkInputs() {
    for (const { layer } of this.inputs)
      if (!(layer instanceof InputLayer))
        throw wrong(`what '${layer.name}' gives is not an input: use input()`);
    for (const { layer, inputs, outputs } of this.places)
      if (inputs.length === 0 && !this.inputs.includes(outputs[0]))
        throw wrong(`the outputs depend on input '${layer.name}', which is not among the inputs`);
  }

  /** The model lets go of its graph. */
  release() {
    this.graph.networks.delete(this);
    this.graph.release();
  }

  /** Before its layers move to another graph. @returns {(graph: Graph) => void} to be called after it */
  leave() {
    const arrived = this.#onLeave();
    return (graph) => {
      this.release();
      this.graph = graph.retain();
      graph.networks.add(this);
      this.#runs.clear();
      this.#targets.clear();
      arrived();
    };
  }

  /** @param {Layer} layer @returns {Place[]} its places in this network */
  placesOf = (layer) => this.places.filter((place) => place.layer === layer);

  /** All layers, those of models in it too. */
  get leaves() {
    return [...new Set([...this.layers, ...this.inputLayers].flatMap(({ leaves }) => leaves))];
  }

  /** Layers that data comes in through. @returns {InputLayer[]} */
  get inputLayers() {
    return this.inputs.map(({ layer }) => /** @type {InputLayer} */ (layer));
  }

  /** The graph's nodes of the inputs. */
  get inputNodes() {
    for (const layer of this.inputLayers) if (!layer.graph) layer.enter(this.graph);
    return this.inputLayers.map(({ node }) => node);
  }

  /** By which an output is called: its layer's name; a second one of that layer has a number. */
  get outputNames() {
    const names = this.outputs.map(({ layer }) => layer.name);
    return names.map((name, i) => {
      const before = names.slice(0, i).filter((other) => other === name).length;
      return before ? `${name}_${before}` : name;
    });
  }

  /** A node of what a loss is measured with beside an output. @param {'target' | 'weight'} what @param {number} i @param {import('./graph.js').OpenShape} shape */
  lossNode(what, i, shape) {
    const key = `${this.outputNames[i]}/${what} ${shape.join()}`;
    const known = this.#targets.get(key);
    if (known !== undefined) return known;
    const node = this.graph.input(`${this.outputNames[i]}/${what}`, shape);
    this.#targets.set(key, node);
    return node;
  }

  /** Adds the layers' nodes to a graph. @param {Graph} graph @param {Nodes} nodes of the inputs @param {Mode} mode */
  trace(graph, nodes, mode) {
    for (const { layer, inputs, outputs } of this.places) {
      if (nodes.has(outputs[0])) continue;
      const ids = inputs.map((input) => Number(nodes.get(input)));
      const made = [layer.nodesFrom(graph, ids, mode)].flat();
      checkLeaving(layer.name, outputs, graph, made);
      outputs.forEach((output, i) => {
        if (!ids.includes(made[i])) graph.setName(made[i], i ? `${layer.name}/${i}` : layer.name);
        nodes.set(output, made[i]);
      });
      const { activityRegularizer: of } = layer;
      if (of) mode.losses.push(...made.map((node) => penalty(graph, of, node)));
    }
    return nodes;
  }

  /** @param {boolean} training @returns {Run} */
  #run(training) {
    const key = [training, ...this.leaves.map(({ trainable }) => trainable)].join();
    const known = this.#runs.get(key);
    if (known) return known;
    const [mode, given] = [new Mode(training), this.inputNodes];
    const inputs = new Map(this.inputs.map((input, i) => [input, given[i]]));
    const run = { nodes: this.trace(this.graph, inputs, mode), mode };
    this.#runs.set(key, run);
    return run;
  }

  /** The graph's node of every value. @param {boolean} training whether dropout acts */
  nodes(training) {
    return this.#run(training).nodes;
  }

  /** What layers add to the loss. @param {boolean} training @returns {readonly number[]} */
  losses(training) {
    return this.#run(training).mode.losses;
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
