// Learning-rate schedules: the rate η at step t from the first rate η₀ and a time t₁.

/** @typedef {(first: number, t: number, t1: number) => number} Schedule */

/** @type {Record<string, {label: string, rate: Schedule}>} */
export const schedules = {
  constant: { label: 'constant, η₀', rate: (first) => first },
  inverse: { label: 'η₀ t₁ / (t + t₁)', rate: (first, t, t1) => (first * t1) / (t + t1) },
  root: { label: 'η₀ √(t₁ / (t + t₁))', rate: (first, t, t1) => first * Math.sqrt(t1 / (t + t1)) },
  halving: {
    label: 'η₀, halved after each t₁',
    rate: (first, t, t1) => first / 2 ** Math.floor(t / t1),
  },
};
