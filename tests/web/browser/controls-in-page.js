// What the tests of controls do inside the page, as the text of a script: the same in every engine.

export const inPage = `
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (condition, what) => {
  const end = performance.now() + 60000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('waited in vain for ' + what);
    await pause(20);
  }
};
const all = (tag) => [...document.querySelector('nb-controls').shadowRoot.querySelectorAll(tag)];
const slider = (label) => all('nb-slider').find((one) => one.label === label);
const deep = (element, ...path) => path.reduce((at, selector) => at.shadowRoot.querySelector(selector), element);
const type = (field, text) => {
  field.value = text;
  field.dispatchEvent(new Event('change'));
};
const fault = (element) => deep(element, '.fault').textContent;
const data = () => all('nb-data')[0];
const paint = () => all('nb-paint')[0];
const digit = () => all('nb-digit')[0];
const pad = () => deep(digit(), 'nb-paint', 'canvas');
const inkOf = (name) => params[name].reduce((a, b) => a + b);
const box = (name) => {
  const places = [...params[name].keys()].filter((i) => params[name][i] > 0);
  const [xs, ys] = [places.map((i) => i % 28), places.map((i) => Math.floor(i / 28))];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
};
const board = () => deep(data(), 'nb-points').shadowRoot.querySelector('svg');
const drop = (target, file) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
};
// Where an element stands once what grows above it has come: the same place in ten pictures.
const placeOf = async (element) => {
  element.scrollIntoView({ block: 'center' });
  for (let same = 0, before = NaN; same < 10; await new Promise(requestAnimationFrame)) {
    const { top } = element.getBoundingClientRect();
    same = top === before ? same + 1 : 0;
    before = top;
  }
  return element.getBoundingClientRect();
};
// Each larger control comes in a file of its own, in any order.
const has = (element, ...path) =>
  !!path.reduce((at, selector) => at?.shadowRoot?.querySelector(selector), element);
const ready = () =>
  until(
    () => has(data(), 'nb-points', 'svg') && has(paint(), 'canvas') && has(digit(), 'nb-paint', 'canvas'),
    'the controls',
  );
`;
