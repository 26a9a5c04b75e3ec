// Random pictures with one or several shapes in them, made anew for every batch: edge × edge pixels over
// −1 … 1 in both directions, 1 inside a shape and 0 outside; where shapes overlap, they add up.

import { tensor } from 'nabla';

/** @typedef {{shape: string, x: number, y: number, radius: number}} Thing */
/** @typedef {import('../../../bindings/tensor.js').Tensor} Tensor */
/** Numbers from 0 to 1. @typedef {() => number} Draw */

/** Whether a point, seen from the middle, lies inside. @type {Record<string, (dx: number, dy: number, r: number) => boolean>} */
const shapes = {
  disc: (dx, dy, r) => dx * dx + dy * dy < r * r,
  square: (dx, dy, r) => Math.max(Math.abs(dx), Math.abs(dy)) < r,
  diamond: (dx, dy, r) => Math.abs(dx) + Math.abs(dy) < r * Math.SQRT2,
};

/** As many numbers as are wanted, a thousand at a time. @param {any} random @returns {Draw} */
export function draws(random) {
  /** @type {Float32Array} */
  let data = new Float32Array();
  let at = 0;
  return () => {
    if (at === data.length) {
      ({ data } = random.uniform({ shape: [1000] }));
      at = 0;
    }
    return data[at++];
  };
}

/** @param {Draw} draw @param {number} low @param {number} high */
const between = (draw, low, high) => low + (high - low) * draw();

/** One thing of a kind. @param {Draw} draw @param {string} shape @param {[number, number]} radii @param {number} far */
function thing(draw, shape, radii, far) {
  const radius = between(draw, ...radii);
  return { shape, radius, x: between(draw, -far, far), y: between(draw, -far, far) };
}

/** What may be in a picture. @type {Record<string, {label: string, things: (draw: Draw) => Thing[]}>} */
export const scenes = {
  disc: { label: 'A disc', things: (draw) => [thing(draw, 'disc', [0, 1], 1)] },
  turned: {
    label: 'A square or a diamond',
    things: (draw) => [thing(draw, draw() < 0.5 ? 'square' : 'diamond', [0.3, 0.7], 0.4)],
  },
  discs: {
    label: 'Five small discs',
    things: (draw) => Array.from({ length: 5 }, () => thing(draw, 'disc', [0, 0.5], 1)),
  },
  mixed: {
    label: 'A disc and a square',
    things: (draw) => [
      thing(draw, 'disc', [0.15, 0.5], 0.7),
      thing(draw, 'square', [0.15, 0.5], 0.7),
    ],
  },
};

/**
 * Adds a shape to a picture. Pixels stand as the notebooks have them: the outermost on the edge, or,
 * as of 2024, each in the middle of its own square.
 * @param {Float32Array} pixels @param {number} from  where the picture begins
 * @param {number} edge @param {Thing} thing @param {{centred?: boolean, value?: number}} [how]
 */
function add(pixels, from, edge, { shape, x, y, radius }, { centred = false, value = 1 } = {}) {
  const [first, step] = centred ? [-1 + 1 / edge, 2 / edge] : [-1, 2 / (edge - 1)];
  const inside = shapes[shape];
  const reach = radius * Math.SQRT2;
  const ends = (/** @type {number} */ middle) => [
    Math.max(0, Math.ceil((middle - reach - first) / step)),
    Math.min(edge - 1, Math.floor((middle + reach - first) / step)),
  ];
  const [left, right] = ends(x);
  const [top, bottom] = ends(-y);
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const [dx, dy] = [first + column * step - x, -(first + row * step) - y];
      if (inside(dx, dy, radius)) pixels[from + row * edge + column] += value;
    }
}

/**
 * Pictures of lists of things. `value` tells what each adds, 1 unless told.
 * @param {Thing[][]} lists @param {number} edge
 * @param {{centred?: boolean, value?: (thing: Thing) => number}} [how]
 * @returns {Tensor} [pictures, edge, edge, 1]
 */
export function painted(lists, edge, { centred, value = () => 1 } = {}) {
  const pixels = new Float32Array(lists.length * edge ** 2);
  lists.forEach((things, i) => {
    for (const one of things) add(pixels, i * edge ** 2, edge, one, { centred, value: value(one) });
  });
  return tensor(pixels, [lists.length, edge, edge, 1]);
}

/** @param {string} scene @param {number} count @param {Draw} draw */
export const listed = (scene, count, draw) =>
  Array.from({ length: count }, () => scenes[scene].things(draw));

/** The same things as squares. @param {Thing[][]} lists */
export const squared = (lists) =>
  lists.map((things) => things.map((one) => ({ ...one, shape: 'square' })));
