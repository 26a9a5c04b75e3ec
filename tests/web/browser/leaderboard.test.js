// The board below the challenge, in three engines: a run enters at its end, is there again after a visit
// elsewhere, and its link makes the same score, bit for bit, which is also Node's.
import assert from 'node:assert/strict';
import test from 'node:test';
import { engines } from './engines.js';
import { visitor } from './learning-in-page.js';
import { repeatInNode } from './repeat.js';
import { serveSite } from './site.js';

const src = '06-convolutional-networks/challenge';
const lesson = '06-convolutional-networks/';
/** The smallest network that counts: nine means and one channel, 300 batches of 100. */
const run300 = `#demo=${src}&seed=3&step=300&blocks=1&channels=1&kernels=1&factors=9&batch=100`;

const onPage = `
const demo = () => document.querySelector('nb-demo[src="${src}"]');
const atEnd = () => until(() => demo().runner?.step === 300 && demo().runner.repeating === null, 'the end of the run', 100000);
const board = () => find('nb-leaderboard');
const rows = (board) => [...board.shadowRoot.querySelectorAll('td:nth-child(2)')].map((cell) => cell.textContent);
const said = (board) => board.shadowRoot.querySelector('[role=status]').textContent;
const bitsOf = (score) => new Uint32Array(new Float32Array([score]).buffer)[0].toString(16);
const press = async (board, name) => {
  named(board, name).click();
  await board.updateComplete;
  return said(board);
};
const kept = () => JSON.parse(localStorage.getItem('nabla.leaderboard.${src}'));
`;

const site = await serveSite();
test.after(() => site.close());
/** @type {Map<string, string>} */
const bits = new Map();

for (const [name, open] of Object.entries(engines)) {
  test(name, { timeout: 240_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());
    const visit = visitor(t, engine, site.url);

    await visit('a run enters, stays, and is repeated', lesson + run300, async (plain, page) => {
      const run = (/** @type {string} */ script) => plain(onPage + script);
      const entered = await run(`await atEnd();
        const element = await board();
        const field = element.shadowRoot.querySelector('#name');
        field.value = 'Ada';
        const words = await press(element, 'Enter the run above');
        const [{ score }] = kept().entries;
        return { words, rows: rows(element), kept: bitsOf(score), shown: bitsOf(demo().runner.shown.results.score) };`);
      assert.equal(entered.words, 'Entered: number 1 of class MEDIUM.');
      assert.deepEqual(entered.rows, ['Ada']);
      assert.equal(entered.kept, entered.shown);
      bits.set(name, entered.kept);

      if (name === 'chromium') {
        await page.open(`${site.url}about/`);
        await page.open(site.url + lesson);
        const again = await run(`const element = await board();
          await until(() => rows(element).length === 1, 'the row');
          element.shadowRoot.querySelector('td a').click();
          await atEnd();
          const words = await press(element, 'Enter the run above');
          return { words, rows: rows(element), shown: bitsOf(demo().runner.shown.results.score) };`);
        assert.equal(again.words, 'Ada has this run, and the score is the same to the last bit.');
        assert.deepEqual(again.rows, ['Ada']);
        assert.equal(again.shown, entered.shown);
      }

      const refused = await run(`const element = await board();
        demo().obey('reset');
        await until(() => demo().runner.step === 0, 'the start');
        const words = await press(element, 'Enter the run above');
        const removed = await press(element, 'remove');
        return { words, removed, rows: rows(element), kept: kept().entries };`);
      assert.match(refused.words, /A run counts at its end, step 300; this one stands at step 0\./);
      assert.deepEqual([refused.removed, refused.rows, refused.kept], ['Removed.', [], []]);
    });
  });
}

test('all engines and Node have the same score', async () => {
  const expected = await repeatInNode(run300, 'score');
  const all = Object.keys(engines).map((name) => [name, expected]);
  assert.deepEqual(Object.fromEntries(bits), Object.fromEntries(all));
});
