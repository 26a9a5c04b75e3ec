// Colours for numbers. Viridis grows evenly in lightness; for values of both signs there are blue for
// positive and orange for negative ones, darker the larger. Both can be read by the colour blind.

/** @param {string} hexes @returns {number[][]} */
const anchorsOf = (hexes) =>
  hexes.split(' ').map((hex) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));

/**
 * 256 colours as packed pixels (bytes r, g, b, a in memory), first to last, straight lines between
 * the anchors.
 * @param {number[][]} anchors
 */
const colors = (anchors) =>
  Uint32Array.from({ length: 256 }, (_, index) => {
    const at = (index / 255) * (anchors.length - 1);
    const left = Math.min(Math.floor(at), anchors.length - 2);
    const channel = (/** @type {number} */ c) =>
      Math.round(anchors[left][c] + (at - left) * (anchors[left + 1][c] - anchors[left][c]));
    return ((255 << 24) | (channel(2) << 16) | (channel(1) << 8) | channel(0)) >>> 0;
  });

// Every 15th of matplotlib's 256 colours; straight lines between them stay within 5/255 of the rest.
export const viridis = colors(
  anchorsOf(
    '440154 481769 472a7a 433d84 3d4e8a 355e8d 2e6d8e 297b8e 23898e ' +
      '1f978b 21a585 2eb37c 46c06f 65cb5e 89d548 b0dd2f d8e219 fde725',
  ),
);

/** Orange, light grey at the middle, blue: the colours of signs (tokens.css), equally light by pairs. */
export const diverging = colors(
  anchorsOf('6b2203 a63a08 d9611c ee9a66 f7cdb1 f3f2f0 b9d5ee 7db2e2 3f86cf 145ca8 08336b'),
);

/** A range that is symmetric about zero is one of signs. @param {readonly [number, number]} range */
export const mapFor = ([low, high]) => (low === -high ? diverging : viridis);

/** What is no finite number is hatched in these two greys. */
export const missing = [0xff808080, 0xffb8b8b8];

/**
 * Pixels for values: `low` gets the first colour, `high` the last, what lies outside the nearest.
 * @param {ArrayLike<number>} values
 * @param {readonly [number, number]} range
 * @param {Uint32Array} pixels  same length
 * @param {{map?: Uint32Array, width?: number, from?: number}} [options] of the colours, of a row, and
 *   where in the values to begin
 */
export function colorize(values, [low, high], pixels, options = {}) {
  const { map = mapFor([low, high]), width = pixels.length, from = 0 } = options;
  const scale = high > low ? 255 / (high - low) : 0;
  for (let i = 0; i < pixels.length; i++) {
    const index = Math.round((values[from + i] - low) * scale);
    if (Math.abs(index) < Infinity) pixels[i] = map[index < 0 ? 0 : index > 255 ? 255 : index];
    else pixels[i] = missing[(((i % width) + Math.floor(i / width)) >> 1) & 1];
  }
}

/** A packed pixel as CSS writes it. @param {number} pixel */
export const cssColor = (pixel) =>
  `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;

/** The colour of one value. @param {number} value @param {readonly [number, number]} range */
export function colorOf(value, range) {
  const pixel = new Uint32Array(1);
  colorize([value], range, pixel);
  return cssColor(pixel[0]);
}
