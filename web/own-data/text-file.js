// The text of a file that a visitor dropped or chose. It is read here, in the page; nothing is sent.

import { checkSize } from './file-size.js';

/** Bytes: far more than any table that a demo takes. */
const LARGEST = 2e6;

/**
 * @param {Pick<File, 'name' | 'size' | 'arrayBuffer'>} file
 * @returns {Promise<string>}
 * @throws {Error} whose message says what is wrong with it
 */
export async function textOf(file) {
  checkSize(file, LARGEST);
  const name = `“${file.name}”`;
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
