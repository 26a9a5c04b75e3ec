// What every demo can, in three engines: look back and go on to the same numbers, sleep and wake, many
// on a page. In Chromium also: seeds, attributes of <nb-demo>, links, and what went wrong, in words.
import assert from 'node:assert/strict';
import test from 'node:test';
import { engines } from './engines.js';
import { inPage } from './in-page.js';
import { runnerInPage } from './runner-in-page.js';
import { serveSite } from './site.js';

const trainer = '03-backpropagation/two-dimensional-trainer';
const size = { width: 1280, height: 900 };
const site = await serveSite();
test.after(() => site.close());

/** Opens the third lesson and leads the in-page script. @param {import('./engines.js').Engine} engine @param {string} hash @param {(run: (call: string) => Promise<any>, page: import('./engines.js').Page) => Promise<void>} check */
async function visit(engine, hash, check) {
  const page = await engine.newPage(size);
  try {
    await page.open(`${site.url}03-backpropagation/${hash}`);
    await check((call) => page.run(`${inPage} ${runnerInPage} ${call}`), page);
    assert.deepEqual(await page.errors(), [], 'errors on the console');
  } finally {
    await page.close();
  }
}

for (const [name, open] of Object.entries(engines)) {
  test(`${name} looks back and goes on`, { timeout: 180_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());
    await visit(engine, '', async (run, page) => {
      await run(`await alone('${trainer}'); await playTo(200); focusStops();`);
      for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.press(key);
      const past = await run('await idle(); return looked();');
      assert.ok(past.back && past.step < 200, JSON.stringify(past));
      await run('await goOn();');
      const then = await run('return looked();');
      assert.deepEqual({ ...then, back: true }, past, 'the very numbers of that step');
      await page.press('b');
      await run(`await until(() => step() === ${past.step - 1} && idleNow(), "one step back");`);
      await page.press('s');
      await run(`await until(() => step() === ${past.step} && idleNow(), "the step again");`);
      assert.deepEqual(await run('await idle(); return looked();'), then);
      await run('sleepAndWake(); await until(() => idleNow(), "waking");');
      assert.deepEqual(await run('await idle(); return looked();'), then);
    });
  });
}

test('many demos share six workers, and each plays where it is seen', async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());
  await visit(engine, '', async (run) => {
    const { most, steps } = await run(`return manyDemos('${trainer}', 9);`);
    assert.ok(most <= 6, `${most} workers at once`);
    assert.ok(
      steps.every((/** @type {number} */ step) => step > 0),
      `steps ${steps}`,
    );
  });
});

