// A convolution whose channels fall into groups that do not see each other: each has its part of the filters.
// As many groups as channels is a depthwise convolution.

/**
 * @param {import('./graph.js').Graph} graph
 * @param {number} x [batch, .., channels]
 * @param {number} kernel [.., channels / groups, filters]
 * @param {number} groups
 * @param {Record<string, number>} params of conv2d
 * @param {string} name the layer's
 * @returns {number} [batch, .., filters]
 */
export function convolved(graph, x, kernel, groups, params, name) {
  if (groups === 1) return graph.apply('conv2d', [x, kernel], params, name);
  /** The part of a group, of the last axis. @param {number} node @param {number} group */
  const part = (node, group) => {
    const shape = graph.shape(node);
    const size = Number(shape[shape.length - 1]) / groups;
    return graph.apply('slice', [node], { axis: shape.length - 1, begin: group * size, size });
  };
  const made = Array.from({ length: groups }, (_, i) =>
    graph.apply('conv2d', [part(x, i), part(kernel, i)], params, name),
  );
  return graph.apply('concat', made, { axis: graph.shape(x).length - 1 }, name);
}

/**
 * Every channel with filters of its own: kernel [.., channels, multiplier].
 * @param {import('./graph.js').Graph} graph @param {number} x @param {number} kernel
 * @param {Record<string, number>} params @param {string} name
 */
export function depthwise(graph, x, kernel, params, name) {
  const shape = graph.shape(kernel).map(Number);
  const [channels, multiplier] = shape.slice(-2);
  const sizes = [...shape.slice(0, -2), 1, channels * multiplier];
  const named = Object.fromEntries(sizes.map((size, i) => [`d${i}`, size]));
  const flat = graph.apply('reshape', [kernel], { rank: sizes.length, ...named });
  return convolved(graph, x, flat, channels, params, name);
}
