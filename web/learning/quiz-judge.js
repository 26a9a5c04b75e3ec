// What an answer to a quiz is worth, and which of the explanations in the text belong to it.

/**
 * @typedef {object} QuizVerdict
 * @property {boolean} counts   false: it was no answer
 * @property {boolean} passed
 * @property {string} sentence
 * @property {number[]} explain  places of explanations
 */

/** @param {string} sentence @returns {QuizVerdict} */
const noAnswer = (sentence) => ({ counts: false, passed: false, sentence, explain: [] });

/** @param {boolean} passed @param {number[]} explain @param {string} [more] @returns {QuizVerdict} */
const answer = (passed, explain, more = '') => ({
  counts: true,
  passed,
  sentence: passed ? 'Right.' : `Not yet.${more}`,
  explain,
});

/** @param {boolean[]} ticked @param {boolean[]} right */
export function judgeChoice(ticked, right) {
  const places = ticked.map((_, i) => i);
  const chosen = places.filter((i) => ticked[i]);
  if (chosen.length === 0) return noAnswer('Choose an answer first.');
  const wrong = chosen.filter((i) => !right[i]);
  const missing = places.filter((i) => right[i] && !ticked[i]);
  if (wrong.length > 0) return answer(false, wrong);
  if (missing.length > 0) return answer(false, [], ' What you chose is right, but there is more.');
  return answer(true, chosen);
}

/** A number as people write it: 0.5, 0,5, −3, 1e-3, 2/3. @param {string} text */
export function readNumber(text) {
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replace(/^([-+]?\d+),(\d+)$/, '$1.$2');
  const [, above, below = '1'] = plain.match(/^([^/]+?)(?:\s*\/\s*([^/]+))?$/) ?? [];
  const isNumber = (/** @type {string | undefined} */ word) =>
    /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(word ?? '');
  return isNumber(above) && isNumber(below) ? Number(above) / Number(below) : Number.NaN;
}

/** As far as the last digit of a decimal fraction goes. @param {number} a @param {number} b @param {number} tolerance */
const near = (a, b, tolerance) => Math.abs(a - b) <= tolerance + 1e-9 * Math.abs(b);

/**
 * @param {string} text
 * @param {{value: number, tolerance: number, known: number[]}} quiz  known: the numbers that have an
 *   explanation, the right one among them
 */
export function judgeNumber(text, { value, tolerance, known }) {
  const given = readNumber(text);
  if (!Number.isFinite(given)) return noAnswer('Write a number, such as 12, 0.5 or 2/3.');
  if (near(given, value, tolerance)) return answer(true, [known.indexOf(value)]);
  const common = known.findIndex((wrong) => wrong !== value && near(given, wrong, tolerance));
  return answer(false, common < 0 ? [] : [common]);
}
