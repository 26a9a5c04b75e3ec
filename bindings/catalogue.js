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
  const opList = upTo(wasm.nb_op_count()).map((op) => ({
    index: op,
    name: memory.text(wasm.nb_op_name(op)),
    formula: memory.text(wasm.nb_op_formula(op)),
    minInputs: wasm.nb_op_min_inputs(op),
    maxInputs: wasm.nb_op_max_inputs(op),
    params: upTo(wasm.nb_op_param_count(op)).map((param) => ({
      name: memory.text(wasm.nb_op_param_name(op, param)),
      initial: wasm.nb_op_param_bound(op, param, 0),
      low: wasm.nb_op_param_bound(op, param, 1),
      high: wasm.nb_op_param_bound(op, param, 2),
    })),
  }));
  const optimizers = upTo(wasm.nb_optimizer_count()).map((optimizer) => ({
    index: optimizer,
    name: memory.text(wasm.nb_optimizer_name(optimizer)),
    formula: memory.text(wasm.nb_optimizer_formula(optimizer)),
    params: upTo(wasm.nb_optimizer_param_count(optimizer)).map((param) => ({
      name: memory.text(wasm.nb_optimizer_param_name(optimizer, param)),
      initial: wasm.nb_optimizer_param_bound(optimizer, param, 0),
      low: wasm.nb_optimizer_param_bound(optimizer, param, 1),
      high: wasm.nb_optimizer_param_bound(optimizer, param, 2),
    })),
  }));
  return {
    opList,
    ops: new Map(opList.map((op) => [op.name, op])),
    optimizers: new Map(optimizers.map((optimizer) => [optimizer.name, optimizer])),
  };
}
