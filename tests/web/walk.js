// A demo for tests of the runner: a random walk, whose every step depends on all before it.

/** @type {import('../../bindings/worker/demo.js').Demo} */
export const walk = {
  title: 'walk',
  params: {
    width: { label: 'width', value: 1, min: 0, max: 10 },
    from: { label: 'from', value: 0, min: 0, max: 10, restart: true },
  },
  setup({ from }, { random }) {
    if (from === 10) throw new RangeError('ten is too far');
    return { at: from, random, never: new Float32Array([from]) };
  },
  step(state, { width }) {
    state.at += width * (state.random.uniform({ shape: [1] }).data[0] - 0.5);
    return { at: width === 10 ? Number.NaN : state.at };
  },
  views: {
    place: {
      plot: 'scatter',
      title: 'place',
      of: ({ at }) => [{ name: 'at', x: new Float32Array([at]), y: new Float32Array(1000) }],
    },
    never: { plot: 'bars', title: 'never', of: ({ never }) => never },
    course: { plot: 'history', title: 'course', of: ['at'] },
  },
  check: { steps: 1, expect: () => true },
};

/** A demo without steps: a picture of its parameters. @type {import('../../bindings/worker/demo.js').Demo} */
export const picture = {
  title: 'picture',
  params: {
    size: { label: 'size', value: 2, min: 1, max: 9, step: 1, restart: true },
    zoom: { label: 'zoom', value: 1, min: 1, max: 9 },
  },
  setup: ({ size }, { random }) => ({ values: random.uniform({ shape: [size] }).data }),
  views: {
    all: {
      plot: 'bars',
      title: 'all',
      of: ({ values }, { zoom }) => values.map((/** @type {number} */ v) => v * zoom),
    },
    large: { plot: 'bars', title: 'large', of: () => [1], when: ({ zoom }) => zoom > 1 },
  },
  check: { steps: 0, expect: () => true },
};
