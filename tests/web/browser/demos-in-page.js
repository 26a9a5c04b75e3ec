// Runs of demos in the page's own worker, as the text of a script. Answers with the bits of the last
// results and a sum over the bits of what the views show, which is the same in Node.

export const runsInPage = `
const until = async (condition, what) => {
  const end = performance.now() + 110000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('waited in vain for ' + what);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
const clientOf = async () => {
  await customElements.whenDefined('nb-demo');
  const demo = document.querySelector('nb-demo');
  await until(() => demo.runner, 'the demo');
  demo.runner.pause();
  return demo.runner.stage.createClient();
};
`;

/** Makes steps and says what came of them: a function without anything around it, for page and Node. */
export async function runToBits(
  /** @type {any} */ client,
  /** @type {any} */ { src, params, seed, steps },
) {
  let hash = 0;
  const add = (/** @type {any} */ value) => {
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
    } else if (value && typeof value === 'object')
      for (const part of Object.values(value)) add(part);
  };
  let frame = await client.open({ src, params, seed });
  const views = { ...frame.views };
  while (frame.step < steps) {
    const maxSteps = steps - frame.step;
    frame = await client.advance({ budgetMs: 500, maxSteps, quiet: true });
    Object.assign(views, frame.views);
  }
  for (const name of Object.keys(views).sort()) add(views[name]);
  /** @type {Record<string, number>} */
  const results = {};
  for (const [name, column] of Object.entries(frame.scalars)) results[name] = column.at(-1);
  return { results, views: hash };
}
