// Which demo of a page the address speaks of, when it holds an experiment.

/** @typedef {Element & {src: string}} DemoElement */

const named = () => new URLSearchParams(location.hash.slice(1)).get('demo');

/** @returns {Element[]} */
const demos = () => [...document.querySelectorAll('nb-demo')];

/** Whether the address speaks of this demo; of several alike, of the first. @param {DemoElement} element */
export function isMeant(element) {
  const alike = demos().filter((other) => other.getAttribute('src') === element.src);
  return named() === element.src && (alike[0] ?? element) === element;
}

/** Sentences about a link to a demo that is not here; the first demo of the page says them. @param {DemoElement} element */
export function strayLink(element) {
  const name = named();
  const here = demos();
  if (!name || here[0] !== element) return [];
  if (here.some((other) => other.getAttribute('src') === name)) return [];
  const short = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  return [`The link speaks of the demo “${short}”, which is not on this page.`];
}
