// The numbers behind a plot as rows: what "show data" and a CSV file have.

/**
 * @typedef {object} Table
 * @property {string[]} columns
 * @property {number} length  of rows
 * @property {(index: number) => (string | number)[]} row
 */

/** A cell as CSV writes it: in quotes where it must be, numbers in full. @param {string | number} cell */
const field = (cell) => {
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** All of a table as CSV (RFC 4180). @param {Table} table */
export function csv({ columns, length, row }) {
  const lines = [columns.map(field).join(',')];
  for (let i = 0; i < length; i++) lines.push(row(i).map(field).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** A float32 as short as it can be and still be the same float32. @param {number} value */
export function exact(value) {
  if (!Number.isFinite(value) || Math.fround(value) !== value) return value;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

/**
 * Columns of equal length side by side; null where there is nothing to say.
 * @param {string[]} names
 * @param {(ArrayLike<number> | null)[]} columns
 * @returns {Table}
 */
export const columnTable = (names, columns) => ({
  columns: names,
  length: columns[0]?.length ?? 0,
  row: (i) => columns.map((column) => (column ? exact(column[i]) : '')),
});

/**
 * Tables one below the other, each row with the name of its table first.
 * @param {string} what  is told apart
 * @param {{name: string, table: Table}[]} parts  with equal columns
 * @returns {Table}
 */
export function stacked(what, parts) {
  const starts = [0];
  for (const { table } of parts) starts.push(/** @type {number} */ (starts.at(-1)) + table.length);
  return {
    columns: [what, ...(parts[0]?.table.columns ?? [])],
    length: /** @type {number} */ (starts.at(-1)),
    row(i) {
      const part = starts.findLastIndex((start, at) => start <= i && at < parts.length);
      return [parts[part].name, ...parts[part].table.row(i - starts[part])];
    },
  };
}
