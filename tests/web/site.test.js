// The way from Markdown to pages: what is accepted, what it becomes, and the sentence, with file and
// line, that refuses the rest.
import assert from 'node:assert/strict';
import test from 'node:test';
import { lectures } from '../../lessons/course.js';
import { checkLinks, relative } from '../../web/site/links.js';
import { renderMarkdown } from '../../web/site/markdown.js';
import { html } from '../../web/site/markup.js';
import { mathStyle, signsOf } from '../../web/site/math-style.js';
import { absolute } from '../../web/site/origin.js';
import { readSite } from '../../web/site/pages.js';
import { searchIndexes } from '../../web/site/search-index.js';
import { strings } from '../../web/site/strings.js';
import { pageTemplate } from '../../web/site/template.js';

const entry = { name: '01-x/one', lesson: '01-x', title: 'One neuron' };

/** @param {string} body */
const render = (body) =>
  renderMarkdown({
    file: 'lesson.md',
    body,
    offset: 9,
    url: '/01-x/',
    text: strings('en'),
    demos: new Map([[entry.name, entry]]),
    exercises: new Map(),
    styles: new Map(),
  });

/** @param {string} body @param {RegExp} sentence */
const refuses = (body, sentence) => assert.throws(() => render(body), { message: sentence });

test('formulas become MathML without style attributes', () => {
  const { html: text } = render(
    'Let $x^2$, then\n\n$$\n\\begin{aligned} y &= \\sum_k w_k \\end{aligned}\n$$\n',
  );
  assert.match(text, /<span class="kept"><math>.*<msup>.*<\/math>,<\/span> then/);
  assert.match(text, /<div class="formula" tabindex="0" role="group" aria-label=".*sum_k/);
  assert.doesNotMatch(text, / style=/);
  assert.match(text, /class="math-\d/);
});

test('a formula that cannot be read is refused', () => {
  refuses('One\n\n$\\frac{1$', /^lesson\.md:12: The formula \\frac\{1 cannot be read/);
});

test('a number keeps its per cent, but in code', () => {
  const { html: text } = render('Of 5 % **6.7 %** is left, `7 % 2`.\n\n| a |\n|---|\n| 8 % |\n');
  for (const kept of ['5\u00a0%', '6.7\u00a0%', '7 % 2', '8\u00a0%'])
    assert.ok(text.includes(kept), kept);
});

test('code is coloured by classes, and a cell is an element', () => {
  const { html: text } = render(
    '```js\nconst a = "x < y"; // so\n```\n\n```js run\nprint(1);\n```\n',
  );
  assert.match(
    text,
    /<pre class="code" tabindex="0"><code><span class="code-keyword">const<\/span>/,
  );
  assert.match(text, /<span class="code-comment">\/\/ so<\/span>/);
  assert.match(text, /x &lt; y/);
  assert.match(text, /<nb-code><pre[^>]*><code>.*print.*<\/nb-code>/);
  assert.doesNotMatch(text, / style=/);
  refuses('```jss\n```', /^lesson\.md:10: Code is in js, .* not in “jss”/);
  refuses('```python run\n```', /^lesson\.md:10: After ```python stands “run” \(js only\)/);
});

test('a question folds its answer', () => {
  const { html: text } = render('::: question\nWhy?\n---\nSo.\n\n---\n\nAnd so.\n:::\n\nOn.');
  assert.match(
    text,
    /<section class="box question">.*Question.*Why\?.*<details class="answer"><summary>Answer<\/summary>\s*<p>So\.<\/p>\s*<hr>\s*<p>And so\.<\/p>\s*<\/details>\s*<\/section>\s*<p>On/s,
  );
  assert.doesNotMatch(render('::: question\nWhy?\n:::').html, /<details/);
});

test('boxes have titles, and a box that is open or unknown is refused', () => {
  assert.match(
    render('::: homework A & B\nDo.\n:::').html,
    /<span>Homework:<\/span> A &amp; B<\/p>/,
  );
  refuses('Text\n\n::: note\nNever ends', /^lesson\.md:12: The box “::: note” is not closed/);
  refuses('::: remark\nx\n:::', /^lesson\.md:10: There is no box “::: remark”/);
});

test('elements must name what exists', () => {
  const { html: text } = render('<nb-demo src="01-x/one" params="rate=1&seed=2"></nb-demo>');
  assert.match(
    text,
    /^<nb-demo src="01-x\/one" params="rate=1&amp;seed=2"><p class="waiting"><b>One/,
  );
  refuses('\n<nb-demo src="01-x/two"></nb-demo>', /^lesson\.md:11: There is no demo “01-x\/two”/);
  refuses('<nb-exercise src="01-x/one"></nb-exercise>', /^lesson\.md:10: There is no exercise/);
  refuses('<nb-demo src="01-x/one" rate="1"></nb-demo>', /^lesson\.md:10: .* no attribute “rate”/);
  refuses('<nb-demo src="01-x/one">', /^lesson\.md:10: The element must be closed/);
});

test('sections are known by their ids, with words for the search', () => {
  const { sections, ids } = render('## The $w$ {#w}\n\nOne `two`\nthree\n\n## Four\n\nfive');
  assert.deepEqual(
    sections.map(({ id, title, text }) => ({ id, title, text })),
    [
      { id: 'w', title: 'The w', text: 'One two three' },
      { id: 'four', title: 'Four', text: 'five' },
    ],
  );
  assert.match(sections[0].html, /^The <math>/);
  assert.deepEqual([...ids], ['w', 'four']);
});

test('links inside the site become relative and must lead somewhere', () => {
  const { html: text, links } = render('[a](/02-y/#b) [c](#d) [e](/02-y/#demo=01-x/one&seed=2)');
  assert.match(text, /href="\.\.\/02-y\/#b".*href="#d"/);
  assert.equal(relative('/', '/about/'), './about/');
  assert.equal(relative('/de/01-x/', '/'), '../../');
  const anchors = new Map([
    ['/01-x/', new Set(['d'])],
    ['/02-y/', new Set(['b'])],
  ]);
  const demos = new Map([[entry.name, entry]]);
  const check = (/** @type {typeof links} */ kept) =>
    checkLinks({ file: 'lesson.md', links: kept }, anchors, demos);
  check(links);
  const at = (/** @type {string} */ to) => [{ to, line: 4 }];
  assert.throws(() => check(at('/03-z/')), {
    message: /^lesson\.md:4: There is no page “\/03-z\/”/,
  });
  assert.throws(() => check(at('/02-y/#d')), { message: /has no place “#d”/ });
  assert.throws(() => check(at('/02-y/#demo=no')), { message: /There is no demo “no”/ });
  refuses('[a](../02-y/)', /^lesson\.md:10: The link “\.\.\/02-y\/” is none of these/);
  refuses('[a](http://x.org)', /^lesson\.md:10: The link “http:/);
});

test('what is put into a template is escaped', () => {
  assert.equal(
    String(html`<b title="${'"'}">${['<', html`<i>`]}${null}${false}</b>`),
    '<b title="&quot;">&lt;<i></b>',
  );
});

const site = readSite();

test('every lecture has a page, and every page what browsers and readers need', () => {
  for (const { slug } of lectures)
    assert.ok(
      site.pages.some(({ url }) => url === `/${slug}/`),
      slug,
    );
  for (const page of site.pages) {
    const text = pageTemplate(page, site);
    assert.match(text, /<html lang="en"/);
    assert.match(text, /<meta name="description" content="[^"]{20,}/, page.url);
    assert.equal(text.match(/<h1[ >]/g)?.length, 1, `${page.url} has one h1`);
    assert.doesNotMatch(text, / style=|<script>|undefined|\[object/, page.url);
    assert.doesNotMatch(text, /rel="canonical"/);
    const titles = page.sections.map(({ id }) => id);
    assert.equal(new Set(titles).size, titles.length, `${page.url}: two sections have one id`);
  }
});

test('where the site stands is told only if somebody says so', (t) => {
  process.env.SITE_ORIGIN = 'https://example.org/nabla';
  t.after(() => delete process.env.SITE_ORIGIN);
  const find = (/** @type {string} */ kind) =>
    pageTemplate(/** @type {any} */ (site.pages.find((page) => page.kind === kind)), site);
  assert.match(
    find('about'),
    /<link rel="canonical" href="https:\/\/example\.org\/nabla\/about\/">/,
  );
  assert.match(
    absolute(find('404')),
    /<a class="wordmark" href="https:\/\/example\.org\/nabla\/">/,
  );
});

test('the search knows every section', () => {
  const { documentCount } = JSON.parse(searchIndexes(site)['search.en.json']);
  const open = site.pages.filter(({ kind }) => kind !== '404');
  assert.equal(
    documentCount,
    open.reduce((sum, { sections }) => sum + 1 + sections.length, 0),
  );
});

test('the font of the formulas has the signs that are shown', () => {
  const formula =
    '<math><msqrt><mi>n</mi></msqrt><mo>&lt;</mo><mi mathvariant="normal">d</mi><mi>ln</mi></math>';
  assert.deepEqual([...signsOf(`m${formula}`)].sort(), ['<', 'd', 'l', 'n', '√', '𝑛']);
});

test('the font of the formulas is small', async () => {
  const { 'math.woff2': font, 'math.css': css } = await mathStyle(site);
  assert.ok(font.length <= 20_000, `${font.length} bytes`);
  for (const name of site.styles.values()) assert.ok(String(css).includes(`.${name} {`));
});
