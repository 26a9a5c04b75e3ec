// The page with the two-dimensional trainer, in three engines: it learns, draws, obeys keyboard and
// pointer, repeats a link bit by bit, asks nobody else, and is accessible.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { engines } from './engines.js';
import { inPage } from './in-page.js';
import { serveSite } from './site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 760 };
const link = '#demo=03-backpropagation/two-dimensional-trainer';

// The cost of the very step 300 of XOR 2020 with seed 5, as float32: the same in Node.
const repeated = `${link}&seed=5&step=300&task=XOR+2020&rate.100=2`;

const site = await serveSite();
test.after(() => site.close());
/** @type {Map<string, string>} */
const bits = new Map();

for (const [name, open] of Object.entries(engines)) {
  test(name, { timeout: 240_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());

    /** Opens a page, runs the test, then looks for what no page may have. @param {string} what @param {import('./engines.js').PageOptions} size @param {string} hash @param {(page: import('./engines.js').Page, run: (call: string) => Promise<any>) => Promise<void>} check */
    const visit = (what, size, hash, check) =>
      t.test(what, async () => {
        const page = await engine.newPage(size);
        try {
          await page.open(`${site.url}03-backpropagation/${hash}`);
          const run = (/** @type {string} */ call) => page.run(`${inPage}\n${call}`);
          await run('await ready();');
          await check(page, run);
          assert.deepEqual(await page.errors(), [], 'errors on the console');
          const foreign = await run('return foreignRequests();');
          assert.deepEqual(foreign, [], 'requests to another host');
        } finally {
          await page.close();
        }
      });

    /** What no page may have, in one of the two schemes. @param {import('./engines.js').Page} page @param {string} scheme */
    const isAccessible = async (page, scheme) => {
      const { scroll, inner } = await page.run(
        `${inPage} chooseColours('${scheme}'); return widths();`,
      );
      assert.ok(scroll <= inner, `the page is ${scroll} wide in a window of ${inner}`);
      const violations = await page.run(`${axe}; ${inPage}; return accessibilityFaults();`);
      assert.deepEqual(violations, []);
    };

    await visit(
      'learns by itself, no plot is blank, off screen it rests',
      wide,
      '',
      async (page, run) => {
        await run('await until(() => step() > 1500, "step 1500");');
        const { cost, plots } = await run('return { cost: cost(), plots: await inks() };');
        assert.ok(cost < 0.02, `cost ${cost} after 1500 steps of XOR 2024`);
        assert.deepEqual(Object.keys(plots).sort(), ['cost', 'network', 'output', 'target']);
        for (const [plot, colors] of Object.entries(plots)) {
          assert.ok(Number(colors) > 1, `${plot} has ${colors} colours`);
        }
        await run('await until(() => / steps,/.test(words().cost), "the words to catch up");');
        const words = await run('return words();');
        assert.match(
          words.output,
          /Output of the network: values from .* over y₀ from .* and y₁ from/,
        );
        assert.match(words.cost, /cost .* after \d+ steps/);

        await run(
          'if (playing()) press("Pause"); await until(() => button("Play"), "a pause"); press("Reset"); press("Play"); await until(() => playing() && step() > 20, "new steps"); scrollTo(0, document.body.scrollHeight); await still();',
        );
        const before = await run('return step();');
        await run('await pause(400);');
        assert.equal(await run('return step();'), before);
        await run(
          `scrollTo(0, 0); demo().scrollIntoView(); await until(() => step() > ${before}, "steps again");`,
        );
        await run('if (playing()) press("Pause");');
        await isAccessible(page, 'light');
      },
    );

    await visit('repeats a link bit by bit', wide, repeated, async (_, run) => {
      await run('await until(() => step() === 300 && !playing(), "the end of the link");');
      bits.set(name, await run('return costBits();'));
    });

    await visit(
      'tells what is wrong with a link',
      wide,
      `${link}&rate=fast&step=2`,
      async (_, run) => {
        await run('await until(() => step() === 2 && !playing(), "step 2");');
        assert.match(await run('return notices();'), /Learning rate η “fast”.*0\.5 is used/);
      },
    );

    await visit(
      'obeys the keyboard, and tells of divergence, an error and a dead worker',
      wide,
      `${link}&step=0&task=Half+smiley,+Adam+2020`,
      async (page, run) => {
        await run('button("Play").focus();');
        await page.press('Enter');
        await run('await until(() => step() > 10, "steps after enter");');
        await page.press('p');
        await run('await until(() => !playing(), "a pause after p");');
        await run('await still();');
        const before = await run('return step();');
        await page.press('s');
        await run(`await until(() => step() === ${before + 1}, "one step more");`);
        await page.press('r');
        await run('await until(() => step() === 0, "step 0 after r");');

        await run('setParam("optimizer", "sgd"); setParam("rate", 20); press("Play");');
        await run(
          'await until(() => alertText().includes("no longer a finite number"), "the sentence");',
        );
        await run(
          'setParam("rate", 0.01); press("Reset"); press("Play"); await until(() => step() > 20 && !alertText(), "new steps");',
        );

        await run('press("Pause"); press("Reset"); await until(() => step() === 0, "the start");');
        await run(
          'setParam("hidden", [{ units: 3, activation: "nonsense" }]); await until(() => alertText().includes("nonsense"), "the sentence");',
        );
        await run(
          'setParam("hidden", [{ units: 3, activation: "tanh" }]); await until(() => !alertText(), "a new start");',
        );
        await run(
          'await killWorker(); press("Step"); await until(() => alertText().includes("out of memory"), "the sentence");',
        );
        await run(
          'press("Restart"); await until(() => !alertText(), "a restart"); press("Step"); await until(() => step() === 1, "step 1");',
        );
      },
    );

    await visit(
      'learns what is painted',
      wide,
      `${link}&step=0&task=painted`,
      async (page, run) => {
        const before = await run('return pictureInk();');
        await run('await customElements.whenDefined("nb-paint"); await until(paintCanvas, "it");');
        const { x, y, size } = await run('return paintArea();');
        await page.drag([
          [x + 0.05 * size, y + 0.95 * size],
          [x + 0.95 * size, y + 0.95 * size],
        ]);
        await run(`await until(() => pictureInk() > ${before} + 50, "paint");`);
        await run('press("Play"); await until(() => step() > 300, "step 300");');
        assert.ok(await run('return sameAsTarget();'), 'the target is the picture');
        assert.ok((await run('return cost();')) < 0.1);
      },
    );

    await visit(
      'is accessible on a phone, in the dark',
      phone,
      `${link}&step=5`,
      async (page, run) => {
        await run('await until(() => step() === 5 && !playing(), "step 5");');
        await isAccessible(page, 'dark');
      },
    );
  });
}

test('starts paused for those who prefer reduced motion', async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());
  const page = await engine.newPage({ ...wide, reducedMotion: true });
  await page.open(`${site.url}03-backpropagation/`);
  await page.run(`${inPage} await ready(); await pause(500);`);
  assert.equal(await page.run(`${inPage} return step();`), 0);
});

test('all engines and Node have the same bits', async () => {
  const { repeatInNode } = await import('./repeat.js');
  const expected = await repeatInNode(repeated);
  assert.deepEqual(Object.fromEntries(bits), {
    chromium: expected,
    firefox: expected,
    webkit: expected,
  });
});

test('no request went astray', () => assert.deepEqual(site.missed, []));
