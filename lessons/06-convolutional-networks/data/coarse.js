// From a square picture to a coarser one, block by block, and back: the layers that have no weights.

/** @typedef {import('./convolve.js').Map} Map */

/** The blocks of factor × factor pixels, as lists. @param {Map} map @param {number} factor */
function blocks({ values, width }, factor) {
  const edge = Math.floor(width / factor);
  const blockAt = (/** @type {number} */ i) => {
    const from = Math.floor(i / edge) * factor * width + (i % edge) * factor;
    return Array.from(
      { length: factor ** 2 },
      (_, k) => values[from + Math.floor(k / factor) * width + (k % factor)],
    );
  };
  return { edge, lists: Array.from({ length: edge ** 2 }, (_, i) => blockAt(i)) };
}

/** What becomes of a block. @type {Record<string, {label: string, of: (block: number[]) => number}>} */
export const ways = {
  mean: {
    label: 'the mean of a block',
    of: (block) => block.reduce((sum, value) => sum + value, 0) / block.length,
  },
  max: { label: 'the largest of a block', of: (block) => Math.max(...block) },
  pick: { label: 'one pixel of a block', of: ([first]) => first },
};

/** @param {Map} map @param {number} factor @param {string} way @returns {Map} */
export function coarser(map, factor, way) {
  const { edge, lists } = blocks(map, factor);
  return { values: Float32Array.from(lists, ways[way].of), width: edge, height: edge };
}

/** A pixel becomes a block. @param {Map} map @param {number} factor @returns {Map} */
export function finer({ values, width }, factor) {
  const edge = width * factor;
  const at = (/** @type {number} */ i) =>
    Math.floor(Math.floor(i / edge) / factor) * width + Math.floor((i % edge) / factor);
  const large = Float32Array.from({ length: edge ** 2 }, (_, i) => values[at(i)]);
  return { values: large, width: edge, height: edge };
}
