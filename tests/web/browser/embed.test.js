// Demos on pages of another origin, as a component and in a frame, with and without a strict policy:
// they learn, two on one page too, and neither page's styles reach the other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { inPage } from './embed-in-page.js';
import { engines } from './engines.js';
import { serveForeign } from './foreign-host.js';
import { serveSite } from './site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const site = await serveSite();
const foreign = await serveForeign(site.url);
test.after(() => {
  foreign.close();
  site.close();
});

/** Requests that are refused, and why. @type {[object, RegExp][]} */
const wrong = [
  [
    { type: 'nabla:set', params: { batch: 60, rate: 'fast' } },
    /rate is “fast”, but must be a number/,
  ],
  [{ type: 'nabla:set', params: { rats: 1 } }, /no parameter “rats”; there are task/],
  [{ type: 'nabla:set' }, /must be an object/],
  [{ type: 'nabla:seed', seed: -1 }, /seed is “-1”, but must be a whole number/],
  [{ type: 'nabla:fly' }, /no request “fly”; there are play/],
];
const trainer = '03-backpropagation/two-dimensional-trainer';

for (const [name, open] of Object.entries(engines)) {
  test(name, { timeout: 240_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());

    /** @param {string} what @param {string} url @param {(run: (call: string) => Promise<any>) => Promise<void>} check @param {number} [width] */
    const visit = (what, url, check, width = 1100) =>
      t.test(what, async () => {
        const page = await engine.newPage({ width, height: 800 });
        try {
          await page.open(url);
          await check((call) => page.run(`${inPage}\n${call}`));
          assert.deepEqual(await page.errors(), [], 'errors on the console');
        } finally {
          await page.close();
        }
      });

    /** @param {(call: string) => Promise<any>} run */
    const twoLearn = async (run) => {
      await run('await show(0); await until(() => step(0) > 50, "steps of the first");');
      await run('await show(1); await until(() => step(1) > 50, "steps of the second");');
      assert.equal(await run('return demos()[1].runner.experiment.seed;'), 3);
      await run('await show(2); await until(() => inside(2, "[role=alert]"), "a sentence");');
      assert.match(await run('return inside(2, "[role=alert]").textContent;'), /“no\/such-demo”/);
    };
    await visit('component-strict: two demos learn', `${foreign.url}/component-strict`, twoLearn);

    await visit(
      'component: two demos learn, styles stay apart, an element speaks and is asked',
      `${foreign.url}/component`,
      async (run) => {
        await twoLearn(run);

        const { ours, title, dark, theirs, size } = await run(`
        await show(1); await until(() => step(1) > 0, 'a step of the dark one');
        const button = inside(0, 'nb-transport').shadowRoot.querySelector('button:not(.primary)');
        return {
          ours: style(button), title: style(inside(0, '.title')), dark: style(inside(1, 'section')),
          theirs: style(document.querySelector('button')),
          size: parseFloat(getComputedStyle(button).fontSize),
        };`);
        assert.equal(ours.backgroundColor, 'rgb(255, 255, 255)');
        assert.equal(ours.color, 'rgb(29, 34, 38)');
        assert.equal(title.color, 'rgb(29, 34, 38)');
        assert.equal(title.textTransform, 'none');
        assert.equal(title.letterSpacing, 'normal');
        assert.ok(!title.fontFamily.startsWith('monospace'), title.fontFamily);
        assert.equal(dark.backgroundColor, 'rgb(28, 32, 36)');
        assert.equal(size, 15, 'whatever the page’s root font is');
        assert.equal(theirs.color, 'rgb(1, 2, 3)');
        assert.equal(theirs.backgroundColor, 'rgb(0, 255, 0)');

        await run('await show(0); demos()[0].pause();');
        const { states, refused } = await run(`
        const states = [];
        addEventListener('nabla-state', ({ detail }) => states.push(detail));
        await demos()[0].assign({ rate: '0.25' });
        await demos()[0].sow(9);
        await until(() => states.at(-1)?.seed === 9, 'the state');
        let refused = '';
        try { demos()[0].assign({ rate: 'fast' }); } catch ({ message }) { refused = message; }
        return { states, refused };`);
        assert.equal(states.at(-1).params.rate, 0.25);
        assert.match(refused, /rate is “fast”, but must be a number from/);
      },
    );

    for (const kind of ['frame', 'frame-strict']) {
      await visit(`${kind}: tells its height`, `${foreign.url}/${kind}`, async (run) => {
        await run('document.querySelector("iframe").scrollIntoView();');
        await run('await until(() => window.told?.height > 500, "the height");');
        const { told, height } = await run(
          'await pause(300); return { told: window.told, height: document.querySelector("iframe").clientHeight };',
        );
        assert.equal(told.origin, new URL(site.url).origin);
        assert.equal(height, Math.round(told.height));
      });
    }

    await visit('a frame and the page around it talk', `${foreign.url}/talk`, async (run) => {
      await run('document.querySelector("iframe").scrollIntoView();');
      await run('await hear("ready"); say("rubbish"); say({ type: "other" }); say(null);');
      const [ready] = await run('return heard["nabla:ready"];');
      assert.equal(ready.params.rate, 0.2);
      const set = await run(
        'return ask({ type: "nabla:set", params: { batch: 50, task: "XOR 2020" } });',
      );
      assert.equal(set.type, 'nabla:state');
      assert.equal(set.demo, trainer);
      assert.equal(set.params.batch, 50, 'a preset comes before what it may have set');
      const paused = await run('return ask({ type: "nabla:pause" });');
      assert.equal(paused.playing, false);
      const sown = await run('return ask({ type: "nabla:seed", seed: 7 });');
      assert.equal(sown.seed, 7);
      await run('await ask({ type: "nabla:single" }); await ask({ type: "nabla:single" });');
      const after = await run('return ask({ type: "nabla:get" });');
      assert.equal(after.step, 2);
      assert.ok(Number.isFinite(after.results.cost), JSON.stringify(after));
      await run('await until(() => heard["nabla:step"]?.at(-1).step === 2, "the step");');
      for (const [message, sentence] of wrong) {
        const refused = await run(`return ask(${JSON.stringify(message)});`);
        assert.equal(refused.type, 'nabla:error');
        assert.match(refused.message, sentence);
      }
      const same = await run('return ask({ type: "nabla:get" });');
      assert.deepEqual({ ...same, id: 0 }, { ...after, id: 0 }, 'nothing was changed');
      await run(
        'await ask({ type: "nabla:play" }); await until(() => heard["nabla:step"].at(-1).step > 20, "steps");',
      );
    });

    const address = `${site.url}embed/?demo=${trainer}&seed=5&theme=dark&views=output#step=20`;
    await visit(
      'the page for a frame repeats a link, and leads to the course',
      address,
      async (run) => {
        await run('await until(() => step(0) >= 20, "step 20");');
        assert.equal(await run('return demos()[0].runner.experiment.seed;'), 5);
        const { scroll, inner, link } = await run(
          'return { scroll: document.documentElement.scrollWidth, inner: innerWidth, link: inside(0, "footer a").href };',
        );
        assert.ok(scroll <= inner, `${scroll} wide in ${inner}`);
        assert.equal(link, `${site.url}playground/#demo=${trainer}`);
        const noted = await run(
          'await demos()[0].copyLink(); return demos()[0].notices.join() + location.href;',
        );
        assert.match(noted, /seed 5/);
        assert.ok(noted.endsWith(address), 'the frame’s own address stays');
      },
      360,
    );

    await visit('a wrong name is told', `${site.url}embed/?demo=nonsense`, async (run) => {
      await run(
        'await until(() => demos()[0]?.shadowRoot?.textContent.includes("“nonsense”"), "it");',
      );
    });
  });
}

test('an exercise in a frame says that it is solved', async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());
  const page = await engine.newPage({ width: 800, height: 900 });
  await page.open(`${site.url}embed/?exercise=01-introduction/and`);
  const solved = await page.run(`${inPage} return solve();`);
  assert.deepEqual(solved, { early: [], solved: ['01-introduction/and'] });
});

test('a framed demo is accessible', async (t) => {
  const engine = await engines.chromium();
  t.after(() => engine.close());
  for (const theme of ['light', 'dark']) {
    const page = await engine.newPage({ width: 360, height: 800 });
    await page.open(`${site.url}embed/?demo=${trainer}&theme=${theme}`);
    await page.run(`${inPage} await until(() => step(0) > 5, 'steps');`);
    const faults = await page.run(`${axe};
      const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] });
      return violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target).join(' '));`);
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test('no request went astray', () => assert.deepEqual(site.missed, []));
