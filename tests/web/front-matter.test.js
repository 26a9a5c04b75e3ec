// The head of a Markdown file: what is accepted, and the sentence, with file and line, that refuses
// the rest.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readFrontMatter } from '../../web/site/front-matter.js';

const lesson = `---
title: One
summary: Two
able: [three]
links:
  - {label: Video, url: 'https://example.org'}
---
Text`;

test('the head of a lesson is read', () => {
  const { head, body, offset } = readFrontMatter(lesson, 'lesson.md', 'lesson');
  assert.deepEqual(head, {
    title: 'One',
    summary: 'Two',
    able: ['three'],
    links: [{ label: 'Video', url: 'https://example.org' }],
  });
  assert.equal(body, 'Text');
  assert.equal(offset, 7);
});

for (const [what, text, sentence] of /** @type {[string, string, RegExp][]} */ ([
  ['no head', 'Text', /^lesson\.md:1: The file must begin with its title/],
  ['a missing title', lesson.replace('title: One\n', ''), /^lesson\.md:1: “title” is missing/],
  ['an empty title', lesson.replace('One', '""'), /^lesson\.md:2: “title” must be a line of text/],
  ['no links', lesson.replace(/links:\n.*\n/, ''), /^lesson\.md:1: “links” is missing/],
  [
    'a link that is none',
    lesson.replace('https:', 'ftp:'),
    /^lesson\.md:6: “links” must be a list/,
  ],
  [
    'an unknown word',
    lesson.replace('able:', 'abel: x\nable:'),
    /^lesson\.md:4: “abel” is unknown/,
  ],
  ['what is no YAML', lesson.replace('[three]', '[three'), /^lesson\.md:\d: /],
])) {
  test(`the head of a lesson is refused: ${what}`, () => {
    assert.throws(() => readFrontMatter(text, 'lesson.md', 'lesson'), { message: sentence });
  });
}
