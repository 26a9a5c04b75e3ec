// Floor 0: what the engine can do, as it says itself: operators and optimizers with their numbers,
// formulas, parameters and ranges. JavaScript repeats none of it.

/**
 * @typedef {object} Param
 * @property {string} name
 * @property {number} initial
 * @property {number} low
 * @property {number} high
 */

/**
 * @typedef {object} Op
 * @property {number} index
 * @property {string} name
 * @property {string} formula  TeX
 * @property {number} minInputs
 * @property {number} maxInputs
 * @property {Param[]} params
 */

/**
 * @typedef {object} OptimizerEntry
 * @property {number} index
 * @property {string} name
 * @property {string} formula  TeX
 * @property {Param[]} params
 */

/** @typedef {{ops: Map<string, Op>, opList: Op[], optimizers: Map<string, OptimizerEntry>}} Catalogue */

/** @param {number} n */
const upTo = (n) => Array.from({ length: n }, (_, i) => i);

/**
 * @param {import('./wasm.js').Exports} wasm
 * @param {import('./memory.js').Memory} memory
 * @returns {Catalogue}
 */
export function readCatalogue(wasm, memory) {
  /**
   * @param {number} index
   * @param {number} count
   * @param {(index: number, param: number) => number} name
   * @param {(index: number, param: number, which: number) => number} bound
   * @returns {Param[]}
   */
  const params = (index, count, name, bound) =>
    upTo(count).map((param) => {
      const [initial, low, high] = [0, 1, 2].map((which) => bound(index, param, which));
      return { name: memory.text(name(index, param)), initial, low, high };
    });
  const opList = upTo(wasm.nb_op_count()).map((op) => ({
    index: op,
    name: memory.text(wasm.nb_op_name(op)),
    formula: memory.text(wasm.nb_op_formula(op)),
    minInputs: wasm.nb_op_min_inputs(op),
    maxInputs: wasm.nb_op_max_inputs(op),
    params: params(op, wasm.nb_op_param_count(op), wasm.nb_op_param_name, wasm.nb_op_param_bound),
  }));
  const optimizers = upTo(wasm.nb_optimizer_count()).map((one) => ({
    index: one,
    name: memory.text(wasm.nb_optimizer_name(one)),
    formula: memory.text(wasm.nb_optimizer_formula(one)),
    params: params(
      one,
      wasm.nb_optimizer_param_count(one),
      wasm.nb_optimizer_param_name,
      wasm.nb_optimizer_param_bound,
    ),
  }));
  return {
    opList,
    ops: new Map(opList.map((op) => [op.name, op])),
    optimizers: new Map(optimizers.map((one) => [one.name, one])),
  };
}
