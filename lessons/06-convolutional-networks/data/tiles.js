// What a network makes of a picture, as a gallery: every channel of every layer, each enlarged to the
// same size and in its own colours, from its least value to its greatest.

/** @typedef {import('../../../bindings/tensor.js').Tensor} Tensor */
/** @typedef {import('../../../bindings/worker/demo.js').Grid} Grid */

/** One channel of one picture. @param {Tensor} maps [pictures, rows, columns, channels] @param {number} channel @param {number} [picture] */
export function channelOf({ shape, data }, channel, picture = 0) {
  const [, height, width, channels] = shape;
  const from = picture * height * width * channels + channel;
  const values = Float32Array.from({ length: height * width }, (_, i) => data[from + i * channels]);
  return { values, width, height };
}

/** Each pixel as a block. @param {{values: Float32Array, width: number, height: number}} map @param {number} edge */
export function enlarged({ values, width, height }, edge) {
  const row = (/** @type {number} */ i) => Math.floor((Math.floor(i / edge) * height) / edge);
  const column = (/** @type {number} */ i) => Math.floor(((i % edge) * width) / edge);
  return Float32Array.from({ length: edge ** 2 }, (_, i) => values[row(i) * width + column(i)]);
}

/** From 0 to 1; a map that does not vary is 0, one of a single pixel stays as it is. @param {Float32Array} values */
export function stretched(values) {
  if (values.length === 1) return values;
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return values.map((value) => (high > low ? (value - low) / (high - low) : 0));
}

const words = { Conv2D: 'conv', AveragePooling2D: 'mean', MaxPooling2D: 'max', UpSampling2D: 'up' };

/** Layers by number and kind; the code by its name. @param {readonly any[]} layers */
export const namesOf = (layers) =>
  layers.map(({ name, constructor: { className } }, i) =>
    name === 'code' ? name : `${i + 1} ${words[/** @type {'Conv2D'} */ (className)]}`,
  );

/** Square pictures as a gallery. @param {Float32Array[]} pictures @param {number} edge @param {string[]} [labels] @returns {Grid} */
export function gallery(pictures, edge, labels) {
  const values = new Float32Array(pictures.length * edge ** 2);
  pictures.forEach((picture, i) => {
    values.set(picture, i * edge ** 2);
  });
  return { values, width: edge, height: edge, count: pictures.length, ...(labels && { labels }) };
}

/** Layers and channels in the order of the tiles. @param {Tensor[]} maps  of all layers */
export const units = (maps) =>
  maps.flatMap(({ shape }, layer) =>
    Array.from({ length: shape[3] }, (_, channel) => ({ layer, channel })),
  );

/** @param {Tensor[]} maps @param {string[]} names  of the layers @param {number} edge @param {number} [picture] */
export function tiles(maps, names, edge, picture = 0) {
  const all = units(maps);
  const tile = (/** @type {{layer: number, channel: number}} */ { layer, channel }) => {
    const map = channelOf(maps[layer], channel, picture);
    return enlarged({ ...map, values: stretched(map.values) }, edge);
  };
  const labels = all.map(({ layer, channel }) => `${names[layer]} ${channel + 1}`);
  return gallery(all.map(tile), edge, labels);
}

/**
 * The kernels of a convolution [rows, columns, from, to], those of one channel after the other.
 * @param {Tensor} kernels @param {number} [to]  of this channel alone
 * @returns {Grid}
 */
export function kernelSheet({ shape: [height, width, from, channels], data }, to) {
  const wanted = to === undefined ? [...Array(channels).keys()] : [to];
  const pictures = wanted.flatMap((k) =>
    Array.from({ length: from }, (_, c) =>
      Float32Array.from({ length: height * width }, (_, i) => data[(i * from + c) * channels + k]),
    ),
  );
  return gallery(pictures, width);
}
