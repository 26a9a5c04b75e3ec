// Whether a visitor's file is of a size that can be read.

/** A size for people. @param {number} bytes */
const words = (bytes) =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * @param {Pick<File, 'name' | 'size'>} file
 * @param {number} most  bytes
 * @throws {Error} whose message says what is wrong with it
 */
export function checkSize({ name, size }, most) {
  if (size === 0) throw new Error(`“${name}” is empty.`);
  if (size > most)
    throw new Error(`“${name}” has ${words(size)}; at most ${words(most)} are read.`);
}
