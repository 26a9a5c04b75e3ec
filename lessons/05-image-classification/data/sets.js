// Which pictures a demo works with, as a parameter, and how the training pictures are divided.

/** The parameter. */
export const pictures = {
  label: 'Pictures',
  value: 'mnist',
  options: {
    mnist: { label: 'MNIST: handwritten digits' },
    fashion: { label: 'Fashion-MNIST: clothes' },
  },
  restart: true,
};

/** The pack that it needs, for a demo's `data`. @param {{pictures?: string}} params */
export const packOf = ({ pictures: chosen }) => [chosen ?? pictures.value];

/** Training pictures in each pack. @type {Record<string, number>} */
const COUNTS = { mnist: 5000, fashion: 1400 };

/** How many there are with these values, before the pack is. @param {{pictures: string}} params */
export const countOf = ({ pictures: chosen }) => COUNTS[chosen];

/** Of so many pictures, those there are: an epoch. @param {any} params */
export const epochOf = ({ count, ...params }) =>
  Math.min(count, training({ count: countOf(params) }));

/** How many to train with; the rest, a tenth, validates. @param {{count: number}} set */
export const training = ({ count }) => Math.round(0.9 * count);
