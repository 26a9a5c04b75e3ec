// What many runs have in common: at each point the median, and how far the runs spread around it.

/** @typedef {import('./ensemble.js').Member} Member */
/** @typedef {import('../../bindings/worker/demo.js').Curve} Curve */

/** Which part of the runs lies below: the band's edges. @type {Record<string, {label: string, edges: [number, number]}>} */
export const bands = {
  quartiles: { label: 'middle half (quartiles)', edges: [0.25, 0.75] },
  range: { label: 'least to greatest', edges: [0, 1] },
};

/**
 * The value below which a part of the sorted values lies, linear between neighbours.
 * @param {ArrayLike<number>} sorted at least one
 * @param {number} part
 */
export function quantile(sorted, part) {
  const place = part * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/**
 * Median and band of a result over the steps, of the runs that are complete (of all while none is).
 * Runs that diverged are left out altogether.
 * @param {readonly Member[]} members
 * @param {string} name    of the result
 * @param {{width: number, steps: number}} points
 * @param {[number, number]} edges
 * @returns {Curve}
 */
export function spread(members, name, { width, steps }, edges) {
  const good = members.filter(({ diverged, failure }) => !diverged && !failure);
  const complete = good.filter(({ step }) => step === steps);
  const courses = (complete.length > 0 ? complete : good).flatMap(({ courses, step }) => {
    const course = courses.get(name);
    return course ? [course.subarray(0, Math.floor(step / width))] : [];
  });
  const length = courses.length === 0 ? 0 : Math.min(...courses.map((course) => course.length));
  const at = (/** @type {number} */ part) =>
    Float32Array.from({ length }, (_, i) =>
      quantile(Float64Array.from(courses, (course) => course[i]).sort(), part),
    );
  const x = Float32Array.from({ length }, (_, i) => Math.min((i + 1) * width, steps));
  return { name: 'median', x, y: at(0.5), low: at(edges[0]), high: at(edges[1]) };
}
