// The microscope in three engines: four stops, a number chosen by click or arrow keys with its formula
// and finite difference, and back in time.
import assert from 'node:assert/strict';
import test from 'node:test';
import { engines } from './engines.js';
import { serveSite } from './site.js';

const script = `
const demo = document.querySelector('nb-demo[src$="/microscope"]');
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (condition, what) => {
  const end = performance.now() + 60000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('waited in vain for ' + what);
    await pause(20);
  }
};
const root = () =>
  [...(demo.shadowRoot?.querySelectorAll('nb-plot') ?? [])]
    .map((plot) => plot.shadowRoot?.querySelector('.microscope:has(.diagram)'))
    .find(Boolean);
const ready = async () => {
  demo.scrollIntoView();
  await until(root, 'the diagram');
};
const stop = () => root().querySelector('.about b').textContent;
const explained = () => root().querySelector('.explained').innerText.replace(/\\s+/g, ' ');
const number = (name) =>
  [...root().querySelectorAll('.number')].find((n) => n.getAttribute('aria-label').includes(', ' + name + ','));
const step = async (name) => {
  [...demo.shadowRoot.querySelector('nb-transport').shadowRoot.querySelectorAll('button')]
    .find((b) => b.textContent.trim() === 'Step').click();
  await until(() => stop() === name + '.', name);
};
`;

const site = await serveSite();
test.after(() => site.close());

for (const [name, open] of Object.entries(engines)) {
  test(`${name}: looks into one update`, { timeout: 120_000 }, async (t) => {
    const engine = await open();
    t.after(() => engine.close());
    const page = await engine.newPage({ width: 360, height: 760 });
    await page.open(`${site.url}03-backpropagation/`);
    const run = (/** @type {string} */ call) => page.run(`${script}\n${call}`);
    await run('await ready();');
    assert.equal(await run('return stop();'), 'Forward.');
    await run('await step("Loss"); await step("Backward");');

    const chosen = await run(
      `number('∂C/∂w₁₂').dispatchEvent(new MouseEvent('click', { bubbles: true }));
      return explained();`,
    );
    assert.match(chosen, /∂C\/∂w₁₂ = δ₂ x₁ = 0\.02335·0\.8 = 0\.0187/);
    assert.match(chosen, /Finite difference .*= 0\.0187, relative difference/);

    await run("number('∂C/∂w₁₂').focus();");
    await page.press('ArrowUp');
    const above = await run('return explained();');
    assert.match(above, /^w₁₂ weight/);
    assert.equal(await run('return root().querySelectorAll(\'[tabindex="0"]\').length;'), 1);

    const field = await run(`const words = 'Set w₁₂ at the start';
      [...root().querySelectorAll('button')].find((b) => b.textContent === words).click();
      let focused = null;
      await until(() => {
        focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
        return focused?.localName === 'input';
      }, 'the field of w₁₂');
      return [focused.getRootNode().host.label, focused.value];`);
    assert.deepEqual(field, ['w₁₂', '-0.6']);

    const [columns, picture] = await run(`const blobs = [];
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => (blobs.push(blob), createObjectURL(blob));
      HTMLAnchorElement.prototype.click = () => {};
      const { host } = root().getRootNode();
      const menu = host.renderRoot.querySelector('nb-plot-menu');
      await menu.obey('csv');
      await menu.obey('svg');
      return Promise.all(blobs.map((blob) => blob.text()));`);
    assert.match(columns, /^number,formula,.*\r\nx₁,given,0\.8,0\.8,/);
    for (const word of ['One update', 'δ₂ 0.023', '∂ 0.019', 'x₂'])
      assert.ok(picture.includes(`>${word}<`), word);
    assert.equal(picture.match(/<path/g)?.length, 6 + 5);

    await run('await step("Update"); await step("Forward");');
    await run(`const rewind = demo.shadowRoot.querySelector('nb-rewind').shadowRoot.querySelector('input');
      rewind.value = 2;
      rewind.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      rewind.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      await until(() => stop() === 'Backward.', 'the past');`);
    assert.deepEqual(await page.errors(), []);
  });
}
