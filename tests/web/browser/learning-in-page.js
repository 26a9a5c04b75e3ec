// What the tests of exercises, quizzes and cells do inside the page, as the text of a script, and the
// visit in which they do it.
import assert from 'node:assert/strict';

export const wide = { width: 1280, height: 900 };

const learning = `
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (condition, what, patience = 40000) => {
  const end = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > end) throw new Error('waited in vain for ' + what);
    await pause(20);
  }
};
const find = async (selector) => {
  await until(() => document.querySelector(selector), selector);
  const element = document.querySelector(selector);
  // What loads above it may push it out of sight again.
  await until(() => {
    element.scrollIntoView({ block: 'center' });
    return customElements.get(element.localName) !== undefined;
  }, selector + ' to load');
  await element.updateComplete;
  return element;
};
const named = (element, name) =>
  [...(element.shadowRoot ?? element).querySelectorAll('button')].find((b) => b.textContent.trim() === name);
const cell = () => find('nb-code');
// Runs a program in the cell and tells how it ended, with all that the page shows.
const runCell = async (source, seconds = 10) => {
  const code = await cell();
  code.yours = null;
  code.source = source;
  code.seconds = seconds;
  const outcome = await code.run();
  await code.updateComplete;
  const output = code.shadowRoot.querySelector('nb-output');
  await pause(80);
  await output.updateComplete;
  const lines = [...output.shadowRoot.querySelectorAll('.lines div')].map((line) => line.textContent);
  return {
    end: outcome.end, fault: outcome.fault ?? null, sentence: code.runs.sentence, lines,
    shown: output.shadowRoot.querySelector('[role=status]').textContent,
    plots: output.shadowRoot.querySelectorAll('nb-plot').length,
    frames: document.querySelectorAll('iframe').length,
  };
};
const exercise = async (src) => {
  const element = await find('nb-exercise[src="' + src + '"]');
  await until(() => element.attempt, 'the exercise');
  await element.updateComplete;
  if (element.attempt.demo) await until(() => element.shadowRoot.querySelector('nb-demo').runner, 'its demo');
  return element;
};
const checked = async (element) => {
  named(element, 'Check').click();
  await until(() => element.attempt.verdict && !element.attempt.checking, 'a verdict');
  await element.updateComplete;
  const verdict = element.shadowRoot.querySelector('[role=status]').textContent.replace(/\\s+/g, ' ').trim();
  return { verdict, solution: named(element, 'Solution') !== undefined };
};
// Puts the solution in place by the button that a visitor has.
const solve = async (element) => {
  named(element, 'Solution').click();
  await element.updateComplete;
  (named(element, 'Set the demo so') ?? named(element, 'Put it into the editor')).click();
  await element.updateComplete;
  return exercise(element.getAttribute('src'));
};
const accessibilityFaults = async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await axe.run({ include: ['nb-code', 'nb-quiz', 'nb-exercise'] }, { runOnly: { type: 'tag', values: tags } });
  return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.join(' ') + ' ' + failureSummary).join('; '));
};
`;

/**
 * Opens a page, runs the test, then looks at the console.
 * @param {any} t @param {import('./engines.js').Engine} engine @param {string} url
 */
export const visitor =
  (t, engine, url) =>
  /** @param {string} what @param {string} path @param {(run: (script: string) => Promise<any>, page: import('./engines.js').Page) => Promise<void>} check @param {import('./engines.js').PageOptions} [size] */
  (what, path, check, size = wide) =>
    t.test(what, async () => {
      const page = await engine.newPage(size);
      try {
        await page.open(url + path);
        await check((script) => page.run(`${learning}\n${script}`), page);
        assert.deepEqual(await page.errors(), [], 'errors on the console');
      } finally {
        await page.close();
      }
    });
