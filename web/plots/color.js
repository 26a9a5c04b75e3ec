// Colours for numbers: viridis, which grows evenly in lightness and can be read by the colour blind.

// Every 15th of matplotlib's 256 colours; straight lines between them stay within 5/255 of the rest.
const anchors = (
  '440154 481769 472a7a 433d84 3d4e8a 355e8d 2e6d8e 297b8e 23898e ' +
  '1f978b 21a585 2eb37c 46c06f 65cb5e 89d548 b0dd2f d8e219 fde725'
)
  .split(' ')
  .map((hex) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));

/** 256 colours as packed pixels (bytes r, g, b, a in memory), first to last. */
export const viridis = Uint32Array.from({ length: 256 }, (_, index) => {
  const at = (index / 255) * (anchors.length - 1);
  const left = Math.min(Math.floor(at), anchors.length - 2);
  const channel = (/** @type {number} */ c) =>
    Math.round(anchors[left][c] + (at - left) * (anchors[left + 1][c] - anchors[left][c]));
  return ((255 << 24) | (channel(2) << 16) | (channel(1) << 8) | channel(0)) >>> 0;
});

/** What is not a number is drawn in this neutral grey. */
export const missing = 0xff808080;

/**
 * Pixels for values: `low` gets the first colour, `high` the last, what lies outside the nearest.
 * @param {ArrayLike<number>} values
 * @param {[number, number]} range
 * @param {Uint32Array} pixels  same length
 */
export function colorize(values, [low, high], pixels) {
  const scale = 255 / (high - low);
  for (let i = 0; i < pixels.length; i++) {
    const index = Math.round((values[i] - low) * scale);
    pixels[i] = Number.isNaN(index) ? missing : viridis[Math.max(0, Math.min(255, index))];
  }
}

/** The colour bar as a CSS gradient. @param {string} direction */
export const gradient = (direction) =>
  `linear-gradient(${direction}, ${anchors.map((rgb) => `rgb(${rgb.join(' ')})`).join(', ')})`;
