// In training each element is 0 with probability `rate`, and divided by 1 - rate otherwise, so that
// its mean stays. Outside training nothing happens.

import { describe, EngineError } from '../errors.js';
import { Layer } from '../layer.js';

class Dropout extends Layer {
  /** @override */
  static className = 'Dropout';

  /** @param {{rate: number} & import('../layer-options.js').LayerOptions} options */
  constructor(options) {
    super(options, { rate: undefined });
    const { rate } = this.config;
    if (!(typeof rate === 'number' && rate >= 0 && rate < 1))
      throw new EngineError(`rate must lie in [0, 1), not ${describe(rate)}`, {
        where: this.name,
      });
  }

  /**
   * @override
   * @param {import('../graph.js').Graph} graph
   * @param {readonly number[]} inputs
   * @param {import('../mode.js').Mode} mode
   */
  call(graph, [x], { training }) {
    if (!training || this.config.rate === 0) return x;
    const mask = graph.apply('dropout_mask', [x], { rate: this.config.rate }, this.name);
    graph.setName(mask, `${this.name}/mask`);
    return graph.apply('mul', [x, mask]);
  }
}

/** @param {{rate: number} & import('../layer-options.js').LayerOptions} options rate: 0 <= rate < 1 */
export const dropout = (options) => new Dropout(options);
