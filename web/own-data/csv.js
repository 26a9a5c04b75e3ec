// A table of numbers from text: comma, semicolon, tab or white space between them, perhaps a line of
// names, comments after #, quotes, any line ends. It reads everything or nothing: what cannot be read
// is refused with the number of the line and what stands there.
//
//   readCsv('x;y\n0,5;1\n', { columns: ['x', 'y'], min: 1, max: 99 })  ->  [[0.5, 1]]

import { cellsOf, separatorOf } from './csv-cells.js';

/** @typedef {{columns: string[], min: number, max: number}} Table */
/** @typedef {{at: number, cells: string[]}} Line  its number in the text, from 1 */

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i;
/** 1,234: a decimal comma, or thousands? */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/;

/** A word as it stands in a sentence. @param {string} word */
const quoted = (word) => `“${word.length > 24 ? `${word.slice(0, 24)}…` : word}”`;

/**
 * One number, as a person types it; a minus may be typographic.
 * @param {string} word
 * @param {string} where  how the sentence of a refusal begins: 'Line 7, column y'
 * @returns {number}
 */
export function numberIn(word, where) {
  const text = word.trim().replace(/^[−–]/, '-');
  if (text === '') throw new Error(`${where}: there is nothing.`);
  if (!NUMBER.test(text)) throw new Error(`${where}: ${quoted(word.trim())} is no number.`);
  const number = Number(text);
  if (Number.isFinite(Math.fround(number))) return number;
  throw new Error(`${where}: ${quoted(word)} is too large.`);
}

/**
 * @param {string} text
 * @param {Table} table
 * @returns {number[][]}
 * @throws {Error} whose message is a sentence with the line at fault
 */
export function readCsv(text, table) {
  const lines = dataLines(text.replace(/^\uFEFF/, ''));
  const separator = separatorOf(lines.map(({ words }) => words));
  /** @type {Line[]} */
  const cut = lines.map(({ at, words }) => ({ at, cells: cellsOf(words, separator, at) }));
  const point = withoutCommas(cut, separator);
  const named = point.length > 0 && point[0].cells.every((cell) => !NUMBER.test(cell));
  const names = named ? point[0].cells : null;
  const data = named ? point.slice(1) : point;
  if (data.length > table.max) {
    const { at } = data[table.max];
    throw new Error(
      `Line ${at}: there are ${data.length} rows; at most ${table.max} are possible.`,
    );
  }
  if (data.length === 0) throw new Error('There are no rows of numbers in it.');
  const rows = rowsOf(data, names, table);
  if (rows.length >= table.min) return rows;
  const found = rows.length === 1 ? 'There is 1 row' : `There are ${rows.length} rows`;
  throw new Error(`${found}; at least ${table.min} are needed.`);
}

/** Lines that hold something, with their numbers. @param {string} text */
function dataLines(text) {
  const lines = text.split(/\r\n|\r|\n/).map((words, index) => ({ at: index + 1, words }));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells text from bytes
  const binary = lines.find(({ words }) => /[\0-\x08\x0E-\x1F\x7F]/.test(words));
  if (binary) throw new Error(`Line ${binary.at}: this is not text.`);
  return lines.filter(({ words }) => words.trim() !== '' && !words.trim().startsWith('#'));
}

/**
 * Decimal commas as points, where they cannot be anything else: no other number has a point, and at
 * least one of them is not written like thousands.
 * @param {Line[]} lines
 * @param {string} separator
 */
function withoutCommas(lines, separator) {
  if (separator === ',') return lines;
  const written = lines.flatMap(({ at, cells }) => cells.map((cell) => ({ at, cell })));
  const commas = written.filter(({ cell }) => DECIMAL_COMMA.test(cell) || THOUSANDS.test(cell));
  if (commas.length === 0) return lines;
  const points = written.find(({ cell }) => NUMBER.test(cell) && cell.includes('.'));
  const doubtful = commas.every(({ cell }) => THOUSANDS.test(cell));
  if (points || doubtful) {
    const { at, cell } = commas[0];
    const why = points
      ? `line ${points.at} has a point in ${quoted(points.cell)}`
      : 'it may mean a fraction or thousands';
    throw new Error(`Line ${at}: ${quoted(cell)} has a comma, but ${why}. Write a point.`);
  }
  const plain = (/** @type {string} */ cell) =>
    DECIMAL_COMMA.test(cell) ? cell.replace(',', '.') : cell;
  return lines.map(({ at, cells }) => ({ at, cells: cells.map(plain) }));
}

/**
 * @param {Line[]} lines
 * @param {string[] | null} names  of the first line, if it has names
 * @param {Table} table
 */
function rowsOf(lines, names, { columns }) {
  const lower = names?.map((name) => name.toLowerCase()) ?? [];
  const found = columns.map((column) => lower.indexOf(column.toLowerCase()));
  const byName = found.every((index) => index >= 0);
  const places = byName ? found : columns.map((_, index) => index);
  const width = byName ? lower.length : columns.length;
  const wish = `${columns.length} (${columns.join(', ')})`;
  return lines.map(({ at, cells }) => {
    if (cells.length !== width) {
      const has = `Line ${at} has ${cells.length === 1 ? '1 value' : `${cells.length} values`}`;
      const hint = byName ? `the line of names has ${width}` : `it must have ${wish}`;
      throw new Error(`${has}; ${hint}.`);
    }
    return places.map((place, i) => numberIn(cells[place], `Line ${at}, column ${columns[i]}`));
  });
}

/** A table as text that `readCsv` reads again. @param {string[]} columns @param {number[][]} rows */
export const toCsv = (columns, rows) =>
  `${[columns, ...rows].map((row) => row.join(',')).join('\n')}\n`;
