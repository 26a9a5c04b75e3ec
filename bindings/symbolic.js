// A network that is being described: places where layers stand, and what leaves them, which has a
// shape and no numbers yet.

/** @typedef {import('./graph.js').OpenShape} OpenShape */

/** Where a layer stands: what comes in, what leaves. A shared layer has several places. */
export class Place {
  /**
   * @param {import('./layer.js').Layer} layer
   * @param {readonly SymbolicTensor[]} inputs
   * @param {readonly OpenShape[]} shapes of what leaves, batch first
   */
  constructor(layer, inputs, shapes) {
    this.layer = layer;
    this.inputs = inputs;
    /** @type {readonly SymbolicTensor[]} */
    this.outputs = shapes.map((shape, i) => new SymbolicTensor(shape, this, i));
  }
}

/** What leaves a layer in a network that is being described. */
export class SymbolicTensor {
  /**
   * @param {OpenShape} shape batch first
   * @param {Place} place
   * @param {number} index which of the layer's outputs
   */
  constructor(shape, place, index) {
    this.shape = shape;
    this.place = place;
    this.index = index;
  }

  get layer() {
    return this.place.layer;
  }

  get inputs() {
    return this.place.inputs;
  }
}
