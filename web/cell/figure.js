// plot(data, options) in a cell: from what a reader is likely to write to the view and the data of a
// plot (bindings/worker/demo.js). Numbers alone are a curve over 0, 1, 2, …; a tensor of two sizes is
// a map.

/** @typedef {import('../../bindings/worker/demo.js').View} View */
/** @typedef {{view: Omit<View, 'of'>, data: any}} Figure */

/** Numbers in all arrays of a plot together. */
const MOST = 2_000_000;

const isNumbers = (/** @type {any} */ value) =>
  (Array.isArray(value) && value.every((item) => typeof item === 'number')) ||
  (ArrayBuffer.isView(value) && !(value instanceof DataView));

const isTensor = (/** @type {any} */ value) =>
  Array.isArray(value?.shape) && isNumbers(value?.data);

/** @param {any} given @returns {Float32Array} */
function floats(given) {
  const value = isTensor(given) ? given.data : given;
  if (!isNumbers(value)) throw new TypeError('plot: needs numbers, an array or a tensor of them.');
  if (value.length > MOST) throw new RangeError(`plot: ${value.length} numbers are too many.`);
  return Float32Array.from(value);
}

const isCurve = (/** @type {any} */ value) => value?.y !== undefined;
const isGrid = (/** @type {any} */ value) => value?.values !== undefined && value?.width > 0;
const isBars = (/** @type {any} */ value) =>
  Array.isArray(value?.labels) && Array.isArray(value?.bars);

/** @param {any} given @param {number} i */
function curve(given, i) {
  const { name = i > 0 ? `curve ${i + 1}` : 'curve', style, values } = isCurve(given) ? given : {};
  const y = floats(isCurve(given) ? given.y : given);
  const x = given?.x === undefined ? Float32Array.from(y, (_, at) => at) : floats(given.x);
  if (x.length !== y.length) {
    throw new RangeError(`plot: “${name}” has ${x.length} values of x and ${y.length} of y.`);
  }
  const more = values === undefined ? {} : { values: floats(values) };
  const band = ['low', 'high'].filter((side) => given?.[side] !== undefined);
  const bands = Object.fromEntries(band.map((side) => [side, floats(given[side])]));
  return { name: String(name), x, y, ...more, ...bands, ...(style ? { style } : {}) };
}

/** @param {any} given */
function grid(given) {
  const [height, width] = isTensor(given) ? given.shape : [given.height, given.width];
  const values = floats(isTensor(given) ? given.data : given.values);
  const { count = 1, labels } = given;
  const needed = width * height * count;
  if (values.length !== needed) {
    const what = given.count ? `${count} pictures` : 'a map';
    const size = `${width} × ${height}`;
    throw new RangeError(`plot: ${what} of ${size} needs ${needed} values, not ${values.length}.`);
  }
  const several = given.count ? { count, ...(labels && { labels: labels.map(String) }) } : {};
  return { values, width, height, ...several };
}

/** @param {any} given */
const bars = ({ labels, bars: groups }) => ({
  labels: labels.map(String),
  bars: groups.map((/** @type {any} */ { name, values }) => ({
    name: String(name),
    values: floats(values),
  })),
});

/** @param {any} data @returns {{plot: View['plot'], data: any}} */
function recognized(data) {
  if (isTensor(data) && data.shape.length === 2) return { plot: 'heatmap', data: grid(data) };
  if (isGrid(data)) return { plot: data.count ? 'images' : 'heatmap', data: grid(data) };
  if (isBars(data)) return { plot: 'bars', data: bars(data) };
  if (isNumbers(data) || isTensor(data) || isCurve(data)) {
    return { plot: 'lines', data: [curve(data, 0)] };
  }
  if (Array.isArray(data)) return { plot: 'lines', data: data.map(curve) };
  throw new TypeError(
    'plot: needs numbers, curves {name, x, y}, a map {values, width, height}, several of them with {count}, or bars {labels, bars}.',
  );
}

const CURVES = ['lines', 'scatter'];
const MAPS = ['heatmap', 'surface'];

/**
 * @param {any} given
 * @param {any} [options] title, axes, scale, range, domain, contours, columns; plot: 'scatter' or 'surface'
 * @returns {Figure}
 */
export function figure(given, options = {}) {
  const { title = 'Plot', plot: wanted, ...rest } = options;
  const { plot, data } = recognized(given);
  const kin = [CURVES, MAPS].find((kind) => kind.includes(plot)) ?? [plot];
  if (wanted !== undefined && !kin.includes(wanted)) {
    throw new TypeError(`plot: these data can be ${kin.join(' or ')}, not “${wanted}”.`);
  }
  const { axes, scale, range, domain, contours, columns } = rest;
  const kind = wanted ?? plot;
  const view = { plot: kind, title: String(title), axes, scale, range, domain, contours, columns };
  return { view: JSON.parse(JSON.stringify(view)), data };
}