test('in Chromium', { timeout: 180_000 }, async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());

  await t.test('attributes choose start values, views and controls', () =>
    visit(engine, '', async (run) => {
      await run(
        `await alone('${trainer}', { params: 'task=painted&rate=0.3&seed=7', views: 'output cost', controls: 'rate batch' });`,
      );
      const shown = await run('return parts();');
      assert.deepEqual(shown.plots, ['Output of the network', 'Cost ½⟨(y − target)²⟩']);
      assert.deepEqual(shown.labels, ['Learning rate η', 'Batch size']);
      assert.deepEqual(shown.start, { task: 'painted', rate: 0.3, seed: 7 });
    }),
  );

  await t.test('the address hides, locks and sets, and tells what it cannot', () =>
    visit(
      engine,
      '?hide=seeds,view.output,code,batch&lock=rate,seed,rats&set=rate:0.2,seed:5,speed:10',
      async (run) => {
        await run(`await alone('${trainer}');`);
        const { plots, labels, start } = await run('return parts();');
        assert.ok(!plots.includes('Output of the network') && !labels.includes('Batch size'));
        assert.deepEqual([start.rate, start.seed], [0.2, 5]);
        assert.match(
          await run('return notices();'),
          /“rats” cannot be locked; it can be one of task/,
        );
        const { disabled, words, speed, hidden } = await run('return limits();');
        assert.deepEqual(disabled, [true, true, true], 'slider, field, seed');
        assert.match(words, /Locked\./);
        assert.equal(speed, 10);
        assert.deepEqual(hidden, [true, true], 'several seeds, the code');
        await run('setParam("rate", 0.9); setParam("spread", 2); await idle();');
        assert.deepEqual(
          await run('return [demo().runner.params.rate, demo().runner.params.spread];'),
          [0.2, 2],
        );
      },
    ),
  );

  await t.test('a picture of its parameters has no play, and resets to the defaults', () =>
    visit(engine, '', async (run) => {
      await run("await alone('01-introduction/one-neuron');");
      assert.deepEqual(await run('return transportButtons();'), ['Reset']);
      assert.equal(await run('return hasSeed();'), false, 'nothing in it is random');
      await run('pickPlace(); await until(() => moved(), "the picked place");');
      await run('press("Reset"); await until(() => !moved(), "the defaults");');
    }),
  );

  await t.test('a goal is told: how far, how long still, paused, done', () =>
    visit(engine, '', async (run) => {
      await run(`await alone('${trainer}', { params: 'steps=400' });`);
      assert.equal(await run('return goal();'), '0/400 0 of 400 steps');
      await run('await playTo(100);');
      assert.equal(await run('return goal();'), '100/400 100 of 400 steps · paused');
      const told = await run('return estimate(100);');
      assert.equal(told, '100/400 100 of 400 steps · about 30 s left');
      await run('await playTo(250);');
      assert.match(await run('return aloud();'), /^Step 2\d\d of 400, paused$/, 'at half the way');
      await run('await playTo(400);');
      assert.equal(await run('return goal();'), '400/400 400 of 400 steps · done');
      await run("await alone('03-backpropagation/microscope');");
      assert.equal(await run('return inside("nb-goal");'), null, 'it has no goal');
    }),
  );

  await t.test('seeds give median and band, and a link opens one', () =>
    visit(engine, '', async (run) => {
      await run(`await alone('${trainer}'); await playTo(40); await runSeeds(40);`);
      assert.equal(await run('return hasSeed();'), true);
      const { rows, curve, last } = await run('return seeds();');
      assert.equal(rows, 8);
      assert.equal(curve.y.length, 40);
      assert.ok(
        curve.y.every(
          (/** @type {number} */ y, /** @type {number} */ i) =>
            curve.low[i] <= y && y <= curve.high[i],
        ),
      );
      await run(
        'openSeed(3); await until(() => seed() === 3 && step() === 40 && idleNow(), "seed 3");',
      );
      assert.equal(await run('return cost();'), last[2]);
    }),
  );

  await t.test('a number that is not finite is explained', () =>
    visit(engine, '', async (run) => {
      await run(
        `await alone('${trainer}', { params: 'task=Half+smiley%2C+Adam+2020&optimizer=sgd&rate=20&output=linear' });`,
      );
      await run(
        'press("Play"); await until(() => /first number that is not finite/.test(alertText()), "the reason");',
      );
      assert.match(
        await run('return alertText();'),
        /in step \d+: in the .* pass .* The optimizer’s learning rate was 10; try a smaller one/,
      );
    }),
  );

  await t.test('a link to a demo that is not here is told by the first, and it plays', () =>
    visit(engine, '#demo=04-none/such&step=5', async (run) => {
      await run(`const first = () => document.querySelector('nb-demo');
        await until(() => first(), "a demo");
        first().scrollIntoView();
        await until(() => first().notices?.some((notice) => notice.includes('“04-none/such”, which is not on this page')), 'the sentence');
        await until(() => first().runner.visible, 'the demo');`);
    }),
  );

  await t.test('a demo that is not there says so, and can be tried again', () =>
    visit(engine, '', async (run) => {
      await run(
        "await place('03-backpropagation/nothing'); await until(() => alertText().includes('no demo named'), 'the sentence');",
      );
      await run(
        "demo().src = '03-backpropagation/two-dimensional-trainer'; inside('[role=alert] button').click(); await until(() => demo().runner, 'the demo');",
      );
    }),
  );
});
