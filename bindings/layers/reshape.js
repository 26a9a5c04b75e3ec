// Each row's elements in another shape: [batch, ...] becomes [batch, ...targetShape].

import { checkWhole, describe, EngineError, shapeError, shapeText } from '../errors.js';
import { Layer } from '../layer.js';
import { sizeOf } from '../tensor.js';

class Reshape extends Layer {
  /** @override */
  static className = 'Reshape';
  /** @override */
  movesOnly = true;

  /** @param {{targetShape: readonly (number | null)[]} & import('../layer-options.js').LayerOptions} options */
  constructor(options) {
    super(options, { targetShape: undefined });
    const given = this.config.targetShape;
    if (!Array.isArray(given))
      throw new EngineError(`targetShape must be a list of sizes, not ${describe(given)}`, {
        where: this.name,
      });
    const targetShape = given.map((size) => size ?? -1);
    this.config.targetShape = targetShape;
    for (const size of targetShape)
      if (size !== -1) checkWhole(this.name, 'a size of targetShape', size);
    if (targetShape.filter((size) => size === -1).length > 1)
      throw shapeError(this.name, `targetShape ${shapeText(targetShape)} leaves two sizes open`);
  }

  /** @override @param {readonly import('../graph.js').OpenShape[]} shapes */
  shapesFrom([shape]) {
    /** @type {number[]} */
    const target = this.config.targetShape;
    const sizes = shape.slice(1);
    const size = sizes.includes(null) ? NaN : sizeOf(/** @type {number[]} */ (sizes));
    const known = sizeOf(target.filter((one) => one !== -1));
    const rest = size / known;
    if (!Number.isInteger(rest) || (rest !== 1 && !target.includes(-1)))
      throw shapeError(
        this.name,
        `got shape ${shapeText(shape)}, whose rows do not fill targetShape ${shapeText(target)}`,
      );
    return [shape[0], ...target.map((one) => (one === -1 ? rest : one))];
  }

  /** @override @param {import('../graph.js').Graph} graph @param {readonly number[]} inputs */
  call(graph, [x]) {
    const [, ...target] = this.shapesFrom([graph.shape(x)]);
    const sizes = Object.fromEntries(target.map((size, i) => [`d${i + 1}`, Number(size)]));
    return graph.apply('reshape', [x], { rank: target.length + 1, d0: -1, ...sizes }, this.name);
  }
}

/** @param {{targetShape: readonly (number | null)[]} & import('../layer-options.js').LayerOptions} options -1 or null: what is left */
export const reshape = (options) => new Reshape(options);
