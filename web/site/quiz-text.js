// What stands between ::: quiz and :::, read into a question with options or with a number:
//
//   ::: quiz Where does the bias move the line? {#bias}
//   - [ ] It turns it. | No: the direction is set by the weights alone.
//   - [x] It shifts it. | Yes: along w.
//   :::
//   ::: quiz How many weights has a 2-3-1 network?
//   = 13 ± 0 | Why it is right.
//   ! 9 | Why this common answer is wrong.
//   ? A hint for any other number.
//   :::
//
// What is wrong with it is thrown as {line, sentence}, the line counted from the first.

/**
 * An answer that may be given: an option or a number, with the reason why it is right or wrong.
 * @typedef {{line: number, right: boolean, text: string, value: number, tolerance: number,
 *   why: string}} Answer
 */

/**
 * @typedef {object} Quiz
 * @property {string} name  unique in a page
 * @property {string} question
 * @property {'one' | 'several' | 'number'} kind
 * @property {Answer[]} answers
 * @property {string} hint
 */

/** @param {number} line @param {string} sentence @returns {never} */
function refuse(line, sentence) {
  throw { line, sentence };
}

const marks = /^(- \[[ xX]\]|=|!|\?)\s+(.*)$/;

/** Lines that begin with a mark, each with those below that have none. @param {string[]} lines */
function entriesOf(lines) {
  /** @type {{line: number, mark: string, text: string}[]} */
  const entries = [];
  let question = lines[0];
  lines.slice(1).forEach((text, i) => {
    const found = text.trim().match(marks);
    const last = entries.at(-1);
    if (found) entries.push({ line: i + 1, mark: found[1].toLowerCase(), text: found[2] });
    else if (/^\s*- \[/.test(text)) refuse(i + 1, 'An option begins with “- [ ]” or “- [x]”.');
    else if (last) last.text = `${last.text} ${text.trim()}`.trim();
    else question = `${question} ${text.trim()}`;
  });
  return { question: question.trim(), entries };
}

/** At the first bar that is not inside a formula or code. @param {{text: string, line: number}} entry */
function atBar({ text, line }) {
  let inside = '';
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '\\') i += 1;
    else if (inside === sign) inside = '';
    else if (!inside && (sign === '$' || sign === '`')) inside = sign;
    else if (!inside && sign === '|') {
      const [before, why] = [text.slice(0, i).trim(), text.slice(i + 1).trim()];
      if (before && why) return [before, why];
    }
  }
  return refuse(line, 'After the answer must stand “ | ” and why it is right or wrong.');
}

/** @param {string} text @param {number} line */
function numberOf(text, line) {
  const value = Number(text.replace('−', '-').trim() || 'none');
  return Number.isFinite(value) ? value : refuse(line, `“${text}” is no number.`);
}

/** @param {{line: number, mark: string, text: string}} entry @returns {Answer} */
function answerOf(entry) {
  const { line, mark } = entry;
  const [text, why] = atBar(entry);
  const isChoice = mark.startsWith('-');
  const right = isChoice ? mark.includes('x') : mark === '=';
  const [value, tolerance = '0'] = isChoice ? ['0'] : text.split('±');
  return {
    ...{ line, right, text, why },
    ...{ value: numberOf(value, line), tolerance: numberOf(tolerance, line) },
  };
}

/** @param {Answer[]} answers @param {boolean} isChoice */
function check(answers, isChoice) {
  const right = answers.filter((answer) => answer.right);
  if (isChoice && answers.length < 2) refuse(0, 'A quiz has two options or more.');
  if (isChoice && right.length === 0) refuse(0, 'No option is right: mark it “- [x]”.');
  if (!isChoice && right.length !== 1) refuse(0, 'One line “= number” says what is right.');
  const [{ value, tolerance }] = right;
  const twice = answers.find(
    (answer) => !answer.right && Math.abs(answer.value - value) <= tolerance,
  );
  if (!isChoice && twice) refuse(twice.line, `${twice.text} is right by the line “=”.`);
}

/** A name from the first words of a question. @param {string} question */
const nameOf = (question) =>
  (question.toLowerCase().match(/[a-z0-9]+/g) ?? []).slice(0, 8).join('-') || 'quiz';

/**
 * @param {string[]} lines  the first is what stands after “quiz”
 * @returns {Quiz}
 */
export function readQuiz(lines) {
  const { question: text, entries } = entriesOf(lines);
  const [, question, given] = /** @type {RegExpMatchArray} */ (
    text.match(/^(.*?)\s*(?:\{#([\w-]+)\})?$/s)
  );
  if (!question) refuse(0, 'The question stands after “::: quiz”.');
  if (entries.length === 0) refuse(0, 'There is nothing to choose: add lines “- [ ] …” or “= …”.');
  const hints = entries.filter(({ mark }) => mark === '?');
  const isChoice = entries[0].mark.startsWith('-');
  const stray = entries.find(({ mark }) => mark.startsWith('-') !== isChoice);
  if (stray) refuse(stray.line, 'A quiz has either options or a number.');
  if (hints.length > 1) refuse(hints[1].line, 'One hint is enough.');

  const answers = entries.filter(({ mark }) => mark !== '?').map(answerOf);
  check(answers, isChoice);
  const several = answers.filter(({ right }) => right).length > 1;
  const kind = isChoice ? (several ? 'several' : 'one') : 'number';
  return { name: given ?? nameOf(question), question, kind, answers, hint: hints[0]?.text ?? '' };
}
