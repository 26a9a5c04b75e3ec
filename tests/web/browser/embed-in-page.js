// What the tests of embedded demos do inside the page, as the text of a script.

export const inPage = `
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (condition, what) => {
  const end = performance.now() + 30000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('waited in vain for ' + what);
    await pause(20);
  }
};
const demos = () => [...document.querySelectorAll('nb-demo')];
const step = (i) => demos()[i]?.runner?.step ?? -1;
const show = async (i) => {
  await until(() => demos()[i]?.shadowRoot?.firstElementChild, 'demo ' + i);
  demos()[i].scrollIntoView();
};
const hear = (type) => until(() => heard['nabla:' + type]?.length > 0, type);
let asked = window.heard ? Object.values(heard).flat().length : 0;
// Says something to the frame and waits for the answer to it.
const ask = async (message) => {
  const id = 'q' + ++asked + Math.random();
  say({ ...message, id });
  const answer = () => Object.values(heard).flat().find((one) => one.id === id);
  await until(answer, 'an answer');
  return answer();
};
const inside = (i, selector) => demos()[i].shadowRoot.querySelector(selector);
const style = (element) => {
  const { color, backgroundColor, fontFamily, textTransform, letterSpacing } = getComputedStyle(element);
  return { color, backgroundColor, fontFamily, textTransform, letterSpacing };
};
// Checks the exercise as it stands, and its solution; what it said after the first and after both.
const solve = async () => {
  const solved = [];
  addEventListener('nabla-solved', ({ detail }) => solved.push(detail.exercise));
  const exercise = document.querySelector('nb-exercise');
  const demo = () => exercise.renderRoot?.querySelector('nb-demo');
  await until(() => demo()?.runner, 'the exercise');
  await exercise.check();
  const early = [...solved];
  exercise.begin(exercise.attempt.solution);
  await exercise.updateComplete;
  await until(() => demo()?.runner, 'the demo anew');
  await exercise.check();
  return { early, solved };
};
`;

/**
 * Two frames of a demo, one that talks with any page, one only with a page elsewhere; both are asked for seed 7. On a
 * page of the demos' own origin, so that one can look into the frames. What became of the seeds, and what was told.
 * @param {string} demo
 */
export const twoFrames = (demo) => `
const told = { any: [], elsewhere: [] };
const frames = Object.entries({ any: '', elsewhere: '&origin=https://elsewhere.example' }).map(([name, origin]) => {
  const frame = document.createElement('iframe');
  frame.src = document.documentElement.dataset.root + 'embed/?demo=${demo}&views=cost' + origin;
  Object.assign(frame, { name, width: 500, height: 400 });
  return frame;
});
addEventListener('message', ({ source, data }) => told[source.name]?.push(data.type));
document.body.prepend(...frames);
const demoIn = ({ contentDocument }) => contentDocument?.querySelector('nb-demo');
const seeds = {};
for (const frame of frames) {
  await until(() => demoIn(frame)?.runner?.step > 0, 'a step of ' + frame.name);
  const there = new Promise((resolve) => frame.contentWindow.addEventListener('message', resolve, { once: true }));
  frame.contentWindow.postMessage({ type: 'nabla:seed', seed: 7 }, '*');
  await there;
  seeds[frame.name] = demoIn(frame).runner.experiment.seed;
}
await until(() => told.any.includes('nabla:state'), 'an answer');
// What was said before comes before this.
const last = new Promise((resolve) => addEventListener('message', ({ data }) => data === 'last' && resolve()));
postMessage('last', '*');
await last;
return { seeds, told };
`;
