// A function of tensors as a layer without weights: y = f(x).

import { CustomLayer } from '../custom-layer.js';
import { describe, EngineError } from '../errors.js';

/** @typedef {(x: any, mode: {training: boolean}) => any} Body of a traced value, or a list of them */

class Lambda extends CustomLayer {
  static className = 'Lambda';
  #body;

  /** @param {Body} body @param {import('../layer-options.js').LayerOptions} options */
  constructor(body, options) {
    super(options);
    if (typeof body !== 'function')
      throw new EngineError(`takes a function of tensors, not ${describe(body)}`, {
        where: this.name,
      });
    this.#body = body;
  }

  /** @override @param {any} x @param {{training: boolean}} mode */
  call(x, mode) {
    return this.#body(x, mode);
  }

  /** @override @returns {Record<string, any>} */
  getConfig() {
    throw new EngineError(
      'a function cannot be saved: write a class that extends layers.Layer, and registerClass it',
      { where: this.name },
    );
  }
}

/**
 * A layer from a function of tensors that is made of operators.
 * @param {Body} body
 * @param {import('../layer-options.js').LayerOptions} [options]
 */
export const lambda = (body, options = {}) => new Lambda(body, options);
