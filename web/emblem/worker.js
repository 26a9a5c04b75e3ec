// The emblem's worker: rows of the network's picture as coloured pixels, a few at a time.

import { serve } from '../../bindings/worker/rpc.js';
import { colorize } from '../plots/color.js';
import { randomNetwork } from './random-network.js';

/** The network whose picture is the emblem. */
const SEED = 1;

const network = randomNetwork(SEED);

serve(/** @type {any} */ (self), {
  /**
   * Rows of the square picture of [-edge, edge]².
   * @param {{edge: number, size: number, row: number, rows: number}} part
   */
  async paint({ edge, size, row, rows }) {
    const at = (/** @type {number} */ index) => edge * ((2 * index + 1) / size - 1);
    const points = new Float32Array(rows * size * 2);
    for (let i = 0; i < rows * size; i++) {
      points[2 * i] = at(i % size);
      points[2 * i + 1] = -at(row + Math.floor(i / size));
    }
    const pixels = new Uint32Array(rows * size);
    colorize((await network)(points), [0, 1], pixels);
    return { buffers: [pixels.buffer] };
  },
});
