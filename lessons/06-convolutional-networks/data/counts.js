// How many numbers a layer has to learn, and how many products it makes of one picture.

/** @typedef {{side: number, from: number, to: number, kernel: number}} Sizes  channels from below, to above */

/** A kernel for each pair of channels, and a bias for each channel. @param {Sizes} sizes */
export const convolution = ({ side, from, to, kernel }) => ({
  weights: kernel ** 2 * from * to + to,
  products: side ** 2 * kernel ** 2 * from * to,
});

/** As many neurons as the convolution has outputs, each joined to every pixel. @param {Sizes} sizes */
export const dense = ({ side, from, to }) => {
  const products = side ** 2 * from * (side ** 2 * to);
  return { weights: products + side ** 2 * to, products };
};
