// A digit from the visitor's hand, in three engines: drawn by pointer and by keys, and from a file.
import assert from 'node:assert/strict';
import test from 'node:test';
import { serveScript } from './bundle.js';
import { inPage } from './controls-in-page.js';
import { engines } from './engines.js';

const served = await serveScript(new URL('./controls-page.js', import.meta.url), 'Controls');
test.after(() => served.close());

for (const [name, open] of Object.entries(engines)) {
  test(name, { timeout: 120_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());
    const page = await engine.newPage({ width: 360, height: 800 });
    await page.open(served.url);
    const run = (/** @type {string} */ call) => page.run(`${inPage}\nawait ready();\n${call}`);

    await t.test('a digit is drawn by pointer, by keys, and taken from a file', async () => {
      const { x, y } = await run(`
        const { left, top, width, height } = await placeOf(pad());
        return { x: left + width / 4, y: top + height / 4 };`);
      await page.drag([
        [x, y],
        [x, y + 80],
      ]);
      const drawn = await run(
        "await until(() => inkOf('digit') > 10, 'ink'); return box('digit');",
      );
      assert.equal(drawn.bottom - drawn.top, 19, 'as tall as those of MNIST');
      assert.ok(drawn.left >= 8 && drawn.right <= 20, 'in the middle');
      await run(`digit().shadowRoot.querySelector('nb-paint').choose(new Float32Array(112 * 112));
        await until(() => inkOf('digit') === 0, 'nothing'); pad().focus();`);
      for (const key of ['ArrowUp', ' ']) await page.press(key);
      const steps = await run(`
        await until(() => inkOf('digit') > 10, 'a dab');
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 60;
        const context = canvas.getContext('2d');
        context.fillStyle = '#eee';
        context.fillRect(0, 0, 60, 60);
        context.fillStyle = '#333';
        context.fillRect(6, 10, 10, 40);
        const blob = await new Promise((resolve) => canvas.toBlob(resolve));
        drop(digit().shadowRoot.querySelector('nb-paint'), new File([blob], 'one.png', { type: 'image/png' }));
        await until(() => box('digit').right - box('digit').left === 4, 'the file');
        return [...digit().shadowRoot.querySelectorAll('li')].map((one) => one.textContent);`);
      assert.deepEqual(steps, ['ink', 'cut out', '20 × 20', 'centred, 28 × 28']);
    });
    assert.deepEqual(await page.errors(), []);
  });
}
