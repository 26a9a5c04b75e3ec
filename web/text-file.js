// The text of a file that a visitor dropped or chose. It is read here, in the page; nothing is sent.

/** Bytes: far more than any table that a demo takes. */
const LARGEST = 2e6;

/** A size for people. @param {number} bytes */
const size = (bytes) =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * @param {Pick<File, 'name' | 'size' | 'arrayBuffer'>} file
 * @returns {Promise<string>}
 * @throws {Error} whose message says what is wrong with it
 */
export async function textOf(file) {
  const name = `“${file.name}”`;
  if (file.size === 0) throw new Error(`${name} is empty.`);
  if (file.size > LARGEST) {
    throw new Error(`${name} has ${size(file.size)}; at most ${size(LARGEST)} are read.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) {
    throw new Error(`${name} is a spreadsheet or an archive. Save its table as CSV first.`);
  }
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new Error(`${name} is not text.`);
  return new TextDecoder().decode(bytes);
}
