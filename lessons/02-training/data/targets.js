// Functions of one variable that networks learn in this lesson, and a curve given by points.

/** @typedef {{label: string, of: (y: number) => number}} Target */

/** @type {Record<string, Target>} */
export const targets = {
  notebook: { label: 'sin(y) / (1 + y²)', of: (y) => Math.sin(y) / (1 + y ** 2) },
  packet: {
    label: 'wave packet sin(3y) exp(−y²/4)',
    of: (y) => Math.sin(3 * y) * Math.exp(-(y ** 2) / 4),
  },
  sine: { label: 'sin(3y)', of: (y) => Math.sin(3 * y) },
  kink: { label: '|y|', of: Math.abs },
  step: { label: 'a step: 1 for y > 0', of: (y) => Number(y > 0) },
  stairs: { label: 'stairs: y rounded', of: Math.round },
};

/** Targets as the options of a choice. @param {string[]} names */
export const optionsOf = (...names) =>
  Object.fromEntries(names.map((name) => [name, { label: targets[name].label }]));

/** Points to begin with: the resonance of an oscillator, amplitude over frequency, damping 0.2. */
export const resonance = Array.from({ length: 16 }, (_, i) => {
  const frequency = 0.25 + i / 10;
  const amplitude = 1 / Math.hypot(1 - frequency ** 2, 0.2 * frequency);
  return [frequency, Math.round(1000 * amplitude) / 1000].map((value) => Number(value.toFixed(3)));
});

/** So many numbers from low to high. @param {number} low @param {number} high @param {number} count */
export const range = (low, high, count) =>
  Float32Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
