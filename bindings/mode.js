// How a network runs, as its layers see it: in training or not; and which of their weights take a new
// value when it has run: moving averages, states. A layer that stands in several places reads what its
// earlier place has made of the weight.

/** @typedef {import('./weights.js').Weight} Weight */

export class Mode {
  /** What a weight becomes, both nodes. @type {Map<number, number>} */
  updates = new Map();

  /** What is added to the loss: rank 0. @type {number[]} */
  losses = [];

  /** @param {boolean} training */
  constructor(training) {
    this.training = training;
  }

  /** After each run the weight takes the value of a node. @param {Weight} weight @param {number} node */
  update(weight, node) {
    this.updates.set(weight.node, node);
  }

  /** The node of a weight's value, as the layer's earlier places leave it. @param {Weight} weight */
  read({ node }) {
    return this.updates.get(node) ?? node;
  }
}
