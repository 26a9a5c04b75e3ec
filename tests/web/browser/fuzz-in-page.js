// A visitor without patience, as the text of a script: random values for every kind of parameter,
// random buttons, keys, places in plots and stops of the slider, all from one seed.

export const fuzzInPage = `
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const frame = () => new Promise(requestAnimationFrame);
const until = async (condition, what, element) => {
  const end = performance.now() + 180000; // on a loaded machine a start with data takes its time
  while (!condition()) {
    if (performance.now() > end) {
      const { step, failure, busy } = element.runner ?? {};
      throw new Error('waited in vain for ' + what + ': ' + JSON.stringify({ step, failure, busy, params: element.runner?.params }));
    }
    await pause(10);
  }
};

// Mulberry32: the same events for the same seed.
const dice = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const fuzzer = (element, roll) => {
  const { demo } = element;
  const pick = (list) => list[Math.floor(roll() * list.length)];
  const between = (min, max) => min + roll() * (max - min);
  const whole = (min, max) => Math.floor(between(min, max + 1));
  const number = ({ min, max, step, scale }) => {
    const any = scale === 'log' ? min * (max / min) ** roll() : between(min, max);
    const value = pick([any, any, any, min, max]);
    return step ? Math.min(max, min + Math.round((value - min) / step) * step) : value;
  };
  const valueOf = (name) => {
    const param = demo.params[name];
    const { params } = element.runner;
    if ('options' in param) return pick(Object.keys(param.options));
    if ('layers' in param) {
      const { max, units, activations } = param.layers;
      return Array.from({ length: whole(0, max) }, () => ({ units: whole(1, units), activation: pick(activations) }));
    }
    if ('image' in param) return Float32Array.from({ length: param.image.width * param.image.height }, () => whole(0, 15) / 15);
    if ('numbers' in param) return param.numbers.names(params).map(() => number(param.numbers));
    if ('table' in param) {
      const { min, max, columns } = param.table;
      return Array.from({ length: whole(min, Math.min(max, min + 20)) }, () => columns.map(() => between(-2, 2)));
    }
    return typeof param.value === 'boolean' ? roll() < 0.5 : number(param);
  };
  const inside = (selector) => element.shadowRoot.querySelector(selector);
  const tell = (selector, type, detail) => inside(selector)?.dispatchEvent(new CustomEvent(type, { detail }));
  const order = (command, value) => tell('nb-transport', 'nb-command', { command, value });
  const names = Object.keys(demo.params);
  const lively = names.filter((name) => !demo.params[name].restart);
  const picks = Object.values(demo.views).flatMap((view) => (view.pick ? [view.pick] : []));
  const acts = [
    () => { const name = pick(names); if (name) tell('nb-controls', 'nb-param', { name, value: valueOf(name) }); },
    () => { const name = pick(lively); if (name) tell('nb-controls', 'nb-param', { name, value: valueOf(name) }); },
    () => order(pick(['toggle', 'single', 'single', 'toggle'])),
    () => roll() < 0.2 && order('seed', whole(0, 999999999)),
    () => order('speed', pick([Infinity, Infinity, 1000, 100, 10, 1])),
    () => tell('nb-rewind', 'nb-command', { command: 'look', value: whole(0, 64) }),
    () => tell('nb-rewind', 'nb-command', { command: pick(['goon', 'back']) }),
    () => {
      const input = inside('nb-rewind')?.shadowRoot?.querySelector('input');
      if (!input) return;
      input.value = String(whole(0, Number(input.max)));
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    },
    () => pick([...inside('nb-transport').shadowRoot.querySelectorAll('button:not(:disabled)')]).click(),
    () => element.dispatchEvent(new KeyboardEvent('keydown', { key: pick([...'psbrPSBR', 'x', 'Tab']) })),
    () => {
      const names = pick(picks);
      if (names) tell('nb-plot', 'nb-pick', Object.fromEntries(names.map((name) => [name, number(demo.params[name])])));
    },
    () => element.runner.see(roll() < 0.9),
    () => roll() < 0.02 && element.runner.suspend(),
  ];
  return () => pick(acts)();
};

const opened = async (src) => {
  await customElements.whenDefined('nb-demo');
  const element = document.createElement('nb-demo');
  element.setAttribute('src', src);
  document.querySelector('main').append(element);
  element.open();
  await until(() => element.runner && element.shadowRoot.querySelector('nb-controls')?.shadowRoot, 'the demo', element);
  await until(() => Object.keys(element.runner.pictures.data).length > 0, 'the first frame', element);
  element.runner.see(true);
  return element;
};

// Many events at once, then some one by one with time for pictures between them; then it is asked for
// a new start, and must show a picture, however slow the machine is; and so on.
const BURST = 2484;
const CALM = 16;

const fuzz = async (src, seed, count) => {
  const element = await opened(src);
  const act = fuzzer(element, dice(seed));
  const { runner } = element;
  const { show } = runner.stage;
  const seen = { frames: 0, steps: 0, starts: 0, failures: 0 };
  runner.stage.show = (frame, fresh) => {
    seen.frames += 1;
    seen.steps += frame.steps;
    if (frame.step === 0) seen.starts += 1;
    return show(frame, fresh);
  };
  const startAnew = async () => {
    const { starts } = seen;
    runner.see(true);
    element.obey('reset');
    await until(() => seen.starts > starts, 'a new start', element);
  };
  for (let i = 0; i < count; i++) {
    act();
    if (i % (BURST + CALM) >= BURST) await frame();
    if (runner.failure) seen.failures += 1;
    if ((i + 1) % (BURST + CALM) === 0) await startAnew();
  }
  element.obey('speed', Infinity);
  await frame(); // events of one burst begin together, after it: a reset among them would not come last
  await startAnew();
  await until(() => !runner.busy && runner.step === 0 && !runner.failure && !runner.diverged, 'rest', element);
  if (element.demo.step) {
    runner.play();
    await until(() => runner.step > 0, 'steps after the reset', element);
  }
  runner.pause();
  await element.updateComplete;
  const card = element.shadowRoot.querySelector('[role=alert]');
  const said = runner.diverged ? '' : (card?.textContent ?? '');
  element.remove();
  return { ...seen, said };
};
`;
