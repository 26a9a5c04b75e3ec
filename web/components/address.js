// Which demo of a page the address speaks of, when it holds an experiment; and what a teacher asks of the
// demos of a page.

import { abroad } from '../demo/abroad.js';
import { unlimited } from '../demo/demo-part.js';
import { importDemo } from '../demo/demos.js';

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

/**
 * What a teacher's words make of a demo: those of its attributes, and on the course's own pages those
 * after ? in the address, which mean all demos of the page unless they name one.
 * @param {DemoElement & Record<'hide' | 'lock' | 'set', string>} element
 * @param {import('../../bindings/worker/demo.js').Demo} demo
 * @returns {Promise<import('../demo/demo-part.js').Limits>}
 */
export async function teaching(element, demo) {
  const words = new URLSearchParams(abroad.page ? '' : location.search);
  const one = words.get('demo');
  const asked = (/** @type {'hide' | 'lock' | 'set'} */ name) =>
    [(one ?? element.src) === element.src ? words.get(name) : '', element[name]]
      .filter(Boolean)
      .join(',');
  const given = { hide: asked('hide'), lock: asked('lock'), set: asked('set') };
  if (!Object.values(given).some(Boolean)) return unlimited;
  const { taught } = await import('../demo/teacher.js');
  const shared = words.size > 0 && one === null ? demos() : [];
  const others = shared.map((other) => importDemo(other.getAttribute('src') ?? ''));
  return taught(demo, { ...given, others: (await Promise.all(others)).map((one) => one.default) });
}

/** The address's link; one that names no step is no whole run, and begins as a teacher set it. @param {string} start */
export const linkWith = (start) =>
  /[#&]step=/.test(location.hash) ? location.hash : `${location.hash}&${start}`;
