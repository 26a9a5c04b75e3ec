// A line painted into a small picture: all pixels whose centre is within the brush's radius of it.

/** @typedef {{x: number, y: number}} Point  in pixels of the picture */

/** Radius of the brush beside the width of the picture. */
const BRUSH = 0.072;

/**
 * @param {Float32Array} picture  stays as it is
 * @param {number} width  of the picture
 * @param {Point} from @param {Point} to
 * @param {number} ink  the value painted
 * @returns {Float32Array}
 */
export function painted(picture, width, from, to, ink) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const radius = BRUSH * width;
  return picture.map((old, index) => {
    const x = (index % width) + 0.5 - from.x;
    const y = Math.floor(index / width) + 0.5 - from.y;
    const along = square > 0 ? Math.max(0, Math.min(1, (x * dx + y * dy) / square)) : 0;
    return Math.hypot(x - along * dx, y - along * dy) <= radius ? ink : old;
  });
}
