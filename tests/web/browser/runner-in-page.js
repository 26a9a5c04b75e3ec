// What the tests of the runner do inside the page, as the text of a script, after in-page.js.

export const runnerInPage = `
const place = async (src, attributes = {}) => {
  document.querySelector('nb-demo').scrollIntoView();
  await customElements.whenDefined('nb-demo');
  const element = document.createElement('nb-demo');
  for (const [name, value] of Object.entries({ src, ...attributes })) element.setAttribute(name, value);
  document.querySelector('main').replaceChildren(element);
  scrollTo(0, 0);
};
// A demo alone on the page, paused at its start.
const alone = async (src, attributes) => {
  await place(src, attributes);
  await until(() => demo().runner?.visible && inside('nb-transport')?.shadowRoot, 'the demo');
  demo().runner.pause();
  await until(() => Object.keys(demo().runner.pictures.data).length > 0, 'the first frame');
  demo().runner.pause(); // it began to play with its first frame
  await demo().runner.start(demo().begin.params, demo().begin.seed);
  await demo().updateComplete;
};
const idleNow = () => !demo().runner.busy;
const idle = async () => {
  await until(idleNow, 'rest');
  await demo().runner.refresh();
  await demo().updateComplete;
};
const playTo = async (goal) => {
  const { runner } = demo();
  while (runner.step < goal) await runner.advance(5, Math.min(10, goal - runner.step));
  await demo().updateComplete;
};
const stops = () => inside('nb-rewind').shadowRoot;
const focusStops = () => stops().querySelector('input').focus();
const sum = (values) => values.reduce((all, value) => all + value, 0);
const looked = () => {
  const { shown, lookingBack } = demo().runner;
  return {
    step: shown.step,
    cost: shown.results.cost,
    output: sum(shown.data.output.values),
    weights: shown.data.network.map(({ data }) => sum(data)),
    back: lookingBack,
  };
};
const goOn = async () => {
  stops().querySelector('button').click();
  await until(() => !demo().runner.lookingBack && idleNow(), 'going on');
};
const sleepAndWake = () => {
  const { runner } = demo();
  runner.see(false);
  runner.suspend();
  runner.see(true);
};
const manyDemos = async (src, count) => {
  let [now, most] = [0, 0];
  const Plain = Worker;
  window.Worker = class extends Plain {
    constructor(...given) {
      super(...given);
      now += 1;
      most = Math.max(most, now);
    }
    terminate() {
      now -= 1;
      super.terminate();
    }
  };
  await place(src, { controls: '' });
  const first = demo();
  const others = Array.from({ length: count - 1 }, () => first.cloneNode());
  document.querySelector('main').append(...others);
  const steps = [];
  for (const element of [first, ...others, first]) {
    element.scrollIntoView();
    await until(() => element.runner?.visible && element.runner.step > 5 && !element.runner.repeating, 'steps');
    steps.push(element.runner.step);
  }
  return { most, steps };
};
const parts = () => {
  const controls = inside('nb-controls').shadowRoot;
  const { params, experiment } = demo().runner;
  const label = (element) => element.getAttribute('label') ?? element.label;
  return {
    plots: [...demo().shadowRoot.querySelectorAll('nb-plot')].map(({ view }) => view.title),
    labels: [...controls.querySelectorAll('nb-slider')].map(label),
    start: { task: params.task, rate: params.rate, seed: experiment.seed },
  };
};
const limits = () => {
  const controls = inside('nb-controls').shadowRoot;
  const rate = [...controls.querySelectorAll('nb-slider')].find(({ label }) => /rate/.test(label));
  const fields = [...rate.shadowRoot.querySelectorAll('input'), inside('nb-transport').shadowRoot.querySelector('#seed')];
  return {
    disabled: fields.map(({ disabled }) => disabled),
    words: rate.parentElement.textContent,
    speed: demo().runner.pace.limit,
    hidden: [button('Several seeds'), inside('nb-source')].map((part) => part.hidden),
  };
};
const goal = async () => {
  await inside('nb-goal').updateComplete;
  const root = inside('nb-goal').shadowRoot;
  const bar = root.querySelector('progress');
  return bar.value + '/' + bar.max + ' ' + root.querySelector('output').textContent;
};
// What it would say of a run that plays, with so many ms a step.
const estimate = async (ms) => {
  const element = inside('nb-goal');
  Object.assign(element, { playing: true, perStep: ms });
  const told = await goal();
  element.playing = false;
  return told;
};
const aloud = async () => {
  await inside('nb-goal').updateComplete;
  return inside('nb-goal').shadowRoot.querySelector('[role=status]').textContent;
};
const hasSeed = () => inside('nb-transport').shadowRoot.querySelector('#seed') !== null;
const transportButtons = () =>
  [...inside('nb-transport').shadowRoot.querySelectorAll('button')].map((b) => b.textContent.trim());
const picked = () => {
  const names = Object.values(demo().demo.views).find(({ pick }) => pick).pick;
  return Object.fromEntries(names.map((name, i) => [name, [1.25, -0.75][i]]));
};
const pickPlace = () =>
  inside('nb-plot').dispatchEvent(new CustomEvent('nb-pick', { detail: picked() }));
const moved = () => Object.entries(picked()).every(([name, value]) => demo().runner.params[name] === value);
const panel = () => inside('nb-seeds');
const runSeeds = async (steps) => {
  demo().obey('seeds');
  await until(() => panel()?.shadowRoot?.querySelector('form'), 'the panel');
  panel().shadowRoot.querySelector('#steps').value = steps;
  panel().shadowRoot.querySelector('button').click();
  await until(() => panel().ensemble.progress === 1 && !panel().ensemble.running, 'the seeds');
  await panel().updateComplete;
};
const seeds = () => {
  const [{ y, low, high }] = panel().shadowRoot.querySelector('nb-plot').data;
  return {
    rows: panel().shadowRoot.querySelectorAll('tbody tr').length,
    curve: { y: [...y], low: [...low], high: [...high] },
    last: panel().ensemble.members.map((member) => member.last.cost),
  };
};
const openSeed = (number) => panel().shadowRoot.querySelectorAll('tbody a')[number - 1].click();
const seed = () => demo().runner.experiment.seed;
`;
