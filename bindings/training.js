// What `compile` makes of a network: loss and metrics as nodes, a trainer that steps on them, and a
// function that only measures.

import { checkNumber, describe, EngineError } from './errors.js';
import { GraphFunction } from './function.js';
import { toLoss } from './losses.js';
import { toMetric } from './metrics.js';
import { mean } from './ops.js';
import { toOptimizer } from './optimizers.js';
import { during, Trace } from './trace.js';
import { Trainer } from './trainer.js';

/** @typedef {import('./network.js').Network} Network */
/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./weights.js').Weight} Weight */
/** @typedef {import('./losses.js').CustomLoss} CustomLoss */
/** @typedef {import('./metrics.js').Metric} Metric */

/** @template T @typedef {T | readonly T[] | {readonly [output: string]: T}} PerOutput */

/**
 * @typedef {object} CompileOptions
 * @property {string | import('./optimizers.js').Optimizer} [optimizer]  'sgd' or one made by `optimizers`
 * @property {PerOutput<string | CustomLoss>} loss  a name, a loss, a function (yTrue, yPred); a list or
 *   an object for several outputs
 * @property {PerOutput<string | Metric | readonly (string | Metric)[]>} [metrics]  names or functions;
 *   a list of lists or an object for several outputs
 * @property {readonly number[]} [lossWeights]  factors of the losses of several outputs
 */

/** One number measured on one output. @typedef {{key: string, output: number, f: import('./metrics.js').Metric}} Measure */

/**
 * One entry for each output, from a list in their order, an object by their names, or one for all.
 * @param {any} given @param {readonly string[]} names @param {string} what
 * @returns {any[]}
 */
function perOutput(given, names, what) {
  if (names.length === 1) return [Array.isArray(given) && what === 'loss' ? given[0] : given];
  if (Array.isArray(given) && given.length === names.length) return given;
  const isByName = given !== null && typeof given === 'object' && names.every((n) => n in given);
  if (isByName && !Array.isArray(given)) return names.map((name) => given[name]);
  if (!Array.isArray(given)) return names.map(() => given);
  throw new EngineError(`${what} must name one for each of ${names.join(', ')}`, {
    where: 'compile',
  });
}

/** @param {CompileOptions['metrics']} metrics @param {readonly string[]} names @returns {Measure[]} */
function measuresOf(metrics, names) {
  const isFlat = Array.isArray(metrics) && !metrics.some(Array.isArray);
  const lists = isFlat ? names.map(() => metrics) : perOutput(metrics, names, 'metrics');
  return lists.flatMap((list, output) =>
    [list].flat().map((given) => {
      const { key, metric } = toMetric(given);
      return { key: names.length > 1 ? `${names[output]}_${key}` : key, output, f: metric };
    }),
  );
}

export class Training {
  #network;
  #seenVersion = 0;
  /** @type {{fn: GraphFunction, nodes: number[]} | null} */
  #tester = null;
  #losses;
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
    this.#lossWeights = names.map((_, i) => lossWeights?.[i] ?? 1);
    for (const weight of this.#lossWeights) checkNumber('compile', 'a loss weight', weight);
    this.#measures = measuresOf(metrics, names);
    const each = names.length > 1 ? names.map((name) => `${name}_loss`) : [];
    /** What `trainOnBatch` gives, in order; keys of the logs. */
    this.keys = ['loss', ...each, ...this.#measures.map(({ key }) => key)];
    this.results = this.#resultNodes(true);
    const trainable = network.layers.flatMap((layer) => layer.trainableWeights);
    this.weights = weights ?? [...new Set(trainable)];
    this.trainer = this.makeTrainer();
  }

  /** Inputs, then targets: what a step is given. */
  get inputNodes() {
    return [...this.#network.inputNodes, ...this.#network.targetNodes];
  }

  makeTrainer() {
    return new Trainer(this.#network.graph, {
      inputs: this.inputNodes,
      outputs: this.results,
      weights: this.weights.map(({ node }) => node),
      optimizer: this.optimizer.index,
      updates: this.#network.updates(true),
    });
  }

  /** Nodes of rank 0: the loss, its parts where there are several, the metrics. @param {boolean} training */
  #resultNodes(training) {
    const trace = new Trace(this.#network.graph);
    const predicted = this.#network.outputNodes(training).map((node) => trace.tracer(node));
    const targets = this.#network.targetNodes.map((node) => trace.tracer(node));
    return during(trace, () => {
      const losses = this.#losses.map((f, i) => numberOf(f(targets[i], predicted[i])));
      const weighted = losses.map((loss, i) =>
        this.#lossWeights[i] === 1 ? loss : loss.mul(this.#lossWeights[i]),
      );
      const total = weighted.reduce((sum, loss) => sum.add(loss));
      const measured = this.#measures.map(({ f, output }) =>
        numberOf(f(targets[output], predicted[output])),
      );
      const parts = losses.length > 1 ? losses : [];
      return [total, ...parts, ...measured].map((value) => trace.node(value, 'compile'));
    });
  }

  /** Writes a batch into a function. @param {GraphFunction} fn @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys */
  #feed(fn, xs, ys) {
    fn.setShapes([...xs.map(({ shape }) => shape), ...ys.map(({ shape }) => shape)]);
    for (let i = 0; i < xs.length; i++) fn.write(i, xs[i].data);
    for (let i = 0; i < ys.length; i++) fn.write(xs.length + i, ys[i].data);
  }

  /** Hands the optimizer's numbers to a trainer, if they have changed. @param {Trainer} [other] */
  tune(other) {
    if (!other && this.optimizer.version === this.#seenVersion) return;
    this.optimizer.values.forEach((value, i) => {
      (other ?? this.trainer).set(i, value);
    });
    if (!other) this.#seenVersion = this.optimizer.version;
  }

  /** One update. @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys @returns {number[]} */
  step(xs, ys) {
    this.needWeights();
    this.#feed(this.trainer.fn, xs, ys);
    this.tune();
    this.trainer.step();
    return this.results.map((node) => this.trainer.fn.scalar(node));
  }

  needWeights() {
    if (this.weights.length > 0) return;
    throw new EngineError('this model has no weights that can be trained', {
      code: 'state',
      where: 'train',
    });
  }

  /** The same numbers without an update, and without dropout. @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys @returns {number[]} */
  test(xs, ys) {
    if (!this.#tester) {
      const nodes = this.#resultNodes(false);
      this.#tester = { nodes, fn: GraphFunction.of(this.#network.graph, this.inputNodes, nodes) };
      this.#tester.fn.assign(this.#network.updates(false));
    }
    const { nodes, fn } = this.#tester;
    this.#feed(fn, xs, ys);
    fn.run();
    return nodes.map((node) => fn.scalar(node));
  }

  /** @param {Trainer} trainer @param {readonly Tensor[]} xs @param {readonly Tensor[]} ys */
  stepOn(trainer, xs, ys) {
    this.#feed(trainer.fn, xs, ys);
    this.tune(trainer);
    trainer.step();
  }

  dispose() {
    this.trainer.dispose();
    this.#tester?.fn.dispose();
  }
}

/** A loss or metric as one number; the mean, if there are more. @param {Tensor | number} value @returns {Tensor} */
function numberOf(value) {
  const shape = typeof value === 'number' ? [] : value?.shape;
  if (!shape)
    throw new EngineError(`a loss or metric must give a tensor, not ${describe(value)}`, {
      where: 'compile',
    });
  return mean(value);
}
