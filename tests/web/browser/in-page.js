// What the tests do inside the page, as the text of a script: the same in every engine.

export const inPage = `
// The trainer, if it is on the page; else the first demo.
const demo = () =>
  document.querySelector('nb-demo[src$="/two-dimensional-trainer"]') ?? document.querySelector('nb-demo');
const inside = (selector) => demo().shadowRoot.querySelector(selector);
const deep = (element, ...path) => path.reduce((at, selector) => at.shadowRoot.querySelector(selector), element);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (condition, what) => {
  const end = performance.now() + 60000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('waited in vain for ' + what + ' at step ' + step() + '; ' + trouble());
    await pause(20);
  }
};
// What the demo says is wrong, and what it is doing.
const trouble = () => {
  const { playing, visible, failure, loading } = demo()?.runner ?? {};
  return JSON.stringify({ hidden: document.hidden, playing, visible, failure, loading });
};
const ready = async () => {
  document.documentElement.style.scrollBehavior = 'auto';
  // The other elements of the lesson load when they come near, and what grows above moves this one.
  for (const other of document.querySelectorAll('nb-demo, nb-exercise, nb-code'))
    if (other !== demo()) other.remove();
  demo().scrollIntoView();
  await customElements.whenDefined('nb-demo');
  await until(() => demo().runner && inside('nb-transport')?.shadowRoot, 'the demo');
  await until(() => Object.keys(demo().runner.pictures.data).length === 4, 'the first frame');
};
const step = () => demo()?.runner?.step ?? -1;
const playing = () => demo().runner.playing;
const cost = () => demo().runner.pictures.results.cost;
const costBits = () => new Uint32Array(new Float32Array([cost()]).buffer)[0].toString(16);
// At rest: a picture that was awaited may still ask for steps, and refresh is answered after them.
const still = async () => {
  await until(() => !(playing() && demo().runner.visible), 'rest');
  await new Promise(requestAnimationFrame);
  await demo().runner.refresh();
};
const button = (name) =>
  [...inside('nb-transport').shadowRoot.querySelectorAll('button'), ...demo().shadowRoot.querySelectorAll('button')].find(
    (b) => b.textContent.trim() === name,
  );
const press = (name) => button(name).click();
const notices = () => inside('.notices').textContent;
const alertText = () => inside('[role=alert]')?.textContent ?? '';
const setParam = (name, value) =>
  inside('nb-controls').dispatchEvent(new CustomEvent('nb-param', { detail: { name, value } }));
// Starts the demo anew with a worker that the test can reach, and lets that worker fail.
const killWorker = async () => {
  const Plain = Worker;
  let last;
  window.Worker = class extends Plain {
    constructor(...given) {
      super(...given);
      last = this;
    }
  };
  const parent = demo().parentNode;
  const before = demo().nextSibling;
  const element = demo();
  element.remove();
  parent.insertBefore(element, before);
  await until(() => last && !demo().runner.failure && demo().runner.visible, 'a new worker');
  last.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  last.terminate();
};
const plots = () => Object.fromEntries(
  Object.keys(demo().demo.views).map((name, i) => [name, demo().shadowRoot.querySelectorAll('nb-plot')[i].shadowRoot.querySelector('.plot')]),
);
const words = () => Object.fromEntries(Object.entries(plots()).map(([name, plot]) => [name, plot.getAttribute('aria-label')]));
const colours = (canvas) => {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  return new Set(new Uint32Array(data.buffer)).size;
};
const inks = async () => {
  const count = (plot) => {
    const canvas = plot.querySelector('canvas');
    return canvas ? colours(canvas) : [...plot.querySelectorAll('path')].filter((p) => p.getAttribute('d')).length;
  };
  return Object.fromEntries(Object.entries(plots()).map(([name, plot]) => [name, count(plot)]));
};
const paintCanvas = () => deep(demo(), 'nb-controls', 'nb-paint', 'canvas');
const paintArea = () => {
  paintCanvas().scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left: x, top: y, width: size } = paintCanvas().getBoundingClientRect();
  return { x, y, size };
};
const pictureInk = () => demo().runner.params.picture.reduce((sum, value) => sum + (value > 0.5), 0);
const sameAsTarget = () => {
  const { values, width, height } = demo().runner.pictures.data.target;
  const { picture } = demo().runner.params;
  return values.every((value, i) => {
    const x = Math.floor((((i % width) + 0.5) / width) * 32);
    const y = Math.floor(((Math.floor(i / width) + 0.5) / height) * 32);
    return value === picture[y * 32 + x];
  });
};
const chooseColours = (scheme) => {
  const select = document.querySelector('#theme');
  select.value = scheme;
  select.dispatchEvent(new Event('change'));
};
const widths = () => ({ scroll: document.documentElement.scrollWidth, inner: innerWidth });
const foreignRequests = () =>
  performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => new URL(name).origin !== location.origin);
const accessibilityFaults = async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
  return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.join(' ') + ' ' + failureSummary).join('; '));
};
`;
