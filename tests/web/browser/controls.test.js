// Controls of every kind, tried by hand: keys, pointer, pasted and dropped things, right and wrong.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { serveScript } from './bundle.js';
import { inPage } from './controls-in-page.js';
import { engines } from './engines.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const served = await serveScript(new URL('./controls-page.js', import.meta.url), 'Controls');
test.after(() => served.close());

for (const [name, open] of Object.entries(engines)) {
  test(name, { timeout: 120_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());
    const page = await engine.newPage({ width: 360, height: 800 });
    await page.open(served.url);
    const run = (/** @type {string} */ call) => page.run(`${inPage}\nawait ready();\n${call}`);

    await t.test('a slider tells what it cannot use, and goes by keys', async () => {
      const told = await run(`
        const rate = slider('Learning rate');
        const told = [];
        for (const text of ['25', 'x', '', '0.1234']) {
          type(deep(rate, '#number'), text);
          await rate.updateComplete;
          told.push([fault(rate), params.rate]);
        }
        return told;`);
      assert.match(told[0][0], /25 does not fit.*from 0.001 to 10. It stays 0.1/);
      assert.match(told[1][0], /no number/);
      assert.match(told[2][0], /no number/);
      assert.deepEqual(told[3], ['', 0.1234]);
      await run(`const batch = slider('Batch size'); type(deep(batch, '#number'), '1');
        await pause(50); deep(batch, 'input[type=range]').focus();`);
      await page.press('ArrowRight');
      await run('await until(() => params.batch === 2, "2");');
    });

    await t.test('a list of numbers keeps what is beyond its names', async () => {
      const { focused, params } = await run(`
        all('input[type=checkbox]')[1].click();
        await until(() => all('nb-numbers')[0].names.length === 50, '50 names');
        await document.querySelector('nb-controls').focusNumber('weights', 30);
        const list = all('nb-numbers')[0];
        const focused = list.shadowRoot.activeElement.label;
        type(list.shadowRoot.activeElement.shadowRoot.activeElement, '1.234');
        all('input[type=checkbox]')[1].click();
        await until(() => list.names.length === 3, '3 names');
        type(list.shadowRoot.querySelectorAll('nb-slider')[2].shadowRoot.querySelector('#number'), '-2');
        await pause(50);
        return { focused, params };`);
      assert.equal(focused, 'w30');
      assert.equal(params.weights.length, 50);
      assert.equal(params.weights[30], 1.234);
      assert.equal(params.weights[2], -2);
    });

    await t.test('points are drawn by pointer and by keys', async () => {
      const { x, y } = await run(`
        board().scrollIntoView({ block: 'center' });
        const { left, top, width, height } = board().getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 4 };`);
      await page.drag([
        [x, y],
        [x + 1, y],
      ]);
      await run('await until(() => params.data.length === 6, "a sixth point"); board().focus();');
      for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) await page.press(key);
      await run('await until(() => params.data.length === 7, "a seventh point");');
      const rows = await run(`
        board().dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true }));
        await until(() => params.data.length === 6, 'one less');
        const [, undo, example] = data().shadowRoot.querySelectorAll('.buttons button');
        undo.click();
        await until(() => params.data.length === 7, 'it again');
        example.click();
        await until(() => params.data.length === 5, 'the example');
        return params.data;`);
      assert.deepEqual(rows[0], [-2, 4]);
    });

    await t.test('a table is read whole or not at all', async () => {
      const { told, kept, few } = await run(`
        const area = deep(data(), 'nb-csv', 'textarea');
        const use = deep(data(), 'nb-csv', '.primary');
        const told = [];
        for (const text of ['1;2\\n3;abc', 'x;y\\n0,5;1\\n-2;0,25']) {
          area.value = text;
          use.click();
          await data().updateComplete;
          told.push(fault(data()) + data().told);
        }
        const kept = params.data;
        deep(data(), 'nb-rows', 'td button').click();
        await data().updateComplete;
        return { told, kept, few: fault(data()) };`);
      assert.match(told[0], /^Line 2, column y: “abc” is no number\. The data stay/);
      assert.equal(told[1], '2 rows were read.');
      assert.deepEqual(kept, [
        [0.5, 1],
        [-2, 0.25],
      ]);
      assert.equal(few, 'At least 2 rows are needed.');
    });

    await t.test('layers are added, moved and removed, and the focus follows', async () => {
      const { layers, focus } = await run(`
        const editor = all('nb-layers')[0];
        editor.shadowRoot.querySelector('.add').click();
        await pause(50);
        type(editor.shadowRoot.activeElement, '9');
        await pause(50);
        editor.shadowRoot.activeElement.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true }));
        await pause(50);
        const layers = params.hidden.map(({ units }) => units);
        const focus = editor.shadowRoot.activeElement.getAttribute('aria-label');
        type(editor.shadowRoot.activeElement, '99');
        await pause(50);
        if (!fault(editor).includes('from 1 to 30. They stay 9')) throw new Error(fault(editor));
        editor.shadowRoot.querySelector('.remove').click();
        await pause(50);
        return { layers, focus };`);
      assert.deepEqual(layers, [9, 5]);
      assert.equal(focus, 'Units of hidden layer 1');
    });

    await t.test('files are dropped: a table, a picture, a drawing, nonsense', async () => {
      const { told, ink, faults } = await run(`
        drop(data(), new File(['x,y\\n1,2\\n3,4\\n5,6'], 'three.csv'));
        await until(() => data().told.includes('three.csv'), 'the table');
        const canvas = document.createElement('canvas');
        canvas.width = 40;
        canvas.height = 20;
        canvas.getContext('2d').fillRect(0, 0, 20, 20);
        const blob = await new Promise((resolve) => canvas.toBlob(resolve));
        const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v4h-8z"/></svg>';
        const ink = [];
        for (const file of [new File([blob], 'half.png', { type: 'image/png' }), new File([svg], 'half.svg', { type: 'image/svg+xml' })]) {
          drop(paint(), file);
          await until(() => paint().told.includes(file.name), file.name);
          ink.push([16 * 32 + 4, 4 * 32 + 20, 16 * 32 + 28, 28 * 32 + 20].map((at) => params.picture[at]));
        }
        const told = paint().told;
        const faults = [];
        for (const [target, file] of [
          [data(), new File([new Uint8Array(9)], 'bytes.csv')], [paint(), new File(['no'], 'no.png', { type: 'image/png' })],
        ]) {
          drop(target, file);
          await until(() => fault(target), 'a sentence');
          faults.push(fault(target));
        }
        return { told, ink, faults };`);
      assert.equal(told, 'Loaded “half.svg”, 8 × 8, fitted into 32 × 32.');
      assert.deepEqual(ink, [
        [0, 1, 1, 1],
        [1, 0, 1, 1],
      ]);
      assert.match(faults[0], /“bytes.csv” is not text. The data stay/);
      assert.match(faults[1], /“no.png” is no picture .* The picture stays/);
    });

    await t.test('nothing is wrong with the page', async () => {
      assert.deepEqual(await run('return [...params.data].length;'), 3);
      const width = await run(
        'for (const part of [data(), deep(data(), "nb-csv")]) for (const one of part.shadowRoot.querySelectorAll("details")) one.open = true; await pause(100); return document.documentElement.scrollWidth - innerWidth;',
      );
      assert.equal(width, 0, 'wider than the window');
      const faults = await page.run(`${axe};
        const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
        return violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target).join(' '));`);
      assert.deepEqual(faults, []);
      assert.deepEqual(await page.errors(), []);
    });
  });
}
