// Cells, quizzes and exercises in Chromium: hostile programs, the keyboard alone, accessibility on a wide
// window and a phone, light and dark.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { engines } from './engines.js';
import { hostile } from './hostile-programs.js';
import { visitor, wide } from './learning-in-page.js';
import { serveSite } from './site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 360, height: 760 };
const byProgram = '01-introduction/forward-pass';

const site = await serveSite();
test.after(() => site.close());

test('chromium', { timeout: 240_000 }, async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());
  const visit = visitor(t, engine, site.url);

  await visit('hostile programs cost nothing but the cell', 'playground/', async (run) => {
    for (const [what, { source, seconds = 5, expect }] of Object.entries(hostile)) {
      const result = await run(`return runCell(${JSON.stringify(source)}, ${seconds});`);
      assert.ok(expect(result), `${what}: ${JSON.stringify(result).slice(0, 600)}`);
      assert.equal(result.frames, 0, `${what}: the frame is left`);
    }
    const alive = await run('return runCell("print([1, 2].map((x) => x));");');
    assert.deepEqual(alive.lines, ['[1, 2]']);
    const saving = `const net = nabla.sequential({ layers: [nabla.layers.dense({ units: 1, inputShape: [2] })] });
      print(nabla.loadModel(net.save()).countParams(), net.toKeras().length > 100);`;
    const saved = await run(`return runCell(${JSON.stringify(saving)});`);
    assert.deepEqual(saved.lines, ['3 true'], 'a model is saved in a cell');
    assert.equal(await run('return Object.keys(localStorage).includes("stolen");'), false);
  });

  await visit('keyboard alone is enough', '01-introduction/', async (run, page) => {
    await run("const quiz = await find('nb-quiz[kind=one]'); quiz.inputs[0].focus();");
    for (const key of ['Space', 'ArrowDown', 'Tab', 'Enter']) await page.press(key);
    assert.match(
      await run("return document.querySelector('nb-quiz[kind=one] [role=status]').textContent;"),
      /Right|Not yet/,
    );
    await page.open(`${site.url}playground/`);
    await run("const code = await cell(); code.querySelector('pre').focus();");
    await page.press('Enter');
    await run(
      "await until(() => (document.querySelector('nb-code').editor.editor), 'the editor');",
    );
    for (const key of ['Control+a', 'Tab', 'Control+a', '7', '+', '1', 'Control+Enter']) {
      await page.press(key);
    }
    await run("const code = await cell(); await until(() => code.runs.outcome, 'an end');");
    assert.equal(await run('return (await cell()).yours;'), '7+1');
    const focused = 'return (await cell()).shadowRoot.activeElement?.localName;';
    assert.equal(await run(focused), 'nb-editor');
    await page.press('Escape');
    await page.press('Tab');
    assert.equal(await run(focused), 'button');
    await page.open(`${site.url}playground/`);
    assert.equal(await run('return (await cell()).text;'), '7+1');
  });

  await visit(
    'an exercise is judged with the data that its program names',
    '05-image-classification/',
    async (run) => {
      const verdict =
        await run(`for (const demo of document.querySelectorAll('nb-demo')) demo.remove();
      const element = await exercise('05-image-classification/nearest-mean');
      return (await checked(element)).verdict;`);
      assert.match(
        verdict,
        /^✗ Not yet\. The mean picture of class 0 is not the mean of its pictures\./,
      );
    },
  );

  await visit(
    'the bench runs what is chosen, and gives programs',
    '04-analyzing-networks/',
    async (run) => {
      const given = await run(`const bench = await find('nb-bench');
      await until(() => bench.querySelector('select'), 'the programs');
      const select = bench.querySelector('select');
      select.selectedIndex = 11; // an LSTM: the sandbox has all of the engine
      select.dispatchEvent(new Event('change'));
      await bench.updateComplete;
      const code = bench.querySelector('nb-code');
      await code.run();
      const files = () => [...code.shadowRoot.querySelector('nb-output').shadowRoot.querySelectorAll('nb-file')];
      await until(() => files().every((file) => file.shadowRoot?.querySelector('summary')) && files().length === 2, 'the files');
      const lines = [...code.shadowRoot.querySelector('nb-output').shadowRoot.querySelectorAll('.lines div')];
      const table = lines.find((line) => line.textContent.includes('Total params'));
      const rows = table.getBoundingClientRect().height / parseFloat(getComputedStyle(table).lineHeight);
      return {
        end: code.runs.outcome.end, words: files().map((file) => file.shadowRoot.querySelector('summary').textContent),
        rows: Math.round(rows), lines: table.textContent.split('\\n').length,
      };`);
      assert.equal(given.end, 'done');
      assert.match(given.words.join(), /^network_keras.py, \d+ lines,network_jax.py, \d+ lines$/);
      assert.equal(given.rows, given.lines, 'no line of a table breaks on a phone');
    },
    phone,
  );

  for (const [scheme, size] of Object.entries({ light: wide, dark: phone })) {
    /** @param {(script: string) => Promise<any>} run */
    const look = async (run) => {
      await run(`document.documentElement.dataset.theme = '${scheme}';`);
      const { scroll, inner } = await run(
        'return { scroll: document.documentElement.scrollWidth, inner: innerWidth };',
      );
      assert.ok(scroll <= inner, `the page is ${scroll} wide in a window of ${inner}`);
      assert.deepEqual(await run(`${axe}; return accessibilityFaults();`), []);
    };
    const opened = '(await cell()).editor.edit(); await runCell("print(1); null.x;");';
    const tried = `const quiz = await find('nb-quiz[kind=one]');
      quiz.inputs[0].click();
      named(quiz, 'Check').click();
      const element = await exercise('${byProgram}');
      await checked(element);
      named(element, 'Hint').click();`;
    for (const [path, act] of Object.entries({
      'playground/': opened,
      '01-introduction/': tried,
    })) {
      const what = `${path} is accessible, ${scheme}`;
      await visit(
        what,
        path,
        async (run) => {
          await run(act);
          await look(run);
        },
        size,
      );
    }
  }
});
