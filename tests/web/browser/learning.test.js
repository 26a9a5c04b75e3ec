// What one learns with, in three engines: a cell runs, gets data, and an endless loop is stopped, exercises are
// judged, a quiz answers, and what was solved is there again.
import assert from 'node:assert/strict';
import test from 'node:test';
import { engines } from './engines.js';
import { visitor } from './learning-in-page.js';
import { serveSite } from './site.js';

const byDemo = '01-introduction/half-plane';
const byProgram = '01-introduction/forward-pass';

const site = await serveSite();
test.after(() => site.close());

for (const [name, open] of Object.entries(engines)) {
  test(name, { timeout: 240_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());

    const visit = visitor(t, engine, site.url);

    await visit(
      'a cell runs, prints, draws, tells where it is wrong, has its data, and ends its loops',
      'playground/',
      async (run) => {
        const good = await run(
          'return runCell("const t = await nabla.tensor([1, 2]); print(\\"sum\\", t, 2 / 3); plot([1, 4, 9], { title: \\"Squares\\" }); plot([1, NaN, 3]);");',
        );
        assert.equal(good.end, 'done', good.sentence);
        assert.deepEqual(good.lines, ['sum tensor [2]: [1, 2] 0.666667']);
        assert.equal(good.plots, 2);
        const cases = [
          ['const a = 1;\\n\\nconst b = ;', 3, /SyntaxError/],
          [
            '\\nconst f = () => [nabla.tensor([1, 2], [3])];\\nf();',
            2,
            /EngineError: tensor: 2 values/,
          ],
          ['await 0;\\nmissing();', 2, /ReferenceError/],
        ];
        for (const [source, line, message] of cases) {
          const wrong = await run(`return runCell("${source}");`);
          assert.equal(wrong.fault.line, line, wrong.sentence);
          assert.match(wrong.shown, /** @type {RegExp} */ (message));
        }

        const known =
          '// data: mnist, fashion\\nprint(data.mnist.train.count, data.fashion.classes[0], data.mnist.test.rows(0, 2).x.shape);';
        const { end, lines, sentence } = await run(`return runCell("${known}");`);
        assert.equal(end, 'done', sentence);
        assert.deepEqual(lines, ['5000 T-shirt [2, 28, 28, 1]']);
        const unknown = await run(`const code = await cell();
        code.source = '// data: nothing\\nprint(1);';
        await code.run();
        return { sentence: code.runs.sentence, lines: code.runs.lines };`);
        assert.match(unknown.sentence, /could not be started: There is no data “nothing” here\./);
        assert.deepEqual(unknown.lines, []);
        assert.deepEqual((await run('return runCell("print(Object.keys(data));");')).lines, ['[]']);

        const late = await run('return runCell("print(1); for (;;);", 1);');
        assert.equal(late.end, 'late');
        assert.match(late.shown, /Stopped after 1 s, the time limit/);
        assert.deepEqual([late.lines, late.frames], [['1'], 0]);
        const stopped = await run(`
        const ended = runCell('for (;;);');
        const code = await cell();
        await until(() => code.runs.running && named(code, 'Stop'), 'the button');
        await pause(600);
        named(code, 'Stop').click();
        return ended;`);
        assert.match(stopped.shown, /Stopped after/);
        const again = await run('return runCell("print(2);");');
        assert.deepEqual(again.lines, ['2']);
      },
    );

    await visit(
      'exercises are judged and kept, a quiz explains, a file carries what was solved',
      '01-introduction/',
      async (run, page) => {
        for (const src of [byDemo, byProgram]) {
          const at = `const element = await exercise('${src}');`;
          assert.equal(await run(`${at} return named(element, 'Solution') === undefined;`), true);
          for (let tries = 1; tries <= 3; tries++) {
            const { verdict, solution } = await run(`${at} return checked(element);`);
            assert.match(verdict, /^✗ Not yet\. \S/, src);
            assert.equal(solution, tries === 3, src);
          }
          const { verdict } = await run(`${at} return checked(await solve(element));`);
          assert.match(verdict, /^✓ Right\. \S/, src);
        }
        await page.open(`${site.url}about/`);
        await page.open(`${site.url}01-introduction/`);
        for (const src of [byDemo, byProgram]) {
          const at = `const element = await exercise('${src}');`;
          assert.equal(await run(`${at} return element.attempt.solved;`), true, src);
          assert.match((await run(`${at} return checked(element);`)).verdict, /^✓ Right\./, src);
        }

        const at = `const quiz = await find('nb-quiz[kind=one]');
        const answer = (right) => {
          const i = quiz.answers.findIndex((line) => line.hasAttribute('data-right') === right);
          quiz.inputs[i].click();
          named(quiz, 'Check').click();
          return quiz.querySelector('[role=status]').textContent;
        };`;
        assert.match(
          await run(
            `${at} named(quiz, 'Check').click(); return quiz.querySelector('[role=status]').textContent;`,
          ),
          /Choose an answer/,
        );
        assert.match(await run(`${at} return answer(false);`), /^✗ Not yet\..{8}/);
        assert.match(await run(`${at} return answer(true);`), /^✓ Right\..{4}/);
        await page.open(site.url);
        const counted = await run(
          `const part = await find('nb-progress');
         const { progress } = { progress: localStorage['nabla.progress'] };
         const count = () => part.shadowRoot.querySelector('.count').textContent;
         const say = () => part.shadowRoot.querySelector('[role=status]').textContent;
         const bring = async (text) => {
           const files = new DataTransfer();
           files.items.add(new File([text], 'mine.json'));
           const input = part.shadowRoot.querySelector('input');
           input.files = files.files;
           part.notice = '';
           input.dispatchEvent(new Event('change'));
           await until(() => part.notice, 'a sentence');
           await part.updateComplete;
           return say();
         };
         const before = count();
         named(part, 'Reset').click();
         await part.updateComplete;
         const asked = say();
         named(part, 'Yes, forget everything').click();
         await part.updateComplete;
         const empty = count();
         const refused = await bring('{"nabla": 3}');
         const brought = await bring(progress);
         return { before, asked, empty, refused, brought, after: count() };`,
        );
        assert.match(counted.before, /^3 of \d+$/);
        assert.match(counted.asked, /^Forget all/);
        assert.match(counted.empty, /^0 of/);
        assert.match(counted.refused, /mine\.json was not used\. It is no progress/);
        assert.match(counted.brought, /3 newly solved/);
        assert.equal(counted.after, counted.before);
      },
    );
  });
}
