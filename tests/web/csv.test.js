// Tables from text: every usual way of writing them gives the same rows, every refusal is a sentence
// with the line at fault, and hostile text never does anything else.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readCsv, toCsv } from '../../web/own-data/csv.js';

const table = { columns: ['x', 'y'], min: 1, max: 5 };
const rows = [
  [0.5, -1],
  [1000, 0.25],
];

/** Why a text cannot be read. @param {string} text @param {any} [wanted] */
function refusal(text, wanted = table) {
  try {
    return `It can be read: ${JSON.stringify(readCsv(text, wanted))}`;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

test('the same rows in every usual spelling', () => {
  const spellings = [
    '0.5,-1\n1000,0.25',
    '0.5,-1\r\n1000,0.25\r\n',
    '0.5,-1\r1000,.25\r',
    '\uFEFFx,y\n0.5,-1\n1e3,2.5E-1\n',
    'x;y\n0,5;-1\n1000;0,25\n',
    '0,5\t-1\n1000\t0,25',
    '  0.5   -1\n1000\t  0.25  ',
    '0,5 -1,0\n1000,0 0,25',
    '# measured in May\n\nx, y\n  # twice\n0.5, −1\n1000, +0.25\n\n',
    '"x","y"\n"0.5","-1"\n"1000","0.25"',
    'y;x;comment\n-1;0.5;"first; best"\n0.25;1000;"a ""good"" one"',
    'Y\tX\n-1\t0.5\n0.25\t1000',
    'time / s, volts\n0.5,-1\n1000,0.25',
    'x y\n0.5 -1\n1000. 0.25',
  ];
  for (const text of spellings) assert.deepEqual(readCsv(text, table), rows, text);
  assert.deepEqual(readCsv(toCsv(table.columns, rows), table), rows);
});

test('a name may hold quotes', () => {
  const named = { ...table, columns: ['a "b"', 'y'] };
  assert.deepEqual(readCsv('y,"a ""b"" "\n1,2', named), [[2, 1]]);
});

test('every refusal names the line at fault', () => {
  /** @type {[string, RegExp][]} */
  const wrong = [
    ['1,2\n3,4\n\n\n\n\n5,abc', /^Line 7, column y: “abc” is no number\.$/],
    ['x,y\n1,2\n3', /^Line 3 has 1 value; it must have 2|line of names has 2/],
    ['1;2\n1;2;3', /^Line 2 has 3 values; it must have 2 \(x, y\)\.$/],
    ['1,2,3', /^Line 1 has 3 values; it must have 2/],
    ['a,b,c\n1,2,3', /^Line 2 has 3 values/],
    ['1,\n', /^Line 1, column y: there is nothing\.$/],
    ['1,NaN', /column y: “NaN” is no number/],
    ['1,Infinity', /“Infinity” is no number/],
    ['1,0x10', /“0x10” is no number/],
    ['1,1e400', /“1e400” is too large/],
    ['1,1e39', /“1e39” is too large/],
    ['1;1.234,5', /“1.234,5” is no number/],
    ['1.5;2,5', /^Line 1: “2,5” has a comma, but line 1 has a point in “1.5”. Write a point\.$/],
    ['1;2\n3;1,234', /^Line 2: “1,234” has a comma, but it may mean a fraction or thousands/],
    ['1,"2', /^Line 1: a quote is not closed/],
    ['1 2"3', /^Line 1: a quote is not closed/],
    ['1,2\n\0PNG', /^Line 2: this is not text\.$/],
    ['', /no rows of numbers/],
    ['\n \r\n#only a comment', /no rows of numbers/],
    ['x,y', /no rows of numbers/],
    ['1,2\n'.repeat(6), /^Line 6: there are 6 rows; at most 5 are possible\.$/],
    [`1,${'z'.repeat(1000)}`, /^Line 1, column y: “z{24}…” is no number\.$/],
  ];
  for (const [text, sentence] of wrong) assert.match(refusal(text), sentence);
  assert.equal(refusal('1,2', { ...table, min: 3 }), 'There is 1 row; at least 3 are needed.');
});

test('a decimal comma that may mean something else is not guessed', () => {
  const one = { columns: ['x'], min: 1, max: 9 };
  assert.throws(
    () => readCsv('1,5\n2,5', one),
    /^Error: Line 1 has 2 values; it must have 1 \(x\)/,
  );
  assert.deepEqual(readCsv('x\n1.5\n2', one), [[1.5], [2]]);
  assert.deepEqual(readCsv('0,567;1,234', table), [[0.567, 1.234]]);
});

/** Numbers from 0 to n - 1, the same at every run. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

test('twenty thousand hostile texts give finite rows or one sentence', () => {
  const throwDice = dice(7);
  const scraps = [
    ...'0123456789.,;\t "\'#-+eE\n\r\0\uFEFF−x',
    ...['x,y\n', '1;2\n', '1e5', '""', '\r\n', 'NaN', '__proto__', '\ud800', '∞', '  ', '<b>'],
  ];
  let good = 0;
  for (let i = 0; i < 20_000; i++) {
    const text = Array.from({ length: throwDice(14) }, () => scraps[throwDice(scraps.length)]);
    try {
      const read = readCsv(text.join(''), table);
      good += 1;
      assert.ok(read.length >= 1 && read.length <= 5);
      assert.ok(read.every((row) => row.length === 2 && row.every(Number.isFinite)));
    } catch (error) {
      const { message, name } = /** @type {Error} */ (error);
      assert.equal(name, 'Error', `${JSON.stringify(text)}: ${message}`);
      assert.match(message, /^(Line \d+|There (is|are)) .*\.$|^Line \d+[:,] .*\.$/s);
    }
  }
  assert.ok(good > 100, `${good} could be read`);
});

test('a long text is read in a moment', () => {
  const many = { ...table, max: 1e6 };
  assert.equal(readCsv('1.5;-2e3\n'.repeat(50_000), many).length, 50_000);
  assert.throws(() => readCsv(`1,"${'""'.repeat(100_000)}`, many), /quote/);
  assert.throws(() => readCsv(`1 ${'"'.repeat(100_001)}x`, many), /quote/);
});
