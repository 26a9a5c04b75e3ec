// What a learner has done: kept, merged, exported, and never lost to a broken or full storage or to
// another tab.
import assert from 'node:assert/strict';
import test from 'node:test';
import { KEY, merge, Progress, readItems } from '../../web/learning/progress.js';

/** @param {Record<string, string>} [kept] */
const memory = (kept = {}) => ({
  kept,
  getItem: (/** @type {string} */ key) => kept[key] ?? null,
  setItem(/** @type {string} */ key, /** @type {string} */ text) {
    kept[key] = text;
  },
});
const xor = 'exercise:01-introduction/xor';
const bias = 'quiz:01-introduction/bias';

test('what was solved, tried and answered is there again', () => {
  const storage = memory();
  const first = new Progress(storage);
  first.tried(xor, false);
  first.tried(xor, true);
  first.answer(xor, 'a=1');
  first.answer(bias, 'b');
  const again = new Progress(storage);
  assert.deepEqual(again.solved(), [xor]);
  assert.deepEqual(again.solved('01-introduction'), [xor]);
  assert.deepEqual(again.solved('02-training'), []);
  assert.equal(again.get(xor)?.tries, 2);
  assert.equal(again.get(xor)?.answer, 'a=1');
  assert.equal(again.trouble, '');
});

test('a later failure does not undo a solution, and its date stays', () => {
  const progress = new Progress(memory());
  progress.tried(xor, true);
  const { solved } = /** @type {any} */ (progress.get(xor));
  progress.tried(xor, false);
  assert.equal(progress.get(xor)?.solved, solved);
});

test('an answer taken back leaves nothing behind', () => {
  const progress = new Progress(memory());
  progress.answer('cell:02-training/1x', 'print(1)');
  progress.answer('cell:02-training/1x', null);
  assert.equal(progress.get('cell:02-training/1x'), undefined);
});

test('two tabs do not undo each other', () => {
  const storage = memory();
  const [one, two] = [new Progress(storage), new Progress(storage)];
  one.tried(xor, true);
  two.tried(bias, true);
  assert.deepEqual(new Progress(storage).solved().sort(), [xor, bias].sort());
  let told = 0;
  one.addEventListener('change', () => {
    told += 1;
  });
  one.refresh();
  assert.equal(told, 1);
  assert.equal(one.solved().length, 2);
});

test('a broken storage is left as it is, with a sentence', () => {
  for (const [text, reason] of [
    ['{nonsense', /not JSON/],
    ['{"theme":"dark"}', /no progress of Nabla/],
    ['{"nabla":"progress","version":7,"items":{}}', /version 7/],
    ['{"nabla":"progress","version":1,"items":{"rm -rf":{}}}', /“rm -rf” is no exercise/],
  ]) {
    const storage = memory({ [KEY]: String(text) });
    const progress = new Progress(storage);
    assert.match(progress.trouble, /** @type {RegExp} */ (reason));
    assert.match(progress.trouble, /lasts until you close the page/);
    progress.tried(xor, true);
    assert.deepEqual(progress.solved(), [xor]);
    assert.equal(storage.kept[KEY], text);
  }
});

test('a full storage and none at all: a sentence, and it lasts as long as the page', () => {
  const full = memory();
  full.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  for (const storage of [full, null]) {
    const progress = new Progress(storage);
    progress.tried(xor, true);
    progress.tried(bias, true);
    assert.equal(progress.solved().length, 2);
    assert.match(progress.trouble, /lasts until you close the page/);
  }
  const mine = new Progress(full);
  mine.tried(xor, true);
  full.kept[KEY] =
    '{"nabla":"progress","version":1,"items":{"quiz:01-introduction/bias":{"tries":1}}}';
  mine.refresh();
  assert.deepEqual(mine.solved(), [xor]);
  assert.equal(mine.get(bias)?.tries, 1);
});

test('a file brings what is new and takes nothing away', () => {
  const [from, to] = [new Progress(memory()), new Progress(memory())];
  from.tried(xor, true);
  from.answer(xor, 'theirs');
  from.tried(bias, true);
  to.tried(xor, true);
  to.tried(xor, true);
  to.answer(xor, 'mine');
  to.answer('cell:a/b', 'print(2)');
  assert.equal(to.import(from.export()), 1);
  assert.equal(to.solved().length, 2);
  assert.equal(to.get(xor)?.answer, 'mine');
  assert.equal(to.get(xor)?.tries, 2);
  assert.equal(to.get('cell:a/b')?.answer, 'print(2)');
});

test('of two dates the earlier stays', () => {
  const [early, late] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];
  const both = merge({ [xor]: { solved: late } }, { [xor]: { solved: early, answer: 'x' } });
  assert.deepEqual(both, { [xor]: { solved: early, answer: 'x' } });
});

test('a file that is no export is refused in a sentence, and nothing changes', () => {
  const progress = new Progress(memory());
  progress.tried(xor, true);
  const before = progress.export();
  /** @type {[string, RegExp][]} */
  const wrong = [
    ['', /^Error: It is not JSON/],
    ['[]', /no progress of Nabla/],
    ['null', /no progress of Nabla/],
    ['{"nabla":"progress","version":2}', /version 2, and this page reads version 1/],
    [`{"nabla":"progress","version":1,"items":{"${xor}":{"tries":-1}}}`, /cannot be read/],
    [`{"nabla":"progress","version":1,"items":{"${xor}":{"solved":"soon"}}}`, /cannot be read/],
    [`{"nabla":"progress","version":1,"items":{"${xor}":null}}`, /cannot be read/],
    ['{"nabla":"progress","version":1,"items":{"__proto__":{}}}', /is no exercise/],
  ];
  for (const [text, sentence] of wrong) assert.throws(() => progress.import(text), sentence);
  assert.equal(progress.export(), before);
});

test('a reset leaves nothing', () => {
  const storage = memory();
  const progress = new Progress(storage);
  progress.tried(xor, true);
  progress.reset();
  assert.deepEqual(readItems(storage.kept[KEY]), {});
  assert.deepEqual(progress.solved(), []);
});
