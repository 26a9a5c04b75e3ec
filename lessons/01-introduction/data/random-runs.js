// The random networks of the notebook as presets, and what their pictures promise.

const square = { x: 0, y: 0, half: 0.5 };
const rectified = {
  layers: 21,
  width: 100,
  activation: 'relu',
  output: 'linear',
  inner: 1,
  outer: 1,
  biases: 0,
  cut: 21,
};

/** @type {Record<string, {label: string, set?: import('../../../bindings/worker/demo.js').Params}>} */
export const presets = {
  sigmoid: {
    label: '21 layers, sigmoid',
    set: {
      ...square,
      layers: 21,
      width: 100,
      activation: 'sigmoid',
      output: 'same',
      inner: 3,
      outer: 1,
      biases: 1,
      cut: 21,
    },
  },
  relu: { label: '21 layers, ReLU', set: { ...square, ...rectified } },
  away: { label: 'ReLU, zoomed out', set: { ...rectified, x: 0, y: 0, half: 10 } },
  neuron: {
    label: 'One neuron',
    set: {
      ...square,
      layers: 0,
      activation: 'sigmoid',
      output: 'same',
      outer: 10,
      biases: 1,
      cut: 1,
    },
  },
  layer: {
    label: 'One layer of 30',
    set: {
      ...square,
      layers: 1,
      width: 30,
      activation: 'sigmoid',
      output: 'same',
      outer: 10,
      biases: 1,
      cut: 1,
    },
  },
  own: { label: 'My own' },
};

/** Values of the cut through the middle. @param {Record<string, any>} views @returns {Float32Array} */
const cutOf = ({ line }) => line[0].y;

/** At how many points a curve is not straight: one or two for each kink. @param {Float32Array} y */
function kinks(y) {
  const scale = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return y.filter(
    (_, i) => i > 0 && i + 1 < y.length && Math.abs(y[i - 1] - 2 * y[i] + y[i + 1]) > 1e-5 * scale,
  ).length;
}

/** Whether a value is the mean of its neighbours, rows and columns at the edge left out. @param {Float32Array} v @param {number} side */
function isStraight(v, side) {
  const pixels = Math.sqrt(v.length);
  const inner = (/** @type {number} */ at) => at > 0 && at < pixels - 1;
  return v.every((value, i) => {
    const isInner = inner(i % pixels) && inner(Math.floor(i / pixels));
    return !isInner || Math.abs(v[i - side] - 2 * value + v[i + side]) < 1e-4;
  });
}

/** f(2x) = 2 f(x) along the cut, whose middle is the origin. @param {Float32Array} y */
function isCone(y) {
  const middle = (y.length - 1) / 2;
  const scale = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const quarter = y.subarray(middle / 2, 1.5 * middle + 1);
  return scale > 0 && quarter.every((value, i) => Math.abs(2 * value - y[2 * i]) <= 1e-5 * scale);
}

/** @type {import('../../../bindings/worker/demo.js').Check[]} */
export const checks = [
  {
    what: 'structure gets finer with depth: 21 layers have ten times the detail of one',
    steps: 0,
    expect: (_, { courses }) => courses[0].y[20] > 10 * courses[0].y[0],
  },
  {
    what: 'the map is refined to 100 pixels each way in 20 steps; of a linear network it is a plane',
    params: { layers: 1, activation: 'linear', output: 'linear', finest: '100' },
    steps: 20,
    expect: ({ pixels }, { picture: { values: v, width } }) =>
      pixels === 100 && width === 100 && [1, width].every((side) => isStraight(v, side)),
  },
  {
    what: 'with small weights a deep network forgets its inputs',
    params: { inner: 0.3 },
    steps: 0,
    expect: (_, { picture }) => {
      const values = Array.from(/** @type {Float32Array} */ (picture.values));
      return Math.max(...values) - Math.min(...values) < 1e-3;
    },
  },
  {
    what: 'ReLU without biases is a cone: twice the input, twice the output',
    params: { preset: 'relu' },
    steps: 0,
    expect: (_, views) => isCone(cutOf(views)) && kinks(cutOf(views)) <= 1,
  },
  {
    what: 'and so it is from afar',
    params: { preset: 'away' },
    steps: 0,
    expect: (_, views) => isCone(cutOf(views)) && kinks(cutOf(views)) <= 1,
  },
  {
    what: 'beside the origin each of 100 neurons makes one kink at most, straight lines between them',
    params: { preset: 'relu', layers: 1, y: 0.25 },
    steps: 0,
    expect: (_, views) => kinks(cutOf(views)) > 10 && kinks(cutOf(views)) <= 200,
  },
];
