// What the third lecture says in formulas is true: the microscope's formulas give its numbers, the
// judge of gradients names the factor, and the thirty lines agree with the engine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as nabla from '../../bindings/index.js';
import { defaults } from '../../bindings/worker/demo.js';
import { judgeGradient } from '../../lessons/03-backpropagation/data/judge-gradient.js';
import { matrixProgram } from '../../lessons/03-backpropagation/data/matrix-program.js';
import microscope from '../../lessons/03-backpropagation/demos/microscope.js';

await nabla.load();

/** The microscope's numbers at its last stop. @param {any} params */
function numbersOf(params) {
  const all = { ...defaults(microscope), ...params };
  const state = microscope.setup(all, { random: nabla.random.stream(1) });
  for (let stop = 0; stop < 3; stop++) microscope.step?.(state, all);
  const { of } = microscope.views.update;
  const view = typeof of === 'function' ? of(state, all) : null;
  state.net.dispose();
  /** @type {import('../../bindings/worker/microscope.js').MicroscopeNumber[]} */
  const numbers = view.numbers;
  return numbers;
}

/** Reads a formula with numbers as a person would. @param {string} text @returns {number} */
function calculated(text) {
  const program = text
    .replaceAll(/·10\^(−?\d+)/g, 'e$1')
    .replaceAll('−', '-')
    .replaceAll('·', '*')
    .replaceAll('²', '**2')
    .replaceAll('½', '0.5')
    .replaceAll(/[[\]]/g, (bracket) => (bracket === '[' ? '(' : ')'))
    .replaceAll('σ', 'sigmoid')
    .replaceAll('max', 'Math.max')
    .replaceAll('tanh', 'Math.tanh');
  const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));
  return new Function('sigmoid', `return ${program};`)(sigmoid);
}

for (const activation of ['sigmoid', 'tanh', 'relu', 'linear'])
  for (const batch of [1, 3])
    test(`every formula gives its number: ${activation}, examples: ${batch}`, () => {
      const numbers = numbersOf({ activation, output: activation, batch, rate: 0.5 });
      assert.equal(numbers.length, 2 + 9 + 6 + 3 + 3 + 9 + 10);
      for (const { name, inserted, value } of numbers) {
        if (name === 'new C') continue; // to first order only
        const result = calculated(inserted);
        const off = Math.abs(result - value);
        assert.ok(
          off < 2e-3 * Math.max(0.05, Math.abs(value)),
          `${name}: ${inserted} is ${result}, not ${value}`,
        );
      }
    });

test('a small step lowers the cost as the first order says', () => {
  const numbers = numbersOf({ rate: 0.05 });
  const { inserted, value } = /** @type {any} */ (numbers.find(({ name }) => name === 'new C'));
  assert.ok(Math.abs(calculated(inserted.replace(' + …', '')) - value) < 2e-5, inserted);
});

/** @param {string} source @returns {Promise<any>} */
const program = (source) => import(`data:text/javascript,${encodeURIComponent(source)}`);

test('the judge says by which factor a gradient is wrong', async () => {
  const { gradient } = await program(
    matrixProgram({ hidden: 'multiply(transpose(ys[n]), delta)' }),
  );
  const { passed, feedback } = judgeGradient(nabla, gradient);
  assert.equal(passed, false);
  assert.match(feedback, /batch of 5, w of layer 2: every slope is 5 times the engine’s/);
  assert.match(judgeGradient(nabla, () => []).feedback, /list of 3 layers/);
  assert.match(judgeGradient(nabla, undefined).feedback, /exported function “gradient”/);
});

test('the thirty lines of the lesson agree with the engine', async () => {
  const url = new URL('../../lessons/03-backpropagation/lesson.md', import.meta.url);
  const [, cell] = readFileSync(url, 'utf8').match(/```js run\n([\s\S]*?)\n```/) ?? [];
  /** @type {any[]} */
  const printed = [];
  const run = new Function('nabla', 'print', `return (async () => {${cell}\n})();`);
  await run(nabla, (/** @type {any[]} */ ...words) => printed.push(...words));
  assert.equal(printed[0], 2 * 4 + 4 + 4 * 3 + 3 + 3 + 1);
  assert.ok(printed.at(-1) < 1e-6, String(printed));
});
