// A line of a table, cut into its cells: what separates them, and quotes, inside which nothing does.

/** What stands outside quotes. @param {string} words */
const bare = (words) => words.replace(/"[^"]*"?/g, '');

/** White space of any length. */
const SPACE = ' ';

/**
 * What separates the cells: a tab where each line has one, a semicolon where there is any, a comma unless
 * it is the decimal comma of numbers with white space between them (1,5 2,5).
 * @param {string[]} lines
 */
export function separatorOf(lines) {
  const outside = lines.map(bare);
  if (outside.length > 0 && outside.every((line) => line.includes('\t'))) return '\t';
  if (outside.some((line) => line.includes(';'))) return ';';
  if (!outside.some((line) => line.includes(','))) return SPACE;
  const decimals = outside.some((line) => /\d,\d+\s+[+-]?\d*,\d/.test(line));
  return decimals ? SPACE : ',';
}

/**
 * @param {string} line
 * @param {string} separator
 * @param {number} at  the line's number
 * @returns {string[]} without quotes and the white space around
 * @throws {Error} where a quote is not closed or stands inside a word
 */
export function cellsOf(line, separator, at) {
  const space = separator === SPACE;
  const plain = space ? /^[^\s"]+/ : new RegExp(`^[^"${separator}]*`);
  const gap = space ? /^\s+/ : new RegExp(`^${separator}`);
  /** @type {string[]} */
  const cells = [];
  let rest = space ? line.trim() : line;
  for (;;) {
    const inQuotes = /^ *"((?:[^"]|"")*)" */.exec(rest);
    const [taken, word] = inQuotes ?? plain.exec(rest) ?? [''];
    cells.push((inQuotes ? word.replaceAll('""', '"') : taken).trim());
    rest = rest.slice(taken.length);
    if (rest === '') return cells;
    const [between] = gap.exec(rest) ?? [''];
    if (!between) throw new Error(`Line ${at}: a quote is not closed or stands inside a word.`);
    rest = rest.slice(between.length);
  }
}
