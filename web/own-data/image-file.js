// A picture file as grey values: fitted whole into the picture's size, centred on white paper, every
// value the mean of the pixels it stands for. It is read here, in the page; nothing is sent.

import { checkSize } from './file-size.js';

/** Bytes. A photograph of a telephone has a few million. */
const LARGEST = 20e6;

/** The file is drawn so many times finer than the picture, then averaged. */
const FINER = 16;

/** The nearest value that a link can hold. @param {number} value */
export const level = (value) => Math.fround(Math.round(value * 15) / 15);

/** @typedef {{width: number, height: number}} Size */

/**
 * Where an image stands in a frame of another shape: as large as fits, in the middle.
 * @param {Size} image @param {Size} frame
 */
export function fit(image, frame) {
  const scale = Math.min(frame.width / image.width, frame.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  return { x: (frame.width - width) / 2, y: (frame.height - height) / 2, width, height };
}

/**
 * Means of squares of pixels, red, green and blue weighed as the eye does (Rec. 601).
 * @param {Uint8ClampedArray} pixels  r, g, b, a by turns
 * @param {Size} size  of the result
 * @param {number} finer  pixels along a square's side
 */
export function toGrey(pixels, { width, height }, finer) {
  const grey = new Float32Array(width * height);
  for (let i = 0; i < pixels.length / 4; i++) {
    const x = Math.floor((i % (width * finer)) / finer);
    const y = Math.floor(i / (width * finer * finer));
    const [red, green, blue] = pixels.subarray(4 * i, 4 * i + 3);
    grey[y * width + x] += 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return grey.map((sum) => level(sum / (255 * finer * finer)));
}

/** What the browser makes of the file: pixels, or a drawing that has none of its own. @param {File} file */
async function decode(file) {
  if (file.type !== 'image/svg+xml') return createImageBitmap(file);
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/**
 * @param {File} file
 * @param {Size} size
 * @returns {Promise<{picture: Float32Array, told: string}>}  told: a sentence on what became of it
 * @throws {Error} whose message says why it cannot be read
 */
export async function pictureOf(file, size) {
  checkSize(file, LARGEST);
  const image = await decode(file).catch(() => null);
  if (!image?.width || !image.height) {
    throw new Error(`“${file.name}” is no picture that this browser can read.`);
  }
  const canvas = document.createElement('canvas');
  canvas.width = size.width * FINER;
  canvas.height = size.height * FINER;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  const { x, y, width, height } = fit(image, canvas);
  context.drawImage(image, x, y, width, height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const sizes = `${image.width} × ${image.height}, fitted into ${size.width} × ${size.height}`;
  return { picture: toGrey(data, size, FINER), told: `Loaded “${file.name}”, ${sizes}.` };
}
