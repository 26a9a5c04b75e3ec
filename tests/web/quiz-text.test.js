// Quizzes in the text: what can be read without any program, what <nb-quiz> needs, and what stops
// the build, with its line.
import assert from 'node:assert/strict';
import test from 'node:test';
import { renderMarkdown } from '../../web/site/markdown.js';
import { strings } from '../../web/site/strings.js';

const none = new Map();

/** @param {string} body */
const render = (body) =>
  renderMarkdown({
    ...{ body, file: 'lesson.md', offset: 10, url: '/01-introduction/', text: strings('en') },
    ...{ demos: none, exercises: none, styles: new Map() },
  }).html;

/** @param {string[]} lines */
const quiz = (...lines) =>
  render(['', `::: quiz ${lines[0]}`, ...lines.slice(1), ':::'].join('\n'));

test('options, explanations and formulas become a list and a fold', () => {
  const html = quiz(
    'Where does **b** go?',
    '- [ ] It turns $|w|$. | No: `a|b`',
    '  alone.',
    '- [x] It shifts. | Yes.',
  );
  assert.match(html, /<nb-quiz class="box" name="01-introduction\/where-does-b-go" kind="one">/);
  assert.match(html, /<p>Where does <strong>b<\/strong> go\?<\/p>/);
  assert.match(html, /<ol>\s*<li>It turns .*<mi>w<\/mi>.*<\/li>\s*<li>It shifts\.<\/li>\s*<\/ol>/);
  assert.match(html, /<li><b>Wrong\.<\/b> <span>No: <code>a\|b<\/code> alone\.<\/span><\/li>/);
  assert.match(html, /<li data-right><b>Right\.<\/b> <span>Yes\.<\/span><\/li>/);
  assert.match(html, /<\/details>\s*<\/nb-quiz>/);
});

test('two right options make it a quiz with several', () => {
  assert.match(quiz('Which?', '- [x] A | a.', '- [x] B | b.', '- [ ] C | c.'), /kind="several"/);
});

test('a number has a tolerance, wrong values and a hint', () => {
  const html = quiz('How many? {#count}', '= −1.5 ± 0.25 | So.', '! 9 | Too many.', '? Count.');
  assert.match(html, /name="01-introduction\/count" kind="number" value="-1.5" tolerance="0.25"/);
  assert.match(html, /<li data-value="9"><b>Not 9\.<\/b> <span>Too many\.<\/span>/);
  assert.match(html, /<p>Count\.<\/p>\s*<\/details>/);
});

test('text around a quiz stays text', () => {
  const html = render('Before\n::: quiz Q?\n= 1 | So.\n:::\nAfter');
  assert.match(html, /^<p>Before<\/p>\n<nb-quiz[\s\S]*<\/nb-quiz>\n<p>After<\/p>/);
});

test('what is wrong stops the build with file and line', () => {
  /** @type {[string[], RegExp][]} */
  const wrong = [
    [['Q?'], /^lesson\.md:12: There is nothing to choose/],
    [['', '= 1 | So.'], /^lesson\.md:12: The question stands/],
    [['Q?', '- [x] A | a.'], /^lesson\.md:12: A quiz has two options or more/],
    [['Q?', '- [ ] A | a.', '- [ ] B | b.'], /^lesson\.md:12: No option is right/],
    [['Q?', '- [x] A | a.', '- [ ] B'], /^lesson\.md:14: After the answer must stand/],
    [['Q?', '- [x] A | a.', '- [] B | b.'], /^lesson\.md:14: An option begins with/],
    [['Q?', '- [x] A | a.', '= 3 | b.'], /^lesson\.md:14: .* either options or a number/],
    [['Q?', '= many | So.'], /^lesson\.md:13: “many ?” is no number/],
    [['Q?', '= 1 | So.', '= 2 | So.'], /^lesson\.md:12: One line “= number”/],
    [['Q?', '! 2 | So.'], /^lesson\.md:12: One line “= number”/],
    [['Q?', '= 2 ± 1 | So.', '! 3 | No.'], /^lesson\.md:14: 3 is right by the line “=”/],
    [['Q?', '= 2 | So.', '? A.', '? B.'], /^lesson\.md:15: One hint/],
  ];
  for (const [lines, message] of wrong) assert.throws(() => quiz(...lines), { message });
  const open = /^Error: lesson\.md:11: The quiz is not closed/;
  assert.throws(() => render('::: quiz Q?\n= 1 | So.'), open);
  const same = '::: quiz Q?\n= 1 | So.\n:::\n';
  assert.throws(() => render(same + same), /^Error: lesson\.md:14: Another quiz is named “q”/);
});
