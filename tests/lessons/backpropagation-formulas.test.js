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
  const state = microscope.setup(all, { random: nabla.random.stream(1), data: {} });
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
  const step = (/** @type {number} */ z) => (z > 0 ? 1 : 0);
  return new Function('sigmoid', 'step', `return ${program};`)(sigmoid, step);
}

/**
 * A formula in symbols with the numbers' full values in their place.
 * @param {string} formula @param {Map<string, number>} values
 */
function inserted(formula, values) {
  return formula
    .replace('tanh', 'T')
    .replace('max', 'M')
    .replace(/\|∇C\|²|∂C\/∂[a-z][₁₂]*|[a-zδηC][₁₂]*/g, (name) => {
      assert.ok(values.has(name), `${formula}: what is ${name}?`);
      return `(${String(values.get(name)).replaceAll('-', '−')})`;
    })
    .replaceAll(/([½)]) ?\(/g, '$1·(')
    .replace('T', 'tanh')
    .replace('M', 'max')
    .replace('θ', 'step');
}

/** What the symbols stand for. @param {ReturnType<typeof numbersOf>} numbers @param {number} rate */
function symbols(numbers, rate) {
  const slopes = numbers.filter(({ kind }) => kind === 'gradient');
  const steepness = slopes.reduce((sum, { value }) => sum + value ** 2, 0);
  const values = numbers.map(({ name, value }) => /** @type {const} */ ([name, value]));
  return new Map([...values, ['η', rate], ['|∇C|²', steepness]]);
}

for (const activation of ['sigmoid', 'tanh', 'relu', 'linear'])
  test(`every formula in symbols gives its number: ${activation}`, () => {
    const options = { activation, output: activation, rate: 1e-3 };
    const numbers = numbersOf(options);
    const values = symbols(numbers, options.rate);
    const means = numbersOf({ ...options, batch: 3 });
    for (const [i, { name, formula, value, difference, set }] of numbers.entries()) {
      assert.equal(means[i].formula.replace(/^⟨ (.*) ⟩$/, '$1'), formula);
      const param = set && defaults(microscope)[set.name];
      if (/given|adjustable/.test(formula)) {
        assert.ok(Math.abs(param[set?.index ?? -1] - value) < 1e-6, `${name} is set elsewhere`);
        continue;
      }
      const result = calculated(inserted(formula.replace(' + …', ''), values));
      assert.ok(Math.abs(result - value) < 4e-6, `${name} = ${formula} is ${result}, not ${value}`);
      if (difference) assert.ok(difference.relative < 5e-3, `${name}: ${difference.value}`);
    }
    const fields = means.filter(({ set }) => set?.name === 'examples');
    assert.equal(fields.length, 0, 'a mean has no field');
  });

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
