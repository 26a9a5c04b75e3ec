// What a page shows of a demo: all of it, or only some views and controls, with start values of its
// own, as the attributes of <nb-demo> say.

import { fromLink } from './link.js';

/** @typedef {import('../../bindings/worker/demo.js').Demo} Demo */

/** @param {string} names */
const words = (names) => names.split(/\s+/).filter(Boolean);

/** @template T @param {Record<string, T>} object @param {readonly string[]} names @returns {Record<string, T>} */
const pick = (object, names) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));

/** The demo with these views alone. @param {Demo} demo @param {string | null} names @returns {Demo} */
export function withViews(demo, names) {
  if (names === null) return demo;
  const unknown = words(names).find((name) => !Object.hasOwn(demo.views, name));
  if (unknown === undefined) return { ...demo, views: pick(demo.views, words(names)) };
  const known = Object.keys(demo.views).join(', ');
  throw new Error(`The page asks for the view “${unknown}”; the demo has ${known}.`);
}

/** The demo with controls for these parameters alone. @param {Demo} demo @param {string | null} names @returns {Demo} */
export function withControls(demo, names) {
  if (names === null) return demo;
  const wanted = words(names);
  const groups = Object.entries(demo.groups ?? { Parameters: Object.keys(demo.params) })
    .map(([heading, members]) => [heading, members.filter((name) => wanted.includes(name))])
    .filter(([, members]) => members.length > 0);
  return { ...demo, params: pick(demo.params, wanted), groups: Object.fromEntries(groups) };
}

/**
 * Where it starts: the defaults, or what a page gives in the words of a link.
 * @param {string} src @param {Demo} demo @param {string} given
 * @returns {import('./link.js').Experiment & {complaints: string[]}}
 */
export function startOf(src, demo, given) {
  const start = fromLink(`demo=${encodeURIComponent(src)}&${given}`, src, demo);
  if (!start) throw new Error(`“${src}” has no start.`);
  return start;
}
