// A network that is being described: what leaves each layer has a shape, and no numbers yet.

/** What leaves a layer in a network that is being described: a shape, no numbers yet. */
export class SymbolicTensor {
  /**
   * @param {import('./graph.js').OpenShape} shape batch first
   * @param {import('./layer.js').Layer} layer
   * @param {readonly SymbolicTensor[]} inputs
   */
  constructor(shape, layer, inputs) {
    this.shape = shape;
    this.layer = layer;
    this.inputs = inputs;
  }
}
