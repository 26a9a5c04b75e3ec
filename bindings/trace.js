// Operators on values. On numbers an operator is built, run and freed at once; within `grad` or
// `compile` it becomes a node of the graph that is being traced, and its value stands for numbers
// that are not there yet.

import { EngineError, shapeText } from './errors.js';
import { GraphFunction } from './function.js';
import { Graph } from './graph.js';
import { makeTensor, TensorValue, toTensor } from './tensor.js';

/** @typedef {import('./tensor.js').Tensor} Tensor */
/** @typedef {import('./tensor.js').TensorLike} TensorLike */

const NO_DATA = new Float32Array(0);

/** A value that is being traced: it has a shape, and its numbers only when the graph runs. */
export class Tracer extends TensorValue {
  /** @param {Trace} trace @param {number} node */
  constructor(trace, node) {
    super(/** @type {number[]} */ (trace.graph.shape(node)), NO_DATA);
    this.trace = trace;
    this.node = node;
    Object.defineProperty(this, 'data', {
      get() {
        throw new EngineError(
          `This value of shape ${shapeText(this.shape)} is being traced: it has no numbers yet. Use operators on it, not its data.`,
          { code: 'state' },
        );
      },
    });
  }
}

/** @param {Trace} trace @param {number} node */
const makeTracer = (trace, node) =>
  /** @type {Tensor} */ (/** @type {unknown} */ (new Tracer(trace, node)));

/** @param {unknown} value @returns {Tracer | null} the first tracer in nested arrays */
function findTracer(value) {
  if (value instanceof Tracer) return value;
  if (!Array.isArray(value)) return null;
  for (const part of value) {
    const found = findTracer(part);
    if (found) return found;
  }
  return null;
}

/** One graph that is being traced. Inner `grad`s trace into the same graph as the outer one. */
export class Trace {
  /** @type {Map<number, number>} */
  #links = new Map();

  /** @param {Graph} graph */
  constructor(graph) {
    this.graph = graph;
  }

  /** @param {number} node */
  tracer(node) {
    return makeTracer(this, node);
  }

  /** A value as a node; numbers become constants. @param {unknown} value @param {string} where @returns {number} */
  node(value, where) {
    if (value instanceof Tracer) {
      if (value.trace === this) return value.node;
      throw new EngineError(
        'a traced value is used outside the function in which it was traced: return it instead',
        { code: 'state', where },
      );
    }
    if (Array.isArray(value) && findTracer(value)) return this.#stack(value, where);
    const { shape, data } = toTensor(value, where);
    return this.graph.constant(shape, data);
  }

  /** Nested arrays with tracers in them. @param {unknown[]} values @param {string} where */
  #stack(values, where) {
    const rows = Array.from(values, (value) => {
      const node = this.node(value, where);
      return this.#reshape(node, [1, .../** @type {number[]} */ (this.graph.shape(node))]);
    });
    return this.graph.apply('concat', rows, { axis: 0 });
  }

  /** @param {number} node @param {readonly number[]} shape */
  #reshape(node, shape) {
    const sizes = Object.fromEntries(shape.map((size, i) => [`d${i}`, size]));
    return this.graph.apply('reshape', [node], { rank: shape.length, ...sizes });
  }

  /**
   * A node of the same value that nothing else depends on, so that a gradient with respect to it
   * does not see other uses of the value. Equal nodes are merged, so the k-th such node is made
   * distinct by k links; none of them is an ancestor of another.
   * @param {number} node
   */
  distinct(node) {
    const link = this.graph.apply('linear', [this.#links.get(node) ?? node]);
    this.#links.set(node, link);
    return this.#reshape(link, /** @type {number[]} */ (this.graph.shape(node)));
  }
}

/** @type {Trace | null} */
let current = null;

/** The trace under way, or null. */
export const currentTrace = () => current;

/**
 * Runs a function during which transforms trace into the given graph.
 * @template T
 * @param {Trace} trace
 * @param {() => T} body
 * @returns {T}
 */
export function during(trace, body) {
  const outer = current;
  current = trace;
  try {
    return body();
  } finally {
    current = outer;
  }
}

/**
 * @param {string} op the operator's name in the catalogue
 * @param {readonly Tensor[]} inputs
 * @param {Record<string, number>} [params]
 */
function runAlone(op, inputs, params) {
  const graph = new Graph();
  try {
    const nodes = inputs.map(({ shape }, i) => graph.input(`input ${i}`, shape));
    const output = graph.apply(op, nodes, params);
    const fn = GraphFunction.of(graph, nodes, [output]);
    fn.setShapes(inputs.map(({ shape }) => shape));
    inputs.forEach(({ data }, i) => {
      fn.write(i, data);
    });
    fn.run();
    return makeTensor(fn.shapeOf(output), fn.view(output).slice());
  } finally {
    graph.release();
  }
}

/**
 * Applies an operator: at once to numbers, or as a node of the graph that is being traced.
 * @param {string} op the operator's name in the catalogue
 * @param {readonly TensorLike[]} inputs
 * @param {Record<string, number>} [params]
 * @returns {Tensor}
 */
export function emit(op, inputs, params) {
  const trace = findTracer(inputs)?.trace;
  if (!trace)
    return runAlone(
      op,
      Array.from(inputs, (input) => toTensor(input, op)), // which meets holes, too
      params,
    );
  const nodes = Array.from(inputs, (input) => trace.node(input, op));
  return trace.tracer(trace.graph.apply(op, nodes, params));
}

/**
 * A value that has a shape: a tensor or a tracer.
 * @param {TensorLike} value
 * @param {string} where
 * @returns {Tensor}
 */
export function withShape(value, where) {
  const tracer = findTracer(value);
  if (!tracer) return toTensor(value, where);
  if (value === tracer) return /** @type {Tensor} */ (value);
  return tracer.trace.tracer(tracer.trace.node(value, where));
}
