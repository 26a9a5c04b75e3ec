// Curves as outlines in a frame, in the words of SVG's paths: the same for the canvas of a plot and
// for a picture to be saved. What has no place on the axes is a gap in a line and a strip of grey.

import { marker } from './series.js';

/** @typedef {import('../../bindings/worker/demo.js').Curve} Curve */
/** @typedef {Pick<import('./frame.js').Frame, 'area' | 'left' | 'top' | 'place' | 'y'>} Plane */
/** @typedef {import('./shapes.js').Shape} Shape */
/** @typedef {number[]} Run  places without a gap: x, y, x, y …, in CSS pixels */

/** Outside the area a place this far away is as good as any farther. */
const FAR = 1e5;

/** As many markers are still told apart by their form; more are small squares, drawn far faster. */
const MANY = 1500;

const near = (/** @type {number} */ place) => Math.max(-FAR, Math.min(FAR, place));
const tenth = (/** @type {number} */ place) => Math.round(place * 10) / 10;

/** A curve from left to right: a line through unsorted x is drawn in their order. @param {Curve} curve @returns {Curve} */
export function ordered(curve) {
  const { x, y, low, high } = curve;
  if (x.every((value, i) => i === 0 || value >= x[i - 1])) return curve;
  const order = Array.from(x, (_, i) => i)
    .filter((i) => Math.abs(x[i]) < Infinity)
    .sort((a, b) => x[a] - x[b]);
  const sorted = (/** @type {Float32Array} */ column) => Float32Array.from(order, (i) => column[i]);
  const band = low && high ? { low: sorted(low), high: sorted(high) } : {};
  return { ...curve, x: sorted(x), y: sorted(y), ...band };
}

/**
 * @param {Plane} plane
 * @param {ArrayLike<number>} x
 * @param {(index: number) => number} top  where a point stands; what is not finite ends a run
 */
function runsOf(plane, x, top) {
  /** @type {Run[]} */
  const runs = [];
  let open = false;
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [plane.left(x[i]), top(i)];
    const placed = Number.isFinite(px + py);
    if (placed && !open) runs.push([]);
    if (placed) runs[runs.length - 1].push(near(px), near(py));
    open = placed;
  }
  return runs.map((run) => (run.length > 8 * plane.area.width ? thinned(run) : run));
}

/** What can be seen of a long run: the first, the highest, the lowest and the last in each pixel. @param {Run} run */
function thinned(run) {
  /** @type {Run} */
  const kept = [];
  for (let from = 0, i = 0; from < run.length; from = i) {
    let [least, most] = [from, from];
    for (; i < run.length && Math.floor(run[i]) === Math.floor(run[from]); i += 2) {
      if (run[i + 1] < run[least + 1]) least = i;
      if (run[i + 1] > run[most + 1]) most = i;
    }
    const seen = new Set([from, Math.min(least, most), Math.max(least, most), i - 2]);
    for (const at of seen) kept.push(run[at], run[at + 1]);
  }
  return kept;
}

/** @param {Run} run @param {boolean} [steps] a value holds until the next */
function along(run, steps = false) {
  if (run.length === 2) return `M${tenth(run[0] - 1.5)} ${tenth(run[1])}h3`; // alone, yet seen
  let d = '';
  for (let i = 0; i < run.length; i += 2) {
    const [x, y] = [tenth(run[i]), tenth(run[i + 1])];
    d += i === 0 ? `M${x} ${y}` : steps ? `H${x}V${y}` : `L${x} ${y}`;
  }
  return d;
}

/** From the upper edge back along the lower one; an edge without end, or at no place of a logarithmic axis, lies outside. @param {Plane} plane @param {Curve} curve */
function band(plane, { x, low, high }) {
  if (!low || !high) return '';
  const edge = (/** @type {Float32Array} */ column) => (/** @type {number} */ i) =>
    Number.isNaN(low[i]) || Number.isNaN(high[i])
      ? Number.NaN
      : near(plane.y.log && column[i] <= 0 ? FAR : plane.top(column[i]));
  const lower = runsOf(plane, x, edge(low));
  return runsOf(plane, x, edge(high))
    .map((upper, i) => {
      let d = '';
      for (let at = 0; at < upper.length; at += 2)
        d += `${at > 0 ? 'L' : 'M'}${tenth(upper[at])} ${tenth(upper[at + 1])}`;
      for (let at = lower[i].length - 2; at >= 0; at -= 2)
        d += `L${tenth(lower[i][at])} ${tenth(lower[i][at + 1])}`;
      return `${d}Z`;
    })
    .join('');
}

/** @param {Plane} plane @param {Curve} curve @param {number} index */
function points(plane, { x, y }, index) {
  let d = '';
  for (let i = 0; i < x.length; i++) {
    const place = plane.place(x[i], y[i]);
    if (!place) continue;
    if (x.length <= MANY) d += marker(index, ...place, 3.5);
    else d += `M${tenth(place[0] - 1.5)} ${tenth(place[1] - 1.5)}h3v3h-3Z`;
  }
  return d;
}

/** From half-way after the last finite value to half-way before the next one. @param {Plane} plane @param {Curve} curve */
function strips(plane, { x, y }) {
  const { top, height } = plane.area;
  const at = (/** @type {number} */ i) => plane.left(x[Math.max(0, Math.min(x.length - 1, i))]);
  let d = '';
  for (let i = 0; i < y.length; i++) {
    if (Math.abs(y[i]) < Infinity) continue;
    const from = (at(i - 1) + at(i)) / 2;
    while (i + 1 < y.length && !(Math.abs(y[i + 1]) < Infinity)) i++;
    const width = Math.max(2, (at(i) + at(i + 1)) / 2 - from);
    if (Number.isFinite(from + width))
      d += `M${tenth(near(from))} ${top}h${tenth(near(width))}v${height}h${-tenth(near(width))}Z`;
  }
  return d;
}

/**
 * @param {Plane} plane
 * @param {Curve[]} curves
 * @param {import('./series.js').Sign[]} signs
 * @returns {Shape[]}
 */
export function curveShapes(plane, curves, signs) {
  const lines = curves.map(ordered);
  const lost = { d: lines.map((curve) => strips(plane, curve)).join(''), token: '--ink-soft' };
  const shapes = lines.flatMap((curve, i) => {
    const { style, index, token, dash } = signs[i];
    const area = { d: band(plane, curve), token, fill: 0.2 };
    if (style === 'points')
      return [area, { d: points(plane, curve, index), token, fill: 0.25, width: 1.5 }];
    const runs = runsOf(plane, curve.x, (at) => plane.top(curve.y[at]));
    const d = runs.map((run) => along(run, style === 'steps')).join('');
    return [area, { d, token, width: 2, dash }];
  });
  return [{ ...lost, fill: 0.3 }, ...shapes].filter(({ d }) => d !== '');
}
