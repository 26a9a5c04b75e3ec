// What the tests of the plots do inside the page, as the text of a script.

export const plotsInPage = `
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (condition, what) => {
  const end = performance.now() + 20000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('waited in vain for ' + what);
    await pause(20);
  }
};
const all = () => [...document.querySelectorAll('nb-plot')];
const ids = () => all().map(({ id }) => id);
const plot = (id) => document.getElementById(id);
const drawing = (id) => plot(id).drawing;
const inside = (id, selector) => plot(id).shadowRoot.querySelector(selector);
const hand = (id) => inside(id, '.hand');
const menu = (id) => inside(id, 'nb-plot-menu');
const drawn = (one) => one.failure || (one.plot && drawing(one.id).ariaLabel !== one.view.title);
// Each plot draws when it comes near.
const ready = async () => {
  await until(() => all().length > 0, 'the plots');
  for (const one of all()) {
    const come = () => (one.scrollIntoView({ block: 'center' }), drawn(one)); // others may grow
    await until(come, one.id + ' to be drawn');
  }
  scrollTo(0, 0);
};
const undrawn = () => ids().filter((id) => !drawn(plot(id)));
const heights = () => Object.fromEntries(all().map(({ id }) => [id, drawing(id).offsetHeight]));
const fillScreen = (element) => {
  Object.defineProperty(document, 'fullscreenElement', { configurable: true, get: () => element });
  document.dispatchEvent(new Event('fullscreenchange'));
};
const coloursOf = (canvas) => {
  if (canvas.width === 0) return 0;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
};
const inkOf = (id) => {
  const canvases = [...drawing(id).querySelectorAll('canvas:not(.bar)')];
  const marks = [...drawing(id).querySelectorAll('path, rect')].filter((one) => !one.closest('.frame > svg:first-child') && (one.getAttribute('d') ?? 'M'));
  return Math.max(marks.length, ...canvases.map(coloursOf));
};
const look = async (id) => {
  plot(id).scrollIntoView({ block: 'center' });
  if (id !== 'empty') await until(() => inkOf(id) > 1 || plot(id).failure, id);
  return { ink: inkOf(id), words: drawing(id).getAttribute('aria-label'), failure: plot(id).failure };
};
const hatched = (id) => {
  const canvas = inside(id, 'canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const greys = new Set(new Uint32Array(data.buffer));
  return greys.has(0xff808080) && greys.has(0xffb8b8b8);
};
const listen = () => {
  window.heard = [];
  for (const name of ['nb-pick', 'nb-edit']) {
    document.addEventListener(name, ({ detail }) => window.heard.push([name, detail]));
  }
};
const middleOf = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};
const middle = (id) => middleOf(hand(id));
// What the menu would save, caught on its way out.
const caught = async (id, order) => {
  const { click } = HTMLAnchorElement.prototype;
  let found = null;
  HTMLAnchorElement.prototype.click = function () {
    found = this;
  };
  await menu(id).obey(order);
  HTMLAnchorElement.prototype.click = click;
  if (!found) throw new Error(menu(id).said);
  return found;
};
const blobs = new Map();
const { createObjectURL } = URL;
URL.createObjectURL = (blob) => {
  const url = createObjectURL(blob);
  blobs.set(url, blob);
  return url;
};
const saved = async (id, order) => {
  await look(id);
  const { href, download } = await caught(id, order);
  return { text: await blobs.get(href).text(), name: download };
};
const savedPicture = async (id) => {
  await look(id);
  const { href } = await caught(id, 'png');
  const bitmap = await createImageBitmap(blobs.get(href));
  const canvas = Object.assign(document.createElement('canvas'), { width: bitmap.width, height: bitmap.height });
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  const { width, height } = drawing(id).getBoundingClientRect();
  const box = [Math.ceil(width + 32), Math.ceil(height + 66)];
  return { png: { size: [bitmap.width, bitmap.height], colors: coloursOf(canvas) }, box };
};
const savedSvg = async (id) => {
  const { text } = await saved(id, 'svg');
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const tags = {};
  for (const { localName } of parsed.querySelectorAll('*')) tags[localName] = (tags[localName] ?? 0) + 1;
  return { tags, text };
};
const pictureOf = (id) => drawing(id).querySelector('canvas').toDataURL();
const rows = (id) => menu(id).shadowRoot.querySelector('nb-plot-data').shadowRoot.querySelectorAll('tbody tr').length;
const closeData = (id) => menu(id).shadowRoot.querySelector('nb-plot-data').dialog.close();
const widths = () => ({ scroll: document.documentElement.scrollWidth, inner: innerWidth });
const accessibilityFaults = async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
  return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.join(' ') + ' ' + failureSummary).join('; '));
};
`;
