// What `compile` makes of a network: loss and metrics as nodes, a trainer that steps on them, and a
// function that only measures.

import { projections } from './constraint.js';
import { targetSlot } from './cross-entropy.js';
import { EngineError } from './errors.js';
import { hasWeights, rowWeights } from './given-weights.js';
import { toLoss } from './losses.js';
import { factorsOf, measuresOf, perOutput, reported } from './measures.js';
import { objective } from './objective.js';
import { toOptimizer } from './optimizers.js';
import { feed, Tester } from './tester.js';
import { Trainer } from './trainer.js';

/** @typedef {import('./network.js').Network} Network */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./weights.js').Weight} Weight */
/** @typedef {import('./measures.js').CompileOptions} CompileOptions */
/** @typedef {import('./row-weights.js').RowWeights} RowWeights */
export class Training {
  #network;
  #seenVersion = 0;
  /** The second one knows weights of rows. @type {Tester[]} */
  #testers = [];
  #losses;
  /** Whether rows that are trained on have weights; once used they stay. */
  #isWeighted = false;
  #lossWeights;
  #measures;

  /**
   * @param {Network} network
   * @param {CompileOptions} options
   * @param {readonly Weight[]} [weights] what is trained, if not what its layers say now
   */
  constructor(network, options, weights) {
    const { optimizer = 'sgd', loss, metrics = [], lossWeights } = options;
    const names = network.outputNames;
    if (loss === undefined)
      throw new EngineError("needs a loss, such as 'meanSquaredError'", { where: 'compile' });
    this.#network = network;
    this.optimizer = toOptimizer(optimizer);
    this.options = { ...options, optimizer: this.optimizer };
    this.spec = { loss, metrics, lossWeights };
    this.#losses = perOutput(loss, names, 'loss').map(toLoss);
    /** What targets must look like. */
    this.targets = network.outputs.map(({ shape }, i) =>
      targetSlot(this.#losses[i], { name: names[i], shape: shape.with(0, null) }),
    );
    this.#lossWeights = factorsOf(lossWeights, names);
    this.#measures = measuresOf(metrics, names);
    const each = names.length > 1 ? names.map((name) => `${name}_loss`) : [];
    /** What is reported, in order; keys of the logs. */
    this.keys = ['loss', ...each, ...this.#measures.map(({ key }) => key)];
    const trainable = network.layers.flatMap((layer) => layer.trainableWeights);
    this.weights = weights ?? [...new Set(trainable)];
    this.results = this.#resultNodes(true);
    this.trainer = this.makeTrainer();
  }

  /** What is reported, of the averages of what steps or tests gave. @param {readonly number[]} values */
  report = (values) => reported(values, this.#measures);

  /** Inputs, then targets: what a step is given. */
  get inputNodes() {
    return this.#inputNodes(this.#isWeighted);
  }

  /** @param {boolean} isWeighted */
  #inputNodes(isWeighted) {
    return [...this.#network.inputNodes, ...this.#targetNodes, ...this.#weightNodes(isWeighted)];
  }

  get #targetNodes() {
    return this.targets.map(({ shape }, i) => this.#network.lossNode('target', i, shape));
  }

  /** @param {boolean} isWeighted */
  #weightNodes(isWeighted) {
    const one = (/** @type {number} */ i) => this.#network.lossNode('weight', i, [null]);
    return isWeighted ? this.targets.map((_, i) => one(i)) : [];
  }

  /**
   * Targets with the weights of their rows, if any were ever given: from then on the loss has them.
   * @param {readonly Tensor[]} ys @param {RowWeights} [given] @param {string} [where]
   */
  withWeights(ys, given, where) {
    if (!this.#isWeighted && !hasWeights(given)) return ys;
    const weights = rowWeights(ys, given, where);
    if (!this.#isWeighted) this.#beginWeights();
    return [...ys, ...weights];
  }

  /** Another trainer that knows weights, where the one before stood. */
  #beginWeights() {
    const [before, state] = [this.trainer, this.state()];
    this.#isWeighted = true;
    try {
      this.results = this.#resultNodes(true);
    } catch (error) {
      this.#isWeighted = false;
      throw error;
    }
    this.trainer = this.makeTrainer();
    this.resume(state);
    before.dispose();
  }

  /** What the optimizer remembers: its numbers say how many slots there are. */
  state() {
    this.tune(1, this.trainer);
    return this.trainer.state();
  }

  /** The optimizer goes on where another one stood. @param {import('./trainer.js').OptimizerState} state */
  resume(state) {
    this.tune(1, this.trainer);
    this.trainer.resume(state);
  }

  makeTrainer() {
    return new Trainer(this.#network.graph, {
      inputs: this.inputNodes,
      outputs: this.results,
      weights: this.weights.map(({ node }) => node),
      optimizer: this.optimizer.index,
      updates: this.#network.updates(true),
      constraints: projections(this.#network.graph, this.weights),
    });
  }

  /** Nodes of rank 0: the loss, its parts where there are several, the metrics. @param {boolean} training @param {boolean} [isWeighted] */
  #resultNodes(training, isWeighted = this.#isWeighted) {
    return objective(this.#network, {
      ...{ training, losses: this.#losses, lossWeights: this.#lossWeights },
      ...{ measures: this.#measures, weights: this.weights },
      ...{ targets: this.#targetNodes, rows: this.#weightNodes(isWeighted) },
    });
  }

  /**
   * Hands the optimizer's numbers to a trainer, if they have changed.
   * @param {number} steps that will be made with them
   * @param {Trainer} [other]
   */
  tune(steps, other) {
    const { optimizer, trainer = this.trainer } = { optimizer: this.optimizer, trainer: other };
    if (other || optimizer.version !== this.#seenVersion) {
      for (const [i, value] of optimizer.values.entries()) trainer.set(i, value);
      trainer.setRates(new Float64Array(0));
    }
    if (optimizer.schedule) trainer.setRates(optimizer.ratesAfter(trainer.updates, steps));
    if (!other) this.#seenVersion = optimizer.version;
  }

  /** One update. @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys @returns {number[]} */
  step(xs, ys) {
    this.needWeights();
    feed(this.trainer.fn, xs, ys);
    this.tune(1);
    this.trainer.step();
    return this.results.map((node) => this.trainer.fn.scalar(node));
  }

  needWeights() {
    if (this.weights.length === 0)
      throw new EngineError('this model has no weights that can be trained', { code: 'state' });
  }

  /** The same numbers without an update. @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys maybe weights, too @returns {number[]} */
  test(xs, ys) {
    const isWeighted = ys.length > this.targets.length;
    const { graph } = this.#network;
    const nodes = () => this.#resultNodes(false, isWeighted);
    const updates = () => this.#network.updates(false);
    const make = () => new Tester(graph, this.#inputNodes(isWeighted), nodes(), updates());
    this.#testers[Number(isWeighted)] ??= make();
    return this.#testers[Number(isWeighted)].run(xs, ys);
  }

  /** @param {Trainer} trainer @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys */
  stepOn(trainer, xs, ys) {
    feed(trainer.fn, xs, ys);
    this.tune(1, trainer);
    trainer.step();
  }

  dispose() {
    this.trainer.dispose();
    for (const one of this.#testers) one?.dispose();
  }
}
